"""Keeps history bounded by age, number of rows, rows of each script and bytes, in slices short enough for an SD card.

Over age the oldest go; over the other bounds the oldest successes, and failures only when there is no success left.
What seems to be of the future was recorded while the clock was ahead: its age is unknown, so it counts as the oldest.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

from picloud.manager.ids import id_floor
from picloud.manager.storage.stores.executions import ExecutionStore
from picloud.shared.clock import MAX_SKEW_MS, Clock

MAX_ROWS_PER_SCRIPT: Final = 20_000
MAX_BYTES: Final = 200 * 1024 * 1024
_DAY_MS: Final = 86_400_000
_SLICE_SECONDS: Final = 0.025  # half of the 50 ms that a slice may take: the next one may be slower
_FIRST_SLICE_ROWS: Final = 100
_MAX_SLICE_ROWS: Final = 2_000
_PAUSE_SECONDS: Final = 0.02
_DAY_MINUTES: Final = 24 * 60
_MINUTE_DAYS: Final = 8
_COUNTER_DAYS: Final = 90
_LATE_MINUTES: Final = _DAY_MINUTES
"""Counters of earlier minutes still come this late, after a fault of storage; a restart looks through all."""


class Retention:
    """Deletes what is over the bounds.

    Args:
        days: executions that are older go. Counters are kept by the minute for 8 days, by the hour for 90.
        max_rows, max_rows_per_script: executions beyond so many go.
        max_bytes: of the whole history; executions go until it fits.
    """

    def __init__(
        self,
        store: ExecutionStore,
        *,
        days: int,
        max_rows: int,
        clock: Clock,
        max_rows_per_script: int = MAX_ROWS_PER_SCRIPT,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self._store = store
        self._days = days
        self._max_rows = max_rows
        self._max_rows_per_script = max_rows_per_script
        self._max_bytes = max_bytes
        self._clock = clock
        self._slice_rows = _FIRST_SLICE_ROWS
        self._compacted_to = 0

    async def run(self) -> int:
        """Delete all that is over the bounds now; returns the number of executions deleted.

        Raises:
            StorageUnavailable: what was deleted so far stays deleted.
        """
        oldest_ms = max(0, self._clock() - self._days * _DAY_MS)
        bound = id_floor(oldest_ms)
        deleted = await self._delete_all(lambda rows: self._store.delete_executions(bound, rows))
        for script_id, excess in (await self._store.count_rows_over(self._max_rows_per_script)).items():
            deleted += await self._delete_oldest(excess, script_id)
        count = await self._store.count_rows()
        deleted += await self._delete_oldest(max(count - self._max_rows, await self._rows_over_size(count)))
        now_minute = self._clock() // 60_000
        await self._compact(now_minute - _MINUTE_DAYS * _DAY_MINUTES)
        oldest_minute = now_minute - _COUNTER_DAYS * _DAY_MINUTES
        await self._delete_all(lambda rows: self._store.delete_minutes(oldest_minute, rows))
        return deleted

    async def _compact(self, before_minute: int) -> None:
        """Add the minutes of whole hours before this one up, one hour at a time."""
        before_minute = before_minute // 60 * 60
        while True:
            minute = await self._store.find_minute_to_compact(self._compacted_to, before_minute)
            if minute is None:
                self._compacted_to = max(0, before_minute - _LATE_MINUTES)
                return
            await self._store.compact_hour(minute // 60)
            await asyncio.sleep(_PAUSE_SECONDS)

    async def _rows_over_size(self, count: int) -> int:
        """Estimate how many executions the history holds too many for its size limit."""
        size = await self._store.size_bytes()
        return 0 if size <= self._max_bytes else max(1, count * (size - self._max_bytes) // size)

    async def _delete_oldest(self, excess: int, script_id: str | None = None) -> int:
        left = excess

        async def delete(rows: int) -> int:
            nonlocal left
            future = id_floor(self._clock() + MAX_SKEW_MS)
            deleted = await self._store.delete_oldest(min(rows, left), future, script_id) if left else 0
            left -= deleted
            return rows if deleted else 0  # successes may run out in the middle of a slice

        await self._delete_all(delete)
        return excess - left

    async def _delete_all(self, delete: Callable[[int], Awaitable[int]]) -> int:
        total = 0
        while True:
            rows = self._slice_rows
            start = time.perf_counter()
            deleted = await delete(rows)
            elapsed = time.perf_counter() - start
            total += deleted
            if deleted < rows:
                return total
            factor = _SLICE_SECONDS / max(elapsed, 0.001)
            self._slice_rows = min(_MAX_SLICE_ROWS, max(1, int(rows * min(2.0, factor))))
            await asyncio.sleep(_PAUSE_SECONDS)  # the writer is free for others meanwhile
