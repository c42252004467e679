"""What the methods of `kv` do to a store, step by step, without knowing where it is kept: in the database, or on the
layer of a trial run. Each operation takes effect whole or not at all.
"""

from collections.abc import Generator, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from picloud.manager.data.kv_values import (
    LEAST_INTEGER,
    MOST_INTEGER,
    Entry,
    Stored,
    encode_value,
)
from picloud.shared.arguments import bad_argument
from picloud.shared.services import ServiceFault


class Read(Struct, frozen=True):
    """Answered with the live `Entry` of the key, or None."""

    key: bytes


class Write(Struct, frozen=True):
    """Answered with the new version."""

    key: bytes
    stored: Stored
    expires_at: int | None = None


class Remove(Struct, frozen=True):
    """Answered with None."""

    key: bytes


class Keys(Struct, frozen=True):
    """Answered with the first `most` live keys that begin with `prefix`, in order."""

    prefix: bytes
    most: int


T = TypeVar("T")
Step = Read | Write | Remove | Keys
KvSteps = Generator[Step, Any, T]
"""Yields steps and is sent their answers."""


class Check(Struct, frozen=True):
    """Of an atomic operation: the key must have this version; 0 for no such key."""

    key: bytes
    version: int


class Increment(Struct, frozen=True):
    """Of an atomic operation."""

    key: bytes
    by: int


AtomicPart = Check | Write | Remove | Increment


def write(key: bytes, stored: Stored, expires_at: int | None) -> KvSteps[int]:
    """Return the new version."""
    version: int = yield Write(key, stored, expires_at)
    return version


def compare_and_set(key: bytes, version: int, stored: Stored, expires_at: int | None) -> KvSteps[bool]:
    """Write when the key has the version, 0 for no such key; return whether it had."""
    entry: Entry | None = yield Read(key)
    if version != (0 if entry is None else entry.version):
        return False
    yield Write(key, stored, expires_at)
    return True


def swap(key: bytes, stored: Stored) -> KvSteps[Stored | None]:
    """Write; return what was there before."""
    entry: Entry | None = yield Read(key)
    yield Write(key, stored)
    return None if entry is None else entry.stored


def delete(key: bytes) -> KvSteps[bool]:
    """Return whether the key was there."""
    entry: Entry | None = yield Read(key)
    if entry is None:
        return False
    yield Remove(key)
    return True


def delete_prefix(prefix: bytes, most: int) -> KvSteps[int]:
    """Return how many keys were deleted."""
    keys: list[bytes] = yield Keys(prefix, most)
    for key in keys:
        yield Remove(key)
    return len(keys)


def increment(key: bytes, by: int, expires_at: int | None) -> KvSteps[int]:
    """Return the sum. `expires_at`: of a key that is made now; one that is there keeps its own."""
    total, _version = yield from _increment(key, by, expires_at)
    return total


def _increment(key: bytes, by: int, expires_at: int | None) -> KvSteps[tuple[int, int]]:
    entry: Entry | None = yield Read(key)
    before = 0 if entry is None else entry.stored.value
    if not isinstance(before, int) or isinstance(before, bool):
        raise ServiceFault("kv_not_an_integer", "the value of the key is not an integer")
    total = before + by
    if not LEAST_INTEGER <= total <= MOST_INTEGER:
        raise bad_argument("the sum does not fit into 64 bits")
    version: int = yield Write(key, encode_value(total), expires_at if entry is None else entry.expires_at)
    return total, version


def expire(key: bytes, expires_at: int) -> KvSteps[bool]:
    """Give a key that is there another end; return whether it was."""
    entry: Entry | None = yield Read(key)
    if entry is None:
        return False
    yield Write(key, entry.stored, expires_at)
    return True


def atomic(parts: Sequence[AtomicPart]) -> KvSteps[list[int] | None]:
    """Do all parts when all checks hold, which look at the state before; return the version of each part, 0 for a key
    that is deleted. None when a check failed: nothing was done."""
    for part in parts:
        if isinstance(part, Check):
            entry: Entry | None = yield Read(part.key)
            if part.version != (0 if entry is None else entry.version):
                return None
    versions = []
    for part in parts:
        if isinstance(part, Check):
            versions.append(part.version)
        elif isinstance(part, Increment):
            _total, version = yield from _increment(part.key, part.by, None)
            versions.append(version)
        elif isinstance(part, Remove):
            yield part
            versions.append(0)
        else:
            versions.append((yield part))
    return versions
