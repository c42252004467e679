"""What the benchmark compares with and loads with, brought in once and kept outside the checkout."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
PEERS: Final = HERE / "peers"


class Missing(Exception):
    """Something to compare with cannot be brought in; the message says what to install."""


def cache() -> Path:
    """Where peers are kept between runs."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    directory = base / "picloud" / "benchmark"
    directory.mkdir(parents=True, exist_ok=True)
    return directory


def _run(sentence: str, command: list[str | Path], directory: Path, environ: Mapping[str, str] | None = None) -> None:
    sys.stderr.write(f"bench: {sentence}\n")
    done = subprocess.run(
        [str(word) for word in command],
        cwd=directory,
        env={**os.environ, **(environ or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Missing(f"{sentence} failed:\n{done.stdout[-1_000:]}{done.stderr[-2_000:]}")


def _require(program: str, way_out: str) -> None:
    if shutil.which(program) is None:
        raise Missing(f"{program} is missing: {way_out}")


def npm_peers() -> Path:
    """The directory with workerd, Deno and Node-RED in `node_modules`."""
    _require("npm", "apt-get install npm")
    directory = cache() / "npm"
    directory.mkdir(exist_ok=True)
    wanted = (PEERS / "package.json").read_bytes()
    stamp = directory / "installed.json"
    if not stamp.exists() or stamp.read_bytes() != wanted:
        (directory / "package.json").write_bytes(wanted)
        _run("installing workerd, Deno and Node-RED (370 MB)", ["npm", "install", "--no-audit", "--no-fund"], directory)
        stamp.write_bytes(wanted)
    work = (PEERS / "work.js").read_text("utf-8")
    shutil.copy(PEERS / "workerd.js", directory)
    shutil.copy(PEERS / "workerd.capnp", directory)
    shutil.copy(PEERS / "deno.js", directory)
    (directory / "work.mjs").write_text(f"{work}\nexport default work;\n", "utf-8")
    return directory


def pocketbase() -> Path:
    """The program, built with the machine's Go."""
    _require("go", "apt-get install golang")
    directory = cache() / "pocketbase"
    program = directory / "pocketbase"
    if not program.exists() or program.stat().st_mtime < (PEERS / "pocketbase" / "main.go").stat().st_mtime:
        shutil.copytree(PEERS / "pocketbase", directory, dirs_exist_ok=True)
        environ = {"GOFLAGS": "-mod=mod"}
        _run("building PocketBase (1 minute)", ["go", "build", "-o", program, "."], directory, environ)
    return program


def native_limit() -> Path:
    """The native limit of `benchmarks/native`."""
    return _native("native-limit")


def open_loop() -> Path:
    """The generator of open loops."""
    return _native("open-loop")


def _native(program: str) -> Path:
    _require("cargo", "apt-get install cargo (Debian 13) or cargo-web (Debian 12)")
    target = HERE / "native" / "target"  # one for each checkout: cargo compares times of files
    command: list[str | Path] = [
        "cargo",
        "build",
        "--release",
        "--manifest-path",
        HERE / "native" / "Cargo.toml",
        "--bin",
        program,
    ]
    _run(f"building {program} (2 minutes the first time)", command, HERE, {"CARGO_TARGET_DIR": str(target)})
    return target / "release" / program
