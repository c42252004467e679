"""Carries out the steps of an operation on the database, and keeps the ledger."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from picloud.manager.data.kv_ledger import Ledger, StoreSize, size_of
from picloud.manager.data.kv_operations import Keys, KvSteps, Read, Remove, Step, Write
from picloud.manager.data.kv_values import Entry, Stored
from picloud.manager.storage.database import Operation, Steps
from picloud.manager.storage.stores import kv as rows
from picloud.manager.storage.stores.kv import KvRow
from picloud.shared.clock import Clock

T = TypeVar("T")


def on_database(
    owner: str, begin: Callable[[], KvSteps[T]], ledger: Ledger, clock: Clock, on_written: Callable[[int], None]
) -> Operation[T]:
    """Make an operation for the grouped writer. `on_written` is called with the bytes of keys and values that it
    wrote, before its commit.

    The operation raises `ServiceFault` with `kv_full`, and whatever its steps raise; nothing of it is kept then.
    """

    return partial(_run_or_forget, owner, begin, ledger, clock, on_written)


def _run_or_forget(
    owner: str, begin: Callable[[], KvSteps[T]], ledger: Ledger, clock: Clock, on_written: Callable[[int], None]
) -> Steps[T]:
    try:
        run = _Run(owner, ledger, clock())
        result = yield from run.run(begin())
        on_written(run.written_bytes)
        return result
    except Exception:
        ledger.forget_versions()
        raise


class _Run:
    """One operation. It changes the ledger at its end, when nothing was refused."""

    def __init__(self, owner: str, ledger: Ledger, now: int) -> None:
        self._owner = owner
        self._ledger = ledger
        self._now = now
        self._size: StoreSize | None = None
        self._is_new = False
        self._rows: dict[bytes, KvRow | None] = {}
        self._sizes: dict[bytes, int] = {}
        self._more_keys = 0
        self._more_bytes = 0
        self.written_bytes = 0

    def run(self, steps: KvSteps[T]) -> Steps[T]:
        stores = yield from self._ledger.load(self._now)
        self._size = stores.get(self._owner)
        try:
            step = next(steps)
            while True:
                step = steps.send((yield from self._answer(step)))
        except StopIteration as done:
            result: T = done.value
        if self._size is not None:
            self._size.keys += self._more_keys
            self._size.bytes += self._more_bytes
            stores[self._owner] = self._size
        for row in self._rows.values():
            self._ledger.note_expiry(None if row is None else row.expires_at)
        return result

    def _answer(self, step: Step) -> Steps[Entry | int | list[bytes] | None]:
        if isinstance(step, Read):
            return (yield from self._read(step.key))
        if isinstance(step, Write):
            return (yield from self._write(step))
        if isinstance(step, Remove):
            yield from self._remove(step.key)
            return None
        return (yield from self._keys(step))

    def _read(self, key: bytes) -> Steps[Entry | None]:
        row = yield from self._row(key)
        if row is None or (row.expires_at is not None and row.expires_at <= self._now):
            return None
        return Entry(Stored(row.kind, row.value), row.version, row.expires_at)

    def _row(self, key: bytes) -> Steps[KvRow | None]:
        """The row as this operation left it, also one that has expired."""
        if key not in self._rows:
            self._rows[key] = None
            if self._size is not None:
                self._rows[key] = yield from rows.read_row(self._size.number, key)
        return self._rows[key]

    def _write(self, step: Write) -> Steps[int]:
        before = yield from self._row(step.key)
        if self._size is None:
            self._size = size_of((yield from rows.make_store(self._owner)))
        self._more_keys += 0 if before else 1
        self._more_bytes += _bytes(step.key, step.stored.data) - (_bytes(before.key, before.value) if before else 0)
        self._ledger.check_room(self._size, self._more_keys, self._more_bytes)
        version = yield from self._ledger.take_version()
        row = KvRow(step.key, step.stored.kind, step.stored.data, version, step.expires_at, self._now)
        yield from rows.put_row(self._size.number, row)
        self.written_bytes += _bytes(step.key, step.stored.data)
        self._rows[step.key] = row
        return version

    def _remove(self, key: bytes) -> Steps[None]:
        size = self._sizes.get(key)
        if size is None or key in self._rows:
            row = yield from self._row(key)
            size = None if row is None else _bytes(key, row.value)
        if size is not None and self._size is not None:
            yield from rows.remove_row(self._size.number, key)
            self.written_bytes += len(key)
            self._more_keys -= 1
            self._more_bytes -= size
        self._rows[key] = None
        self._sizes.pop(key, None)

    def _keys(self, step: Keys) -> Steps[list[bytes]]:
        if self._size is None:
            return []
        found = yield from rows.read_keys(self._size.number, step.prefix, self._now, step.most)
        self._sizes.update(found)
        return [key for key, _ in found]


def _bytes(key: bytes, value: bytes) -> int:
    return len(key) + len(value)
