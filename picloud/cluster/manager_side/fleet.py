"""All orchestrator processes: keeps them running, tells each what is live, and knows when all have heard it."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any, Final, TypeVar

from msgspec import Struct

from picloud.cluster import messages
from picloud.cluster.manager_side.node_session import FrontLaunch, ManagerSide, OrchestratorGone, OrchestratorProcess
from picloud.cluster.messages import Credential, FrontStats, ManagerMessage
from picloud.shared.assets import LiveAssets
from picloud.shared.clock import Clock, now_ms
from picloud.shared.models import LiveScript
from picloud.shared.periodic import Periodic
from picloud.shared.records.service_counts import ServiceCounts
from picloud.shared.routes import LiveRoute
from picloud.shared.running import RunningExecution

logger = logging.getLogger(__name__)

ANSWER_TIMEOUT_S: Final = 2.0
"""A process that does not answer for so long is killed: it may still run what was changed."""
START_TIMEOUT_S: Final = 20.0
LOOK_INTERVAL_S: Final = 5.0
_STOP_SPARE_S: Final = 2.0
_WORKED_S: Final = 10.0
"""A process that lived this long was started for good; the next one begins without delay."""
_BACK_OFF_S: Final = (0.0, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Delay before the n-th start in a row when processes die without having worked."""
_T = TypeVar("_T")


class FrontDeath(Struct, frozen=True):
    """The unexpected end of one process. `at`: milliseconds since 1970-01-01 UTC."""

    at: int
    reason: str


class Fleet:
    """The orchestrator processes; a `ScriptFeed`, a `RouteFeed` and an `AssetFeed`.

    Everything published before `start` is sent to the processes first. A process that dies is replaced, and its
    successor gets all of it again before it listens.

    Args:
        launches: how to start each of them.
        manager: what they may ask.
    """

    def __init__(self, launches: list[FrontLaunch], manager: ManagerSide, clock: Clock = now_ms) -> None:
        self._launches = launches
        self._manager = manager
        self._clock = clock
        self._scripts: dict[str, LiveScript] = {}
        self._routes = messages.Routes([])
        self._assets: dict[str, LiveAssets] = {}
        self._credentials = messages.Credentials([])
        self._quarantined = messages.Quarantined([], [])
        self._follow = messages.Follow(False)
        self._processes: list[OrchestratorProcess] = []
        self._keepers: list[asyncio.Task[None]] = []
        self._look = Periodic("fronts", self._find_hanging, first_s=LOOK_INTERVAL_S)
        self._changes = 0
        self._settled_changes = 0
        self._is_stopping = False
        self._services_of_ended = ServiceCounts()
        self.deaths = 0
        self.last_death: FrontDeath | None = None

    @property
    def wanted(self) -> int:
        """The number of processes that should run."""
        return len(self._launches)

    @property
    def pids(self) -> list[int]:
        """The process ids of those that live."""
        return [process.pid for process in self._processes if process.pid is not None]

    async def start(self) -> None:
        """Start all; returns when all listen.

        Raises:
            OrchestratorGone: one does not become ready; none is left then.
        """
        try:
            await asyncio.gather(*(self._start_one(launch) for launch in self._launches))
        except OrchestratorGone:
            self._is_stopping = True
            for process in list(self._processes):
                process.end("another one did not start")
            raise
        self._look.start()

    async def stop(self, grace_s: float) -> None:
        """Let requests in flight finish for at most `grace_s` seconds, take the last records, end all."""
        self._is_stopping = True
        await self._look.stop()
        for task in self._keepers:
            task.cancel()
        processes = list(self._processes)
        self._tell(messages.Stop(grace_s))
        ends = [asyncio.create_task(process.ended.wait()) for process in processes]
        if ends:
            await asyncio.wait(ends, timeout=grace_s + _STOP_SPARE_S)
        for process in processes:
            process.end("stopped")
            await process.wait_ended()

    def force_stop(self) -> None:
        """Cut a `stop` short."""
        self._tell(messages.ForceStop())

    def reload(self) -> None:
        """Load the certificate again in every process."""
        self._tell(messages.Reload())

    # what is live

    def publish(self, script: LiveScript, source: str | None = None) -> None:
        """As in `ScriptFeed`, but live everywhere only after `settled`."""
        self._scripts[script.id] = script
        self._change(messages.Publish(script, source))

    def withdraw(self, script_id: str) -> None:
        """As in `ScriptFeed`, but gone everywhere only after `settled`."""
        self._scripts.pop(script_id, None)
        self._change(messages.Withdraw(script_id))

    def replace_routes(self, routes: Sequence[LiveRoute]) -> None:
        """As in `RouteFeed`, but live everywhere only after `settled`."""
        self._routes = messages.Routes(list(routes))
        self._change(self._routes)

    def publish_assets(self, assets: LiveAssets) -> None:
        """As in `AssetFeed`, but live everywhere only after `settled`."""
        self._assets[assets.name] = assets
        self._change(messages.PublishAssets(assets))

    def withdraw_assets(self, name: str) -> None:
        """As in `AssetFeed`, but gone everywhere only after `settled`."""
        self._assets.pop(name, None)
        self._change(messages.WithdrawAssets(name))

    def set_credentials(self, credentials: Iterable[Credential]) -> None:
        """These tokens count, and no others."""
        self._credentials = messages.Credentials(list(credentials))
        self._change(self._credentials)

    def set_quarantine(self, suspects: Iterable[str], held: Iterable[str]) -> None:
        """These revisions crashed lately, and those are not run."""
        self._quarantined = messages.Quarantined(list(suspects), list(held))
        self._change(self._quarantined)

    def set_followed(self, is_followed: bool) -> None:
        """Whether anybody follows the live tail."""
        self._follow = messages.Follow(is_followed)
        self._change(self._follow)

    async def settled(self) -> None:
        """Wait until all that was changed has taken effect in every process that listens. Returns at once when nothing
        was; a process that does not answer is killed."""
        if self._settled_changes == self._changes:
            return
        changes = self._changes
        await self._ask_all(lambda process: process.sync())
        self._settled_changes = max(self._settled_changes, changes)

    # what they know

    async def gather(self) -> list[FrontStats]:
        """Take all records that are on their way and return the state of each process."""
        return await self._ask_all(lambda process: process.sync(flush=True))

    async def count_services(self) -> ServiceCounts:
        """The calls to services in all of them, and in those that have ended up to their last synchronisation."""
        counts = ServiceCounts()
        for stats in await self.gather():
            counts.add(stats.services)
        counts.add(self._services_of_ended)
        return counts

    async def find_request(self, execution_id: str) -> str | None:
        """The request of a success that one of them still has in memory."""
        found = await self._ask_all(lambda process: process.find_request(execution_id))
        return next((request for request in found if request is not None), None)

    async def list_running(self) -> list[RunningExecution]:
        """The executions in progress in all of them."""
        found = await self._ask_all(lambda process: process.list_running())
        return [running for executions in found for running in executions]

    async def cancel(self, execution_id: str) -> RunningExecution | None:
        """As `RunControl.cancel`, for an execution of any of them."""
        found = await self._ask_all(lambda process: process.cancel(execution_id))
        return next((cancelled for cancelled in found if cancelled is not None), None)

    # their lives

    def _change(self, message: ManagerMessage) -> None:
        self._changes += 1
        self._tell(message)

    def _tell(self, message: ManagerMessage) -> None:
        for process in self._processes:
            if process.is_told:
                process.send(message)

    async def _ask_all(self, ask: Callable[[OrchestratorProcess], Coroutine[Any, Any, _T]]) -> list[_T]:
        """Return the answers of the processes that are up to date; one that does not answer is killed."""
        processes = [process for process in self._processes if process.is_told]
        answers = await asyncio.gather(*(self._ask(process, ask(process)) for process in processes))
        return [answer for found in answers for answer in found]

    async def _ask(self, process: OrchestratorProcess, answer: Coroutine[Any, Any, _T]) -> list[_T]:
        try:
            async with asyncio.timeout(ANSWER_TIMEOUT_S):
                return [await answer]
        except TimeoutError:
            process.end(f"it did not answer for {ANSWER_TIMEOUT_S:g} s")
            await process.wait_ended()
        except OrchestratorGone:
            await process.wait_ended()
        return []

    async def _start_one(self, launch: FrontLaunch, failures: int = 0) -> None:
        """Start a process and keep it running. `failures`: starts in a row that led to nothing."""
        process = OrchestratorProcess(launch, self._manager, self._note_end)
        self._processes.append(process)
        try:
            async with asyncio.timeout(START_TIMEOUT_S):
                await process.start()
                self._tell_all(process)
                await process.serve()
        except TimeoutError:
            process.end(f"not ready within {START_TIMEOUT_S:g} s")
            raise OrchestratorGone(str(process.end_reason)) from None
        except OrchestratorGone as gone:
            process.end(str(gone))
            raise
        logger.info("orchestrator process started", extra={"action": "started", "pid": process.pid})
        keeper = asyncio.create_task(self._keep(process, launch, failures), name="front")
        self._keepers.append(keeper)
        keeper.add_done_callback(self._keepers.remove)

    def _tell_all(self, process: OrchestratorProcess) -> None:
        for script in self._scripts.values():
            process.send(messages.Publish(script, None))
        for assets in self._assets.values():
            process.send(messages.PublishAssets(assets))
        for message in (self._routes, self._credentials, self._quarantined, self._follow):
            process.send(message)
        process.is_told = True

    def _note_end(self, process: OrchestratorProcess) -> None:
        self._processes.remove(process)
        if process.stats is not None:
            self._services_of_ended.add(process.stats.services)
        if self._is_stopping:
            return
        self.deaths += 1
        self.last_death = FrontDeath(self._clock(), process.end_reason or "")
        logger.warning(
            "orchestrator process ended",
            extra={"action": "died", "pid": process.pid, "reason": process.end_reason},
        )

    async def _keep(self, process: OrchestratorProcess, launch: FrontLaunch, failures: int) -> None:
        """Start another one when this one ends."""
        began = time.monotonic()
        await process.ended.wait()
        await process.wait_ended()
        failures = 0 if time.monotonic() - began > _WORKED_S else failures + 1
        while True:
            await asyncio.sleep(_BACK_OFF_S[min(failures, len(_BACK_OFF_S)) - 1] if failures else 0)
            try:
                await self._start_one(launch, failures)
            except OrchestratorGone as gone:
                failures += 1
                logger.warning(
                    "orchestrator process does not start; trying again",
                    extra={"action": "start_failed", "reason": str(gone)},
                )
            else:
                return

    async def _find_hanging(self) -> float:
        await self._ask_all(lambda process: process.sync())
        return LOOK_INTERVAL_S
