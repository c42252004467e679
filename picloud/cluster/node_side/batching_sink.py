"""An orchestrator process's side of history: gathers records and sends them on together. Writes nothing itself."""

import asyncio
from collections.abc import Callable
from typing import Final

from picloud.cluster.messages import Ended, OrchestratorMessage, Records
from picloud.shared.models import ExecutionRecord
from picloud.shared.records.captures import RecentRequests
from picloud.shared.records.pending import PendingExecutions, execution_of

SEND_SECONDS: Final = 0.5


class BatchingSink:
    """An `ExecutionSink`. Does not wake up while nothing happens.

    Args:
        send: takes messages to the manager process.
        requests: whose requests are kept: `none`, `errors` or `all`. Those of successes stay here, in memory.
        take_used: when tokens were used since it was asked last; goes along with the records.
    """

    def __init__(
        self,
        send: Callable[[OrchestratorMessage], None],
        requests: str,
        take_used: Callable[[], dict[str, int]],
        send_seconds: float = SEND_SECONDS,
    ) -> None:
        self._send = send
        self._take_used = take_used
        self._send_seconds = send_seconds
        self._pending = PendingExecutions(keep_requests=requests != "none")
        self._recent = RecentRequests() if requests == "all" else None
        self._timer: asyncio.TimerHandle | None = None
        self.is_followed = False
        """The live tail has listeners."""

    def record(self, record: ExecutionRecord) -> None:
        """As in `ExecutionSink`."""
        self._pending.add(record)
        if self._recent is not None and record.result.fault is None:
            self._recent.note(record)
        if self.is_followed:
            self._send(Ended(execution_of(record)))
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._send_seconds, self.flush)

    def flush(self) -> None:
        """Send what is there now."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self._pending:
            return
        batch = self._pending.take()
        counts = [(key.minute, key.script_id, count) for key, count in batch.counts.items()]
        self._send(Records(batch.executions, counts, self._take_used()))

    def find_request(self, execution_id: str) -> str | None:
        """The request of a success while it is in memory, as `encode_request` gives it."""
        return None if self._recent is None else self._recent.find(execution_id)
