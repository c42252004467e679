"""The SQLite that picloud.pyz brings: its amalgamation from a crate that carries it, compiled for each machine.

Python's `sqlite3` takes whatever library of the name `libsqlite3.so.0` is loaded already, so one file serves every
version of Python (`picloud/pyz/begin.py` loads it). Knows nothing of the rest of the build.
"""

import hashlib
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

SQLITE_VERSION: Final = "3.54.1"
CRATE: Final = "0.40.0"
SOURCE_SHA256: Final = "0c657666d819f261cc4007526ad57e1669de9949df7a8ea847aa284a2bf0ee52"
ZIG: Final = "ziglang==0.15.2"
_FLAGS: Final = (
    *("-O2", "-shared", "-fPIC", "-Wl,-soname,libsqlite3.so.0"),
    *("-DSQLITE_THREADSAFE=1", "-DSQLITE_ENABLE_DBSTAT_VTAB", "-DSQLITE_ENABLE_COLUMN_METADATA"),
    *("-DHAVE_FDATASYNC=1", "-DHAVE_USLEEP=1"),
)
_MANIFEST: Final = f"""[package]
name = "sqlite-source"
version = "0.0.0"
edition = "2021"
[lib]
path = "lib.rs"
[dependencies]
libsqlite3-sys = {{ version = "={CRATE}", default-features = false }}
"""

Run = Callable[..., str]


def sqlite_library(machine: str, native: bool, cache: Path, work: Path, run: Run) -> bytes:
    """The library, from the cache when it was built before.

    Args:
        native: whether this machine is such a one; others are compiled for by Zig.
        cache: kept from build to build.
        work: for what is thrown away.
        run: runs a command, and raises when it fails.
    Raises:
        ValueError: the source is not the one that was pinned.
    """
    built = hashlib.sha256(" ".join((SOURCE_SHA256, *_FLAGS)).encode()).hexdigest()[:16]
    kept = cache / "sqlite" / f"{built}-{machine}.so"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = work / f"libsqlite3-{machine}.so.0"
        run(*_compiler(machine, native, work, run), *_FLAGS, "-o", part, _source(work, run), "-lm")
        shutil.copyfile(part, kept.with_suffix(".part"))
        kept.with_suffix(".part").rename(kept)
    return kept.read_bytes()


def _compiler(machine: str, native: bool, work: Path, run: Run) -> tuple[str | Path, ...]:
    if native:
        return ("cc",)
    python = work / "zig" / "bin" / "python"
    run(sys.executable, "-m", "venv", work / "zig")
    run(python, "-m", "pip", "install", "--quiet", ZIG)
    return (python, "-m", "ziglang", "cc", "-target", f"{machine}-linux-gnu.2.28")


def _source(work: Path, run: Run) -> Path:
    """The amalgamation, held to its digest."""
    folder = work / "sqlite-source"
    source = folder / "vendor" / "libsqlite3-sys" / "sqlite3" / "sqlite3.c"
    if not source.is_file():
        folder.mkdir()
        (folder / "Cargo.toml").write_text(_MANIFEST, "ascii")
        (folder / "lib.rs").touch()
        run("cargo", "vendor", "--quiet", "--manifest-path", folder / "Cargo.toml", folder / "vendor")
    if hashlib.sha256(source.read_bytes()).hexdigest() != SOURCE_SHA256:
        raise ValueError(f"{source.name} of libsqlite3-sys {CRATE} is not the one that was pinned")
    return source
