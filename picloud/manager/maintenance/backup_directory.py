"""The directory of backups: each is a file with its facts beside it, as JSON. Knows no database. All of it blocks."""

import errno
import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Final, Literal

import msgspec
from msgspec import Struct

from picloud.shared.clock import iso_utc
from picloud.shared.file_faults import describe
from picloud.shared.files import open_regular, read_small, replacing

REMEDY: Final = "check PICLOUD_BACKUP_DIR: it must be a directory that the service can write"
_NAME: Final = re.compile(r"picloud-\d{8}T\d{6}\.\d{3}Z\.backup")
_CHUNK_BYTES: Final = 1024 * 1024
_MOST_FACTS_BYTES: Final = 64 * 1024

DataState = Literal["included", "none", "too_large", "unavailable"]
"""Whether the data of scripts is in a backup: `none` in one of an older version, `too_large` over the bound of backups
that do not ask for it, `unavailable` when it could not be read."""


class Backup(Struct, frozen=True, kw_only=True):
    """One backup. Times are milliseconds since 1970-01-01 UTC; `sha256` is of the file, hexadecimal."""

    name: str
    created_at: int
    bytes: int
    sha256: str
    schema: int
    digests: Mapping[str, str]
    """Of the rows, by table."""
    proved_at: int | None
    """When it was restored on trial; None when that failed."""
    fault: str | None = None
    data: DataState = "none"

    @property
    def scripts(self) -> int:
        """The number of scripts in it."""
        return int(self.digests.get("scripts", "0:").partition(":")[0])


def name_at(milliseconds: int) -> str:
    """Return the name of a backup that is made at this time: `picloud-20261123T183000.000Z.backup`."""
    return f"picloud-{iso_utc(milliseconds).replace('-', '').replace(':', '')}.backup"


def is_backup_name(name: str) -> bool:
    """Return whether a backup can have this name."""
    return _NAME.fullmatch(name) is not None


def make_directory(directory: Path) -> None:
    """Make the directory if there is none.

    Raises:
        OSError: it cannot be made or written.
    """
    directory.mkdir(mode=0o700, exist_ok=True)
    if not os.access(directory, os.W_OK | os.X_OK):
        read_only = os.statvfs(directory).f_flag & os.ST_RDONLY
        raise OSError(errno.EROFS if read_only else errno.EACCES, "")


def look(directory: Path) -> tuple[list[Backup], str | None]:
    """Return the backups whose file and facts are in the directory, and the fault of the directory, if any."""
    found: list[Backup] = []
    fault: str | None = None
    try:
        names = {entry.name for entry in os.scandir(directory) if entry.is_file(follow_symlinks=False)}
    except FileNotFoundError as exc:
        return [], None if directory.parent.is_dir() else describe(exc, directory, REMEDY)
    except OSError as exc:
        return [], describe(exc, directory, REMEDY)
    for name in sorted(names):
        if is_backup_name(name):
            try:
                found.append(msgspec.json.decode(read_facts(directory / name), type=Backup))
            except (FileNotFoundError, msgspec.DecodeError):
                continue
            except OSError as exc:
                fault = describe(exc, facts_of(directory / name))
    if fault is None and not os.access(directory, os.W_OK | os.X_OK):
        return found, f"{directory}: cannot be written; {REMEDY}"
    return found, fault


def open_readable(path: Path) -> BinaryIO:
    """Open a backup whose first bytes can be read.

    Raises:
        OSError: they cannot.
    """
    stream = os.fdopen(open_regular(path, follow_links=False), "rb")
    try:
        stream.peek(1)
    except BaseException:
        stream.close()
        raise
    return stream


def read_facts(path: Path) -> bytes:
    """Return the facts about a backup as they were written.

    Raises:
        OSError: they cannot be read.
    """
    return read_small(facts_of(path), _MOST_FACTS_BYTES)


def write_facts(path: Path, backup: Backup) -> None:
    """Write the facts about a backup beside it. `path`: of the backup, as in all functions here."""
    with replacing(facts_of(path), 0o600) as stream:
        stream.write(msgspec.json.encode(backup))


def delete(path: Path) -> None:
    """Delete a backup with its facts."""
    path.unlink(missing_ok=True)
    facts_of(path).unlink(missing_ok=True)


def facts_of(path: Path) -> Path:
    """Return the path of the facts about a backup."""
    return path.with_name(f"{path.name}.json")


def measure(path: Path) -> tuple[int, str]:
    """Return the size of a backup in bytes, and its SHA-256 in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return path.stat().st_size, digest.hexdigest()
