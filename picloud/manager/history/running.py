"""Executions in progress in all front processes: listed, and cancelled on request."""

from typing import Protocol

from picloud.manager.audit.log import AuditService
from picloud.manager.ids import is_id
from picloud.manager.models.audit import Caller
from picloud.shared.errors import BadRequest, NotFound
from picloud.shared.protocols import RunControl
from picloud.shared.running import RunningExecution


class OtherRuns(Protocol):
    """Executions in progress in other front processes."""

    async def list_running(self) -> list[RunningExecution]:
        """As `RunControl.list_running`."""
        ...

    async def cancel(self, execution_id: str) -> RunningExecution | None:
        """As `RunControl.cancel`."""
        ...


class RunningService:
    """Lists and cancels executions in progress.

    Args:
        own: those of this process.
        others: those of the other front processes; None when there are none.
    """

    def __init__(self, own: RunControl, others: OtherRuns | None, audit: AuditService) -> None:
        self._own = own
        self._others = others
        self._audit = audit

    async def list_running(self) -> list[RunningExecution]:
        """Return all executions in progress, the one that has run longest first."""
        found = self._own.list_running()
        if self._others is not None:
            found += await self._others.list_running()
        return sorted(found, key=lambda running: running.duration_us, reverse=True)

    async def cancel(self, execution_id: str, by: Caller) -> RunningExecution:
        """Write down who cancels an execution, and ask for its end, which is recorded as `script_cancelled`.

        Returns:
            The execution at this moment.
        Raises:
            BadRequest: not an id.
            NotFound: no execution of this id is in progress.
            StorageUnavailable: the audit log cannot be written; nothing was cancelled.
        """
        if not is_id(execution_id):
            raise BadRequest("This is not the id of an execution.")
        running = next((each for each in await self.list_running() if each.id == execution_id), None)
        if running is None:
            raise _not_running()
        await self._audit.note(
            by,
            "execution.cancel",
            object_type="execution",
            object_id=running.id,
            object_name=running.script_name,
        )
        cancelled = self._own.cancel(execution_id)
        if cancelled is None and self._others is not None:
            cancelled = await self._others.cancel(execution_id)
        if cancelled is None:
            raise _not_running()
        return cancelled


def _not_running() -> NotFound:
    return NotFound("No execution of this id is in progress. It may have ended: look at its record.")
