"""Zip archives for tests: well-formed ones, and entries that a well-behaved tool would not write."""

import io
import stat
import zipfile
from collections.abc import Mapping


def make_zip(files: Mapping[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive with these files, by path."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return stream.getvalue()


def entry(name: str, kind: int = stat.S_IFREG, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """Return an entry of this kind of file, such as `stat.S_IFLNK`."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (kind | 0o644) << 16
    info.compress_type = method
    return info


def make_zip_of(*entries: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
    """Return an archive with these entries, in this order, names that are there twice too."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in entries:
            archive.writestr(info, content)
    return stream.getvalue()


def replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    """Return the archive with bytes of it changed, wherever they are: in both places of a name."""
    assert len(old) == len(new)
    assert old in data
    return data.replace(old, new)


def with_sizes(data: bytes, declared: int) -> bytes:
    """Return an archive of one file whose directory declares this size."""
    directory = data.rindex(b"PK\x01\x02")
    size = directory + 24
    return data[:size] + declared.to_bytes(4, "little") + data[size + 4 :]
