"""Builds dist/picloud.pyz; called by scripts/build. One part for each step: engine, wheels, tree, archive, proof.

The archive depends on the sources and the pinned packages alone: names are sorted, times are fixed, and what differs
between targets is found by comparing bytes. `picloud/pyz/manifest.py` describes what is inside.
"""

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from pathlib import Path
from typing import Final

from sqlite_library import sqlite_library

ROOT: Final = Path(__file__).parents[1]
CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "picloud" / "build"
REQUIREMENTS: Final = ROOT / "requirements" / "package.txt"
PYTHONS: Final = ("3.11", "3.12", "3.13")
MACHINES: Final = ("x86_64", "aarch64")
NATIVE: Final = platform.machine()
ZIG_PACKAGES: Final = ("ziglang==0.15.2", "maturin==1.16.0")
GLIBC: Final = ("manylinux_2_28", "manylinux_2_26", "manylinux_2_24", "manylinux_2_17", "manylinux2014")
_LARGEST_BYTES: Final = 32 * 1024 * 1024
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
# what nothing needs at run time: sources of compiled modules, type stubs, lists that pip would use
_LEFT_OUT: Final = (
    ".pyx",
    ".pxd",
    ".pxi",
    ".c",
    ".h",
    ".cpp",
    ".pyi",
    "/RECORD",
    "/WHEEL",
    "/INSTALLER",
    "/top_level.txt",
)

# parts of packages that PiCloud never imports; compiling them would lengthen the first start
_UNUSED: Final = (
    "aiosqlite/tests/",
    "anyio/_backends/_trio.py",
    "anyio/pytest_plugin.py",
    "asyncpg/_testbase/",
    "cffi/",  # argon2 needs the compiled _cffi_backend alone
    "hypercorn/trio/",
    "pycparser/",
    "pydantic/mypy.py",
    "pydantic/v1/",
    "uvloop/_testbase.py",
)

Tree = dict[str, bytes]


class BuildFailed(Exception):
    """One line for the operator."""


def say(sentence: str) -> None:
    print(f"build: {sentence}", file=sys.stderr, flush=True)


def run(*command: str | Path, **environ: str) -> str:
    arguments = [str(part) for part in command]
    environ = {**os.environ, **environ}
    done = subprocess.run(arguments, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildFailed(f"{Path(command[0]).name} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


# --- the engine


def engine_wheel(machine: str) -> Path:
    """The wheel of rhai-python for a machine; that of this one was made by scripts/setup."""
    kept = CACHE / "wheels" / f"{(ROOT / '.venv' / 'engine.stamp').read_text().strip()}-{machine}"
    if not kept.is_dir():
        if machine == NATIVE:
            raise BuildFailed(f"{kept} is missing: remove .venv/engine.stamp and run scripts/setup")
        cross_build(machine, kept)
    return next(kept.glob("*.whl"))


def cross_build(machine: str, kept: Path) -> None:
    """Zig links for the other machine, against a C library as old as Debian 10's."""
    say(f"building the Rhai engine for {machine} (about 3 minutes)")
    target = f"{machine}-unknown-linux-gnu"
    if not (Path(run("rustc", "--print", "sysroot").strip()) / "lib" / "rustlib" / target).is_dir():
        raise BuildFailed(f"Rust cannot build for {machine}: rustup target add {target}")
    run(sys.executable, "scripts/crates.py")
    with tempfile.TemporaryDirectory() as work:
        run(sys.executable, "-m", "venv", f"{work}/venv")
        run(f"{work}/venv/bin/python", "-m", "pip", "install", "--quiet", *ZIG_PACKAGES)
        run(
            f"{work}/venv/bin/maturin",
            *("build", "--release", "--locked", "--zig", "--target", target, "--compatibility", "manylinux_2_28"),
            *("--interpreter", "python3.11", "--manifest-path", "rhai-python/Cargo.toml", "--out", f"{work}/wheels"),
            PATH=f"{work}/venv/bin:{os.environ['PATH']}",
        )
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(f"{work}/wheels", f"{kept}.part", dirs_exist_ok=True)
    Path(f"{kept}.part").rename(kept)


# --- wheels


def download_wheels(python: str, machine: str) -> list[Path]:
    """The pinned packages for one target, checked against their hashes."""
    pinned = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:16]
    kept = CACHE / "packages" / f"{pinned}-{python}-{machine}"
    if not kept.is_dir():
        say(f"fetching packages for CPython {python} on {machine}")
        part = Path(f"{kept}.part-{os.getpid()}")
        platforms = [word for name in GLIBC for word in ("--platform", f"{name}_{machine}")]
        run(
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"),
            *("--only-binary=:all:", *platforms, "--implementation", "cp", "--python-version", python),
            *("--requirement", REQUIREMENTS, "--dest", part),
        )
        part.rename(kept)
    return sorted(kept.glob("*.whl"))


def application_wheel(work: Path) -> Path:
    """PiCloud itself, with migrations and what else pyproject.toml makes package data."""
    say("packing picloud itself")
    run(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"),
        *("--wheel-dir", work, "."),
        SOURCE_DATE_EPOCH="315532800",
    )
    return next(work.glob("picloud-*.whl"))


# --- trees


def dashboard_tree() -> Tree:
    """The built dashboard, where `picloud/server/assets.py` looks for it; empty when it was not built."""
    folder = ROOT / "dashboard" / "build"
    if not folder.is_dir():
        say("there is no dashboard/build: the file will hold no dashboard (scripts/build-dashboard makes it)")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {f"picloud/_dashboard/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files}


def read_wheel(wheel: Path) -> Tree:
    """Return the files of a wheel that are used at run time."""
    with zipfile.ZipFile(wheel) as packed:
        return {
            name: packed.read(name)
            for name in packed.namelist()
            if not name.endswith(("/", *_LEFT_OUT))
            and not name.startswith(_UNUSED)
            and ".data/" not in name
            and "__pycache__" not in name
        }


def build_tree(wheels: list[Path], machine: str) -> Tree:
    """All files of one target, native ones without what only a debugger reads."""
    tree: Tree = {}
    for wheel in wheels:
        tree |= read_wheel(wheel)
    return {path: stripped(data, machine) if is_native(path) else data for path, data in tree.items()}


def sqlite_tree(machine: str, work: Path) -> Tree:
    """SQLite, where `picloud/pyz/begin.py` looks for it."""
    try:
        library = sqlite_library(machine, machine == NATIVE, CACHE, work, run)
    except ValueError as exc:
        raise BuildFailed(str(exc)) from exc
    return {"picloud/_sqlite/libsqlite3.so.0": stripped(library, machine)}


def is_native(path: str) -> bool:
    return ".so" in Path(path).suffixes


def stripped(data: bytes, machine: str) -> bytes:
    kept = CACHE / "stripped" / hashlib.sha256(data).hexdigest()
    if not kept.is_file():
        tool = "strip" if machine == NATIVE else f"{machine}-linux-gnu-strip"
        if shutil.which(tool) is None:
            package = "binutils" if machine == NATIVE else f"binutils-{machine}-linux-gnu"
            raise BuildFailed(f"{tool} is missing: apt-get install {package}")
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = Path(f"{kept}.part-{os.getpid()}")
        part.write_bytes(data)
        run(tool, "--strip-unneeded", part)
        part.rename(kept)
    return kept.read_bytes()


def split_into_parts(trees: dict[str, Tree]) -> dict[str, Tree]:
    """What all targets share, what those of a machine share, what is left of each."""
    parts = {"common": shared(list(trees.values()))}
    for machine in {target.partition("-")[2] for target in trees}:
        own = [tree for target, tree in trees.items() if target.endswith(f"-{machine}")]
        parts[machine] = less(shared(own), parts["common"])
    for target, tree in trees.items():
        parts[target] = less(less(tree, parts["common"]), parts[target.partition("-")[2]])
    return {name: tree for name, tree in parts.items() if tree}


def shared(trees: list[Tree]) -> Tree:
    first, *others = trees
    return {path: data for path, data in first.items() if all(other.get(path) == data for other in others)}


def less(tree: Tree, other: Tree) -> Tree:
    return {path: data for path, data in tree.items() if path not in other}


# --- the archive


def write_archive(path: Path, parts: dict[str, Tree], targets: list[str]) -> str:
    """Write the file; returns its build id."""
    start = {
        f"_start/{file.name}": file.read_bytes()
        for file in (ROOT / "picloud" / "pyz").glob("*.py")
        if file.name != "__main__.py"
    }
    start["__main__.py"] = (ROOT / "picloud" / "pyz" / "__main__.py").read_bytes()
    listed = {
        part: {name: [len(data), hashlib.sha256(data).hexdigest()] for name, data in sorted(tree.items())}
        for part, tree in sorted(parts.items())
    }
    manifest = json.dumps({"parts": listed}, sort_keys=True).encode("ascii")
    digest = hashlib.sha256(manifest)
    for _, data in sorted(start.items()):
        digest.update(hashlib.sha256(data).digest())
    members = dict(start)
    members["build.json"] = build_document(digest.hexdigest(), targets)
    members["manifest.json"] = manifest
    for part, tree in parts.items():
        members |= {f"tree/{part}/{name}": data for name, data in tree.items()}
    with path.open("wb") as stream:
        stream.write(b"#!/usr/bin/env python3\n")
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            for name, data in sorted(members.items()):
                entry = zipfile.ZipInfo(name, _EARLIEST)
                # a quarter less for machine code; the rest must be readable without the lzma module
                entry.compress_type = zipfile.ZIP_LZMA if is_native(name) else zipfile.ZIP_DEFLATED
                entry.create_system, entry.external_attr = 3, 0o100644 << 16
                packed.writestr(entry, data)
    path.chmod(0o755)
    return digest.hexdigest()


def build_document(build_id: str, targets: list[str]) -> bytes:
    from picloud.manager.storage.migrate import load_migrations, schema_version  # noqa: PLC0415  # slow
    from picloud.shared.version import WIRE_VERSION  # noqa: PLC0415  # with the other

    document = {
        "product": product_version(),
        "build_id": build_id,
        "schema": schema_version(load_migrations("sqlite")),
        "wire": WIRE_VERSION,
        "targets": targets,
    }
    return json.dumps(document, indent=2).encode("ascii")


def product_version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return str(project["project"]["version"])


def refuse_mixed_versions() -> None:
    """All parts of the product carry one version (docs/explanation/versioning.md)."""
    from scripts.versioning.product import disagreements  # noqa: PLC0415  # as in `build_document`

    for sentence in disagreements(ROOT):
        raise BuildFailed(sentence)


def prove(archive: Path) -> None:
    """The file must run here and say the version that it was built as, when it holds this machine."""
    with tempfile.TemporaryDirectory() as cache:
        said = json.loads(run(sys.executable, archive, "version", "--json", SHIV_ROOT=f"{cache}/tree"))
    if said["product"] != product_version():
        raise BuildFailed(f"the file says version {said['product']}, pyproject.toml {product_version()}")


def build(machines: tuple[str, ...], folder: Path, name: str) -> Path:
    refuse_mixed_versions()
    dashboard = dashboard_tree()
    with tempfile.TemporaryDirectory() as work:
        own = application_wheel(Path(work))
        trees: dict[str, Tree] = {}
        for machine in machines:
            engine = engine_wheel(machine)
            brought = sqlite_tree(machine, Path(work))
            for python in PYTHONS:
                target = f"cp{python.replace('.', '')}-{machine}"
                trees[target] = (
                    build_tree([*download_wheels(python, machine), engine, own], machine) | dashboard | brought
                )
                say(f"{target}: {len(trees[target])} files, {sum(map(len, trees[target].values())) >> 20} MiB")
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{name}.part"
    build_id = write_archive(part, split_into_parts(trees), list(trees))
    if NATIVE in machines:
        prove(part)
    if part.stat().st_size > _LARGEST_BYTES:
        raise BuildFailed(f"the file has {part.stat().st_size >> 20} MiB, more than {_LARGEST_BYTES >> 20}")
    part.rename(folder / name)
    say(f"build {build_id[:16]}")
    return folder / name


def write_sums(folder: Path) -> None:
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(folder.glob("*.pyz"))]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="ascii")


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/build", description=__doc__)
    parser.add_argument("--only", choices=MACHINES, help="build for this machine alone")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="the directory to write to; default: dist")
    options = parser.parse_args()
    only, folder = options.only, options.out.absolute()
    began = time.monotonic()
    try:
        made = build((only,) if only else MACHINES, folder, "picloud.pyz")
    except BuildFailed as failure:
        say(str(failure))
        if only:
            return 1
        say(f"the other machine cannot be built for here: the file will hold {NATIVE} alone")
        try:
            made = build((NATIVE,), folder, f"picloud-{NATIVE}.pyz")
        except BuildFailed as again:
            say(str(again))
            return 1
    write_sums(folder)
    size = made.stat().st_size / 1e6
    say(f"{made}, {size:.1f} MB, in {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
