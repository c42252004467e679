"""Reads the zip archive of a push. An archive is hostile until all of it was read: what it declares is checked first,
and then what is really in it. Nothing is unpacked to a file, and no more than a piece at a time into memory."""

import hashlib
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final

from msgspec import Struct

from picloud.manager.assets.limits import MAX_ARCHIVE_BYTES, MAX_FILES, MAX_UNPACKED_BYTES
from picloud.manager.assets.names import Paths, normal_path, refused
from picloud.shared.assets import PIECE_BYTES
from picloud.shared.errors import Invalid, TooLarge
from picloud.shared.models import MIB

_ENTRY: Final = b"PK\x01\x02"
"""Begins each entry of the directory of an archive."""
_MOST_ENTRIES: Final = 10_000
"""Of files and folders: the directory is read into memory."""
_UTF8_FLAG: Final = 0x800
_ENCRYPTED_FLAGS: Final = 0x1 | 0x40 | 0x2000
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The others are decompressed in one go, whatever comes of it."""
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
    OSError,
)


class PackedFile(Struct, frozen=True):
    """A file of an archive. `path`: in normal form; `content`: the SHA-256 of its bytes."""

    path: str
    content: str
    size: int
    info: zipfile.ZipInfo


class Archive:
    """An archive that was read whole. Blocks; not for several threads at once.

    Raises:
        TooLarge: it is too long. Invalid: `invalid_archive`.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > MAX_ARCHIVE_BYTES:
            raise too_large()
        if data.count(_ENTRY) > _MOST_ENTRIES:
            raise _unusable(f"it has more than {_MOST_ENTRIES:,} entries")
        with _readable():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.files = self._examine()

    def pieces(self, file: PackedFile) -> Iterator[bytes]:
        """Yield the bytes of a file, each piece but the last of `PIECE_BYTES`."""
        with _readable(), self._zip.open(file.info) as stream:
            while piece := _read_piece(stream):
                yield piece

    def _examine(self) -> list[PackedFile]:
        """Return the files in the order of their paths, after a look at all there is."""
        paths = Paths()
        named = []
        for info in self._zip.infolist():
            name = _name_of(info)
            _check_entry(info, name)
            if name.endswith("/"):
                normal_path(name.removesuffix("/"))  # folders are not kept, but a wrong name shows what this is
                continue
            named.append((paths.add(name), info))
        if not named:
            raise _unusable("it has no files")
        if len(named) > MAX_FILES:
            raise _unusable(f"it has {len(named):,} files, {MAX_FILES} at most are allowed")
        if sum(info.file_size for _, info in named) > MAX_UNPACKED_BYTES:
            raise _unpacks_to_too_much()
        return self._measure(named)

    def _measure(self, named: list[tuple[str, zipfile.ZipInfo]]) -> list[PackedFile]:
        total = 0
        files = []
        for path, info in sorted(named, key=lambda each: each[0]):
            digest, size = hashlib.sha256(), 0
            with _readable(path), self._zip.open(info) as stream:
                while piece := _read_piece(stream):
                    digest.update(piece)
                    size += len(piece)
                    if total + size > MAX_UNPACKED_BYTES:
                        raise _unpacks_to_too_much()
            if size != info.file_size:
                raise refused(path, "is shorter than the archive says")
            total += size
            files.append(PackedFile(path, digest.hexdigest(), size, info))
        return files


def too_large() -> TooLarge:
    """Return the refusal of an archive that is too long."""
    return TooLarge(
        f"The archive is over {MAX_ARCHIVE_BYTES // MIB} MiB. Leave out what pages do not need, such as source maps.",
        details={"max_bytes": MAX_ARCHIVE_BYTES},
    )


def _name_of(info: zipfile.ZipInfo) -> str:
    """Return the name as it is in the archive: `filename` of the library ends at a NUL."""
    name = info.orig_filename
    if info.flag_bits & _UTF8_FLAG or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")  # some tools write UTF-8 without saying so
    except UnicodeError:
        raise refused(name, "is not in UTF-8") from None


def _check_entry(info: zipfile.ZipInfo, name: str) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise refused(name, "is a link")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise refused(name, "is no regular file")
    if info.flag_bits & _ENCRYPTED_FLAGS:
        raise refused(name, "is encrypted")
    if info.compress_type not in _METHODS:
        raise refused(name, "is compressed in another way than deflate")


def _read_piece(stream: IO[bytes]) -> bytes:
    """Return the next `PIECE_BYTES`, fewer at the end: the library may return fewer before it."""
    piece = stream.read(PIECE_BYTES)
    while 0 < len(piece) < PIECE_BYTES:
        more = stream.read(PIECE_BYTES - len(piece))
        if not more:
            break
        piece += more
    return piece


@contextmanager
def _readable(path: str | None = None) -> Iterator[None]:
    """Turn what the library raises into a refusal."""
    try:
        yield
    except _UNREADABLE as exc:
        if path is None:
            raise _unusable("it is no zip archive, or a damaged one") from exc
        raise refused(path, "is damaged") from exc


def _unusable(fault: str) -> Invalid:
    return Invalid(f"The archive is refused: {fault}.", code="invalid_archive")


def _unpacks_to_too_much() -> Invalid:
    return _unusable(f"its files have more than {MAX_UNPACKED_BYTES // MIB} MiB together")
