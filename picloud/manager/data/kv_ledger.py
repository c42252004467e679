"""What the stores hold, counted in memory: sizes, quotas, versions, and when the next key expires.

Counted from the database when it is first needed and after every rollback; each operation adds its difference. On a
database that other services write to as well, it is counted again when it is a minute old.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from picloud.manager.storage.database import Dialect, Steps
from picloud.manager.storage.stores import kv as rows
from picloud.manager.storage.stores.kv import BLOCK_OF_VERSIONS, StoreRow
from picloud.shared.models import MIB
from picloud.shared.services import ServiceFault

MAX_KEYS: Final = 20_000
MAX_BYTES: Final = 16 * MIB
MOST_KEYS: Final = 200_000
MOST_BYTES: Final = 128 * MIB
"""The ceilings of a quota that a store has of its own."""
_RECOUNT_MS: Final = 60_000


class StoreSize(Struct):
    """One store. Bytes are those of keys and values."""

    number: int
    keys: int
    bytes: int
    max_keys: int
    max_bytes: int


class Ledger:
    """Changed by operations of the grouped writer alone, of which one runs at a time.

    Args:
        max_bytes: of all stores together.
    """

    def __init__(self, dialect: Dialect, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes_beside = 0
        """Of what the data store has besides the stores; they share `max_bytes`."""
        self.next_expiry: int | None = None
        """No key expires before this time; None when none expires at all."""
        self._is_alone = dialect == "sqlite"
        self._stores: dict[str, StoreSize] | None = None
        self._counted_at = 0
        self._next_version = 1
        self._last_version = 0

    @property
    def sizes(self) -> Mapping[str, StoreSize] | None:
        """The stores by owner; None while they have to be counted anew."""
        return self._stores

    def forget(self) -> None:
        """Count again at the next operation: what was added may have been undone."""
        self._stores = None
        self.forget_versions()

    def forget_versions(self) -> None:
        """Reserve new ones: the reservation may have been undone, and none of them was used then."""
        self._next_version, self._last_version = 1, 0

    def load(self, now: int) -> Steps[dict[str, StoreSize]]:
        """The stores by owner, counted now if they must be."""
        is_old = not self._is_alone and not 0 <= now - self._counted_at < _RECOUNT_MS
        if self._stores is None or is_old:
            found = yield from rows.read_stores()
            self.next_expiry = yield from rows.read_next_expiry()
            self._stores = {row.owner: size_of(row) for row in found}
            self._counted_at = now
        return self._stores

    def take_version(self) -> Steps[int]:
        """Return a version that no value has had."""
        if self._next_version > self._last_version:
            count = BLOCK_OF_VERSIONS if self._is_alone else 1
            self._last_version = yield from rows.reserve_versions(count)
            self._next_version = self._last_version - count + 1
        self._next_version += 1
        return self._next_version - 1

    def check_room(self, size: StoreSize, keys: int, more_bytes: int) -> None:
        """Check that a store has room for this many more keys and bytes.

        Raises:
            ServiceFault: `kv_full`.
        """
        if keys > 0 and size.keys + keys > size.max_keys:
            raise _full(f"the store has reached its limit of {size.max_keys} keys", "keys", size.max_keys)
        if more_bytes > 0 and size.bytes + more_bytes > size.max_bytes:
            raise _full(f"the store has reached its limit of {size.max_bytes} bytes", "bytes", size.max_bytes)
        if more_bytes > 0 and self._total_bytes() + self.bytes_beside + more_bytes > self.max_bytes:
            raise _full(
                f"all stores and static assets together have reached their limit of {self.max_bytes} bytes "
                "(PICLOUD_DATA_MAX_BYTES)",
                "all",
                self.max_bytes,
            )

    def _total_bytes(self) -> int:
        return sum(size.bytes for size in (self._stores or {}).values())

    def note_expiry(self, at: int | None) -> None:
        if at is not None and (self.next_expiry is None or at < self.next_expiry):
            self.next_expiry = at


def size_of(row: StoreRow) -> StoreSize:
    """The size of a store, with its own quota or the default one."""
    return StoreSize(
        row.number,
        row.keys,
        row.bytes,
        MAX_KEYS if row.max_keys is None else row.max_keys,
        MAX_BYTES if row.max_bytes is None else row.max_bytes,
    )


def _full(message: str, limit: str, most: int) -> ServiceFault:
    return ServiceFault("kv_full", f"{message}; delete some first", details={"limit": limit, "max": most})
