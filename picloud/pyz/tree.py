"""One unpacked tree: written whole or not at all, compiled, and looked over at every start.

The stamp in it lists all files with their sizes, as they were when the tree was whole; a file that a power cut left
empty or short is found by its size without reading it.
"""

import contextlib
import hashlib
import json
import os
import py_compile
import shutil
import zipfile
import zlib
from pathlib import Path
from typing import Final

from .cache import STAMP_NAME, cannot_unpack
from .manifest import PackedFile, damaged, describe, files_of
from .progress import Progress
from .refusal import EXIT_TRY_AGAIN, Refused

_STAMP_FORMAT: Final = 1
_UNREADABLE: tuple[type[Exception], ...] = (zipfile.BadZipFile, zlib.error, EOFError)
with contextlib.suppress(ImportError):  # a Python without it is refused when something must be unpacked with it
    from lzma import LZMAError

    _UNREADABLE = (*_UNREADABLE, LZMAError)
_SPARE_BYTES: Final = 8 * 1024 * 1024


def is_whole(tree: Path) -> bool:
    """True when the stamp is there and every file that it lists has its size."""
    try:
        stamp = json.loads((tree / STAMP_NAME).read_bytes())
        if stamp["format"] != _STAMP_FORMAT:
            return False
        base = f"{tree}/"
        return all(os.stat(base + path).st_size == size for path, size in stamp["files"].items())  # noqa: PTH116  # speed
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def faults(tree: Path, archive: Path, target: str) -> list[str]:
    """The files of a tree that differ from the archive's, read byte for byte."""
    with zipfile.ZipFile(archive) as packed:
        files = files_of(packed, target)
    return [file.path for file in files if _hash_of(tree / file.path) != file.sha256]


def _hash_of(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def unpack(archive: Path, target: str, tree: Path, progress: Progress) -> None:
    """Write the tree beside its place, compile it, put it there. What was there before is removed.

    Args:
        progress: gets a step for each file that is written or compiled.
    Raises:
        Refused: the archive is damaged, the disk is full, or the directory cannot be written; nothing is left behind.
    """
    part = tree.with_name(f".part-{tree.name}-{os.getpid()}")
    try:
        with zipfile.ZipFile(archive) as packed:
            files = files_of(packed, target)
            _check_room(tree.parent, files)
            modules = [file for file in files if file.path.endswith(".py")]
            progress.total = len(files) + len(modules)
            sizes = _write_files(packed, files, part, progress)
        sizes |= _compile(part, modules, progress)
        _write_stamp(part, sizes)
        _put_in_place(part, tree)
    except _UNREADABLE as exc:
        raise damaged(describe(exc), archive) from exc
    except (NotImplementedError, RuntimeError) as exc:
        raise damaged(f"it is packed in a way that this Python cannot read ({describe(exc)})", archive) from exc
    except OSError as exc:
        raise cannot_unpack(tree.parent, exc) from exc
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _check_room(root: Path, files: list[PackedFile]) -> None:
    """Before anything is written: a full disk is refused with what is missing, not found half way."""
    needed = sum(file.size for file in files) * 3 // 2 + _SPARE_BYTES
    system = os.statvfs(root)
    free = system.f_bavail * system.f_frsize
    if free < needed:
        raise Refused(
            f"{root}: picloud.pyz needs {needed >> 20} MiB to unpack itself, {free >> 20} MiB are free; make room, or "
            "set SHIV_ROOT to another directory",
            EXIT_TRY_AGAIN,
        )


def _write_files(packed: zipfile.ZipFile, files: list[PackedFile], part: Path, progress: Progress) -> dict[str, int]:
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    made = set()
    for file in files:
        path = part / file.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        try:
            data = packed.read(file.member)
        except KeyError:
            raise damaged(f"{file.path} is missing") from None
        if len(data) != file.size or hashlib.sha256(data).hexdigest() != file.sha256:
            raise damaged(f"{file.path} is not what was built")
        path.write_bytes(data)
        progress.step()
    return {file.path: file.size for file in files}


def _compile(part: Path, modules: list[PackedFile], progress: Progress) -> dict[str, int]:
    """Write bytecode for all modules, so that no later start has to make it or to look whether it is still right."""
    sizes = {}
    for file in modules:
        progress.step()
        with contextlib.suppress(py_compile.PyCompileError, SyntaxError):  # templates, and syntax of other Pythons
            made = py_compile.compile(
                str(part / file.path),
                dfile=file.path,
                doraise=True,
                quiet=2,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
            if made is not None:
                sizes[str(Path(made).relative_to(part))] = Path(made).stat().st_size
    return sizes


def _write_stamp(part: Path, sizes: dict[str, int]) -> None:
    with (part / STAMP_NAME).open("w", encoding="ascii") as stamp:
        json.dump({"format": _STAMP_FORMAT, "files": sizes}, stamp)
        stamp.flush()
        os.fsync(stamp.fileno())


def _put_in_place(part: Path, tree: Path) -> None:
    """A damaged tree is moved aside first: processes that run from it keep their open files."""
    aside = tree.with_name(f".part-old-{tree.name}-{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        tree.rename(aside)
    part.rename(tree)
    shutil.rmtree(aside, ignore_errors=True)
