"""The history sink: takes records from the data plane without ever being in its way, writes them in batches.

Writes nothing and does not even wake up while nothing happens. Storage faults stay in here: history may lose
something, calls go on.
"""

import asyncio
import logging
from typing import Final, Literal, Protocol

from msgspec import structs

from picloud.manager.history.masking import mask_query
from picloud.manager.history.retention import MAX_BYTES, MAX_ROWS_PER_SCRIPT, Retention
from picloud.manager.history.tail import Tail
from picloud.manager.storage.database import StorageError
from picloud.manager.storage.engines.uninterrupted import uninterrupted
from picloud.manager.storage.stores.executions import ExecutionStore
from picloud.shared.clock import Clock, age_ms, now_ms
from picloud.shared.errors import StorageUnavailable
from picloud.shared.models import ExecutionRecord, ExecutionStatus
from picloud.shared.periodic import Periodic
from picloud.shared.records.captures import RecentRequests
from picloud.shared.records.counts import MinuteKey
from picloud.shared.records.execution import Execution
from picloud.shared.records.pending import Batch, PendingExecutions

FLUSH_SECONDS: Final = 1.0
_MAX_RETRY_SECONDS: Final = 30.0
_MOST_ATTEMPTS: Final = 3
"""Unexpected errors in a row after which a batch is written row by row, to find the one that causes them."""
_RETENTION_INTERVAL_MS: Final = 60_000
_MASKED_AT_ONCE: Final = 25
"""Queries that are masked between two turns of the event loop."""


class OtherProcesses(Protocol):
    """Other processes that record executions and hand them on now and then."""

    async def gather(self) -> object:
        """Returns when all that they recorded has been handed on."""
        ...

    async def find_request(self, execution_id: str) -> str | None:
        """As `HistorySink.find_recent_request`."""
        ...


RequestsKept = Literal["none", "errors", "all"]

logger = logging.getLogger(__name__)


class HistorySink:
    """An `ExecutionSink` over an `ExecutionStore`. `start()` once on the event loop, `close()` before the store closes.

    Args:
        history_days, history_max_rows, history_max_rows_per_script, history_max_bytes: the bounds of what is kept.
        flush_seconds: how long records are gathered before they are written.
        tail: gets each record at once.
        requests: whose requests are kept.
    """

    def __init__(
        self,
        store: ExecutionStore,
        *,
        history_days: int,
        history_max_rows: int,
        history_max_rows_per_script: int = MAX_ROWS_PER_SCRIPT,
        history_max_bytes: int = MAX_BYTES,
        clock: Clock = now_ms,
        flush_seconds: float = FLUSH_SECONDS,
        tail: Tail | None = None,
        requests: RequestsKept = "none",
    ) -> None:
        self._store = store
        self.tail = tail or Tail()
        self._retention = Retention(
            store,
            days=history_days,
            max_rows=history_max_rows,
            max_rows_per_script=history_max_rows_per_script,
            max_bytes=history_max_bytes,
            clock=clock,
        )
        self._clock = clock
        self._flush_seconds = flush_seconds
        self._pending = PendingExecutions(keep_requests=requests != "none")
        self._requests = requests
        self._recent = RecentRequests() if requests == "all" else None
        self._wake = asyncio.Event()
        self._stop = asyncio.Event()
        self._flush_lock = asyncio.Lock()
        self._faulty = False
        self._attempts = 0
        self._retained_at: int | None = None
        self._delay = flush_seconds
        self._periodic = Periodic("history", self._write_received)
        self.others: OtherProcesses | None = None

    @property
    def is_writing(self) -> bool:
        """False while storage takes no history; calls are counted and go on."""
        return not self._faulty

    async def find_recent_request(self, execution_id: str) -> str | None:
        """The request of a success while it is in memory, as `encode_request` gives it."""
        if self._recent is None:
            return None
        found = self._recent.find(execution_id)
        return await self.others.find_request(execution_id) if found is None and self.others is not None else found

    def keeps_requests_of(self, status: ExecutionStatus) -> bool:
        """Whether requests of such executions are kept, for a time."""
        return self._requests == "all" or (self._requests == "errors" and status == "failed")

    def record(self, record: ExecutionRecord) -> None:
        """Keep the record; see `ExecutionSink`. A few microseconds, on the event loop's thread."""
        self._pending.add(record)
        self._wake.set()
        if self._recent is not None and record.result.fault is None:
            self._recent.note(record)
        if self.tail.listeners:
            self.tail.publish(record)

    def add_batch(self, batch: Batch) -> None:
        """Keep what another process recorded; its live tail comes by another way."""
        self._pending.put_back(batch)
        self._wake.set()

    async def start(self) -> None:
        """Begin to write in the background."""
        self._periodic.start()

    async def close(self) -> None:
        """Stop writing in the background and write what is pending, if storage lets it."""
        self._stop.set()
        self._wake.set()
        await self._periodic.stop(finish=True)
        await self.flush()

    async def flush(self) -> None:
        """Write what is pending now, for a reader. Never raises for a failed write, and goes on if cancelled."""
        if self.others is not None:
            await self.others.gather()
        await asyncio.shield(asyncio.ensure_future(self._flush()))

    async def _write_received(self) -> float:
        await self._wake.wait()
        await self._pause(self._delay)
        self._wake.clear()
        try:
            await self._flush()
            await self._retain()
        finally:
            if self._pending:
                self._wake.set()
            self._delay = min(self._delay * 2, _MAX_RETRY_SECONDS) if self._faulty else self._flush_seconds
        return 0.0

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stop.wait(), seconds)
        except TimeoutError:
            return

    async def _flush(self) -> None:
        async with self._flush_lock:
            if not self._pending:
                return
            # A cancellation in between would leave a batch that may or may not have been written.
            await uninterrupted(self._write(self._pending.take()))

    async def _masked(self, batch: Batch) -> Batch:
        """Return the batch with queries as they may be stored: without secrets, or empty when requests are not kept."""
        executions: list[Execution] = []
        for first in range(0, len(batch.executions), _MASKED_AT_ONCE):
            if first:
                await asyncio.sleep(0)
            executions += map(self._with_masked_query, batch.executions[first : first + _MASKED_AT_ONCE])
        return Batch(executions, batch.counts)

    def _with_masked_query(self, execution: Execution) -> Execution:
        if not execution.query:
            return execution
        kept = mask_query(execution.query) if self.keeps_requests_of(execution.status) else ""
        return execution if kept == execution.query else structs.replace(execution, query=kept)

    async def _write(self, batch: Batch) -> None:
        """Write the batch, or put it back to be written later; only what storage refuses by itself is given up."""
        batch = await self._masked(batch)
        try:
            await self._store.add(batch.executions, batch.counts)
        except StorageUnavailable as exc:
            self._pending.put_back(batch)
            self._note_fault(exc)
        except Exception as exc:
            self._attempts += 1
            if isinstance(exc, StorageError) or self._attempts >= _MOST_ATTEMPTS:
                await self._write_singly(batch, exc)
                return
            self._pending.put_back(batch)
            self._faulty = True
            logger.exception(
                "executions could not be stored; they are kept and retried", extra={"action": "history_failed"}
            )
        else:
            self._attempts = 0
            self._note_recovery()

    async def _retain(self) -> None:
        now = self._clock()
        age = age_ms(self._retained_at, now)
        if self._faulty or (age is not None and age < _RETENTION_INTERVAL_MS):
            return
        self._retained_at = now
        try:
            await self._retention.run()
        except StorageUnavailable as exc:
            self._note_fault(exc)

    async def _write_singly(self, batch: Batch, error: Exception) -> None:
        """Something in the batch can never be stored: drop that row, or the counters if it is none of the rows."""
        refused = 0
        for done, execution in enumerate(batch.executions):
            try:
                await self._store.add([execution], {})
            except StorageUnavailable as exc:
                self._pending.put_back(Batch(batch.executions[done:], batch.counts))
                self._note_fault(exc)
                return
            except Exception as exc:
                refused, error = refused + 1, exc
                count = batch.counts.get(MinuteKey(execution.started_at // 60_000, execution.script_id))
                if count is not None:
                    count.sampled_out += 1
        if refused or not batch.executions:
            action = {"action": "history_rows_refused", "rows": refused}
            logger.error("executions could not be stored", exc_info=error, extra=action)
        if batch.executions:
            self._pending.put_back(Batch([], batch.counts))

    def _note_fault(self, fault: StorageUnavailable) -> None:
        if not self._faulty:
            logger.warning(
                "history cannot be written; scripts keep running, records are queued or only counted",
                extra={"action": "history_unavailable", "code": fault.code, "cause": repr(fault.__cause__)},
            )
        self._faulty = True

    def _note_recovery(self) -> None:
        if self._faulty:
            logger.warning(
                "history can be written again",
                extra={"action": "history_recovered", "lost_counts": self._pending.lost_counts},
            )
        self._faulty = False
