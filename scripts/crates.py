"""Called by scripts/setup: writes rhai-python/Cargo.lock from crates.txt beside it, which has the version and checksum
of every crate but, unlike a lock file, names no registry. Fails when cargo resolves anything else.

With --update, resolves all crates again within the ranges of the manifests and writes crates.txt."""

import argparse
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

WORKSPACE = Path(__file__).parents[1] / "rhai-python"
_HEAD = "# Every crate of the engine: name, version, SHA-256. Written by scripts/crates.py --update; do not edit.\n"
Crates = dict[tuple[str, str], str]
"""Checksums by name and version."""


class CratesRefused(Exception):
    """What cargo would build is not what crates.txt lists. The message says why, and what to do."""


def read_list(file: Path) -> Crates:
    lines = [line.split() for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {(name, version): checksum for name, version, checksum in lines}


def write_list(file: Path, crates: Crates) -> None:
    lines = [f"{name} {version} {checksum}\n" for (name, version), checksum in sorted(crates.items())]
    file.write_text(_HEAD + "".join(lines), "utf-8")


def read_lock(file: Path) -> Crates:
    """Return the crates of a lock file that come from a registry."""
    packages = tomllib.loads(file.read_text("utf-8"))["package"]
    return {
        (package["name"], package["version"]): package.get("checksum", "without a checksum")
        for package in packages
        if "source" in package
    }


def cargo(directory: Path, *arguments: str) -> None:
    done = subprocess.run(["cargo", *arguments], cwd=directory, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CratesRefused(f"cargo {arguments[0]}: {done.stderr.strip()}")


def registry_of_cargo(crate: str, version: str) -> tuple[int, str]:
    """Return the lock file format of this cargo and its name for the registry, from a project with one dependency."""
    with tempfile.TemporaryDirectory() as directory:
        (project := Path(directory, "probe")).mkdir()
        (project / "lib.rs").touch()
        (project / "Cargo.toml").write_text(
            '[package]\nname = "probe"\nversion = "0.0.0"\n[lib]\npath = "lib.rs"\n'
            f'[dependencies]\n{crate} = "={version}"\n[workspace]\n'
        )
        cargo(project, "generate-lockfile")
        lock = tomllib.loads((project / "Cargo.lock").read_text("utf-8"))
    return lock["version"], next(package["source"] for package in lock["package"] if "source" in package)


def write_lock(file: Path, crates: Crates) -> None:
    """Write a lock file without edges: cargo adds them and keeps the versions and checksums."""
    form, source = registry_of_cargo(*min(crates))
    parts = [f"version = {form}\n"]
    for (name, version), checksum in sorted(crates.items()):
        parts.append(
            f'[[package]]\nname = "{name}"\nversion = "{version}"\nsource = "{source}"\nchecksum = "{checksum}"\n'
        )
    file.write_text("\n".join(parts), "utf-8")


def lock(workspace: Path) -> None:
    """Write Cargo.lock of a workspace from its crates.txt.

    Raises:
        CratesRefused: a crate is not listed, is listed in vain, or has another checksum. There is no Cargo.lock then.
    """
    file = workspace / "Cargo.lock"
    listed = read_list(workspace / "crates.txt")
    try:
        write_lock(file, listed)
        cargo(workspace, "update", "--workspace")
        found = read_lock(file)
        if found != listed:
            differing = sorted({f"{name} {version}" for (name, version), _ in found.items() ^ listed.items()})
            raise CratesRefused(f"not as in crates.txt: {', '.join(differing)}")
    except CratesRefused:
        file.unlink(missing_ok=True)
        raise


def update(workspace: Path) -> None:
    cargo(workspace, "generate-lockfile")
    write_list(workspace / "crates.txt", read_lock(workspace / "Cargo.lock"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="resolve anew and write crates.txt")
    options = parser.parse_args()
    try:
        (update if options.update else lock)(WORKSPACE)
    except CratesRefused as refused:
        print(
            f"crates: {refused}\ncrates: after a change of Cargo.toml, run .venv/bin/python scripts/crates.py --update",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
