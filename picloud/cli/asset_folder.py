"""A folder of files on this machine as an archive of static assets. Knows no server."""

import hashlib
import io
import os
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.shared.file_faults import describe

_LEFT_OUT: Final = frozenset({"node_modules", "__MACOSX"})
_KEPT: Final = ".well-known"
"""The one name with a dot that is meant for the web."""
_MOST_BYTES: Final = 64 * 1024 * 1024
"""Of all files: the server takes less. Stops a folder that was named by mistake."""
_MOST_FILES: Final = 10_000
_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""Of all entries, so that the same files make the same archive."""


class LocalFile(Struct, frozen=True):
    """A file of the folder. `path`: below it, with `/` between its parts; `digest`: the SHA-256 of its bytes."""

    path: str
    data: bytes
    digest: str


class Changes(Struct, frozen=True):
    """The difference between a folder and the live version, each list in order."""

    added: list[str]
    changed: list[str]
    removed: list[str]

    @property
    def count(self) -> int:
        return len(self.added) + len(self.changed) + len(self.removed)


def read_folder(folder: Path, *, is_whole: bool) -> list[LocalFile]:
    """Return the files below a folder by path.

    Args:
        is_whole: names that begin with a dot and `node_modules` too.
    Raises:
        CommandFailed: `input`; it has no files, or far too many, or a link. `cannot_read`.
    """
    files: list[LocalFile] = []
    total = 0
    for file in _walk(folder, is_whole=is_whole):
        path = file.relative_to(folder).as_posix()
        if file.is_symlink() or not file.is_file():
            raise CommandFailed(f"{file} is a link or no regular file", code="input", hint="copy what it leads to")
        try:
            data = file.read_bytes()
        except OSError as exc:
            raise CommandFailed(describe(exc, file), code="cannot_read") from exc
        total += len(data)
        if total > _MOST_BYTES or len(files) >= _MOST_FILES:
            message = f"{folder} has more files than can be pushed"
            raise CommandFailed(message, code="input", hint="name the folder that your build writes, such as dist")
        files.append(LocalFile(path, data, hashlib.sha256(data).hexdigest()))
    if not files:
        raise CommandFailed(f"{folder} has no files to push", code="input", exit_code=EXIT_USAGE)
    return sorted(files, key=lambda file: file.path)


def pack(files: list[LocalFile]) -> bytes:
    """Return a zip archive of the files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.path, _TIME), file.data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def compare(files: list[LocalFile], live: Mapping[str, str]) -> Changes:
    """Return what a push would change. `live`: digests of the live files, by path."""
    local = {file.path: file.digest for file in files}
    return Changes(
        added=sorted(local.keys() - live.keys()),
        changed=sorted(path for path in local.keys() & live.keys() if local[path] != live[path]),
        removed=sorted(live.keys() - local.keys()),
    )


def _walk(folder: Path, *, is_whole: bool) -> Iterator[Path]:
    def fail(error: OSError) -> None:
        raise CommandFailed(describe(error, folder), code="cannot_read") from error

    for place, folders, names in os.walk(folder, onerror=fail):
        if not is_whole:
            folders[:] = [name for name in folders if _is_pushed(name)]
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        yield from (Path(place) / name for name in [*links, *names] if is_whole or _is_pushed(name))


def _is_pushed(name: str) -> bool:
    return name not in _LEFT_OUT and (not name.startswith(".") or name == _KEPT)
