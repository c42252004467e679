"""One executor process: its start, the greeting, the frames to and from it, and its end. Knows nothing of queues or of
other processes; `supervisor.py` decides which process gets a call and when one is replaced."""

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from msgspec import Struct

from picloud.children.channel import Channel
from picloud.children.child_process import ChildProcess
from picloud.executor.calls import Lost, OnOutcome, Outcome, PendingCall, run_message
from picloud.executor.loaded_revisions import LoadedRevisions
from picloud.executor.service_calls import ServiceCalls, SlotHolder
from picloud.shared.models import ExecutionRequest, LiveScript, SandboxLimits
from picloud.shared.protocols import ServiceBroker
from picloud.shared.running import RunningExecution
from picloud.shared.version import PRODUCT_VERSION, WIRE_VERSION
from picloud.shared.wire import (
    Call,
    Cancel,
    Check,
    Checked,
    ExecutorHello,
    ExecutorMessage,
    HostHello,
    HostMessage,
    HostSettings,
    Load,
    Result,
    ScriptIdentity,
    Unload,
    WireError,
    decode_executor_message,
    encode_frame,
)

logger = logging.getLogger(__name__)

START_TIMEOUT_S: Final = 10.0
DEADLINE_GRACE_S: Final = 1.0
"""What a process gets on top of a script's own deadline before it is killed."""


class ExecutorStartFailed(Exception):
    """A process was started and did not become ready; the message says why, for the operator."""


class Launch(Struct, frozen=True):
    """The start of executor processes. `command(socket_number)` gives the arguments of one; `broker` carries out what
    scripts ask of services."""

    command: Callable[[int], list[str]]
    host_settings: HostSettings
    broker: ServiceBroker
    start_timeout_s: float = START_TIMEOUT_S

    @property
    def thread_count(self) -> int:
        """The slots of each process."""
        return self.host_settings.thread_count

    @property
    def waiting_threads(self) -> int:
        """Runs of each process that may wait for a service without a slot."""
        return self.host_settings.waiting_threads


def child_command(library_path: str) -> Callable[[int], list[str]]:
    """The command of real executor processes: an isolated Python that loads the native library at `library_path`."""
    child = str(Path(__file__).with_name("child.py"))
    return lambda socket_number: [sys.executable, "-I", "-S", child, library_path, str(socket_number)]


class ExecutorProcess:
    """A child process and the channel to it.

    Args:
        launch: how to start it.
        on_death: called once with this process when it is gone for whatever reason. `lost_calls` have their outcome
            then; whoever waits for them is notified after it.
    """

    def __init__(self, launch: Launch, on_death: "Callable[[ExecutorProcess], None]") -> None:
        self._launch = launch
        self._on_death = on_death
        self._child: ChildProcess | None = None
        self._unsent_calls: list[int] = []
        self._channel = Channel(decode_executor_message, self._receive, self.end, self._unsent_calls.clear)
        self._greeting: asyncio.Future[ExecutorHello] = asyncio.get_running_loop().create_future()
        self.last_call_id = 0
        """How many calls it was given so far."""
        self.loaded = LoadedRevisions()
        """The revisions that it holds."""
        self.calls: dict[int, PendingCall] = {}
        """Calls in flight by call id."""
        self.end_reason: str | None = None
        """Why the process is gone; None while it lives."""
        self.lost_calls: list[PendingCall] = []
        """The calls that were in flight when it ended and had been sent."""
        self.waiting = 0
        """Runs that wait for a service and have lent their slots."""
        self.is_short_of_memory = False
        """It takes no new runs; kept by the supervisor."""
        self._resident_at_start = 0

    @property
    def pid(self) -> int | None:
        """The child's process id once it was started."""
        return self._child.pid if self._child else None

    async def start(self) -> ExecutorHello:
        """Start the child and exchange greetings.

        Raises:
            ExecutorStartFailed: it could not be started, ended, said nothing in time or speaks another wire.
        """
        try:
            self._child, own_end = ChildProcess.spawn(self._launch.command)
            await self._channel.open(own_end)
            self._write(HostHello(WIRE_VERSION, PRODUCT_VERSION, self._launch.host_settings))
            hello = await asyncio.wait_for(self._greeting, self._launch.start_timeout_s)
        except TimeoutError:
            self.end("no greeting in time")
            raise ExecutorStartFailed(f"no greeting within {self._launch.start_timeout_s:g} s") from None
        except (OSError, WireError) as exc:
            self.end(f"start failed: {exc}")
            raise ExecutorStartFailed(str(exc)) from exc
        self._resident_at_start = self.resident_bytes()
        return hello

    def run(self, request: ExecutionRequest, source: str, on_outcome: OnOutcome, holder: SlotHolder) -> None:
        """Send one run, and before it the revision where the process does not hold it yet."""
        script = request.script
        key = script.load_key
        if not self.loaded.touch(key):
            self._load(key, script, source)
        # encoded before it counts as a call: what cannot be encoded leaves none behind
        frame = encode_frame(run_message(self.last_call_id + 1, key, request))
        self._new_call(script.revision_key, script.limits, on_outcome, request, holder)
        self._channel.send(frame)

    def run_draft(
        self, request: ExecutionRequest, source: str, subject: str, on_outcome: OnOutcome, holder: SlotHolder
    ) -> None:
        """Send one run of a source that is held for it alone: a run keeps what was loaded when it came."""
        key = f"draft:{request.execution_id}"
        script = request.script
        frame = encode_frame(run_message(self.last_call_id + 1, key, request))
        self._write(Load(key, ScriptIdentity(script.id, script.name, script.revision), source, script.limits))
        self._new_call(subject, script.limits, on_outcome, request, holder)
        self._channel.send(frame)
        self._write(Unload(key))

    def check(self, source: str, limits: SandboxLimits, on_outcome: OnOutcome) -> None:
        """Send one source to be compiled only."""
        self._write(Check(self._new_call("", limits, on_outcome), source, limits))

    def cancel_runs(self) -> None:
        """Ask for the end of all runs; they are answered as `script_cancelled`."""
        for call_id, call in self.calls.items():
            if call.request is not None:
                self._write(Cancel(call_id))

    def list_running(self, now: float) -> list[RunningExecution]:
        """The executions in progress at `now`, a monotonic second."""
        described = (call.describe(now) for call in self.calls.values())
        return [running for running in described if running is not None]

    def cancel_run(self, execution_id: str) -> PendingCall | None:
        """Ask for the end of one run and return it; None when it does not run here."""
        for call_id, call in self.calls.items():
            if call.request is not None and call.request.execution_id == execution_id:
                self._write(Cancel(call_id))
                return call
        return None

    def forget(self, script: LiveScript) -> None:
        """Load the revision again on its next run: the process says that it does not hold it."""
        self.loaded.forget(script.load_key)

    def _load(self, key: str, script: LiveScript, source: str) -> None:
        self._write(Load(key, ScriptIdentity(script.id, script.name, script.revision), source, script.limits))
        for evicted in self.loaded.add(key, len(source.encode())):
            self._write(Unload(evicted))

    def _new_call(
        self,
        subject: str,
        limits: SandboxLimits,
        on_outcome: OnOutcome,
        request: ExecutionRequest | None = None,
        holder: SlotHolder | None = None,
    ) -> int:
        self.last_call_id = call_id = self.last_call_id + 1
        allowed_s = limits.timeout_ms / 1000 + DEADLINE_GRACE_S
        overdue_at = time.monotonic() + allowed_s
        self.calls[call_id] = PendingCall(subject, allowed_s, overdue_at, on_outcome, request, holder)
        self._unsent_calls.append(call_id)
        return call_id

    def _write(self, message: HostMessage) -> None:
        self._channel.send(encode_frame(message))

    def _receive(self, message: ExecutorMessage) -> None:
        if type(message) is Result or type(message) is Checked:
            self._settle(message)
        elif isinstance(message, Call):
            self._serve(message)
        elif isinstance(message, ExecutorHello):
            self._greet(message)

    def _settle(self, message: Result | Checked) -> None:
        call = self.calls.pop(message.call_id, None)
        if call is None:
            if not self._greeting.done():
                raise WireError("a message came before the greeting")
            raise WireError(f"an answer to call {message.call_id}, which is not in flight")
        call.settle(message)

    def _serve(self, message: Call) -> None:
        """Pass a call on to its service.

        Raises:
            WireError: it is of no run in flight, or out of turn.
        """
        call = self.calls.get(message.call_id)
        if call is None or call.request is None or call.holder is None:
            raise WireError(f"a call to a service of {message.call_id}, which is not a run in flight")
        services = call.services
        if services is None:
            session = self._launch.broker.open(
                call.request, call.overdue_at - call.allowed_s, call.overdue_at - DEADLINE_GRACE_S
            )
            most = call.request.script.limits.max_service_calls
            services = call.services = ServiceCalls(message.call_id, session, call.holder, most, self._channel.send)
        services.begin(message)

    def _greet(self, hello: ExecutorHello) -> None:
        if self._greeting.done():
            raise WireError("a second greeting")
        if hello.wire_version != WIRE_VERSION:
            self._refuse(
                f"the executor speaks wire {hello.wire_version} (product {hello.product_version}), "
                f"this host speaks wire {WIRE_VERSION} (product {PRODUCT_VERSION})"
            )
        else:
            self._greeting.set_result(hello)

    def _refuse(self, reason: str) -> None:
        self._greeting.set_exception(WireError(reason))
        self.end(reason)

    def resident_bytes(self) -> int:
        """Memory of the child that is in RAM; 0 when the system does not say."""
        return self._child.resident_bytes() if self._child else 0

    def grown_bytes(self) -> int:
        """Return by how much the memory of the child has grown since its start."""
        return self.resident_bytes() - self._resident_at_start

    # the end

    def overdue_calls(self, now: float) -> Iterable[PendingCall]:
        """The calls that should have been answered by `now`, a monotonic second."""
        return [call for call in self.calls.values() if call.overdue_at < now]

    def end(self, reason: str, overdue: Iterable[PendingCall] = ()) -> None:
        """Kill the process and end its calls: `overdue` ones as overdue, unsent ones as unsent, the rest as crashed."""
        if self.end_reason is not None:
            return
        self.end_reason = reason
        self._channel.abort()
        if self._child is not None:
            self._child.kill()
        if not self._greeting.done():
            self._greeting.set_exception(WireError(f"the executor process ended before its greeting: {reason}"))
            self._greeting.exception()  # it may have no waiter any more
        calls = self._judge_calls(set(overdue))
        self._on_death(self)  # first, so that a call that is tried again does not pick this process
        for call, outcome in calls:
            call.settle(outcome)

    def _judge_calls(self, overdue: set[PendingCall]) -> list[tuple[PendingCall, Outcome]]:
        """Decide how each call in flight ended."""
        calls, self.calls = self.calls, {}
        unsent = set(self._unsent_calls)
        judged: list[tuple[PendingCall, Outcome]] = []
        for call_id, call in calls.items():
            outcome: Outcome = Lost.CRASHED
            if call in overdue:
                outcome = Lost.OVERDUE
            elif call_id in unsent:
                outcome = Lost.UNSENT
            if outcome is not Lost.UNSENT:
                self.lost_calls.append(call)
            call.outcome = outcome
            judged.append((call, outcome))
        return judged

    async def wait_ended(self) -> int | None:
        """Wait until the killed child is gone; return its exit status (negative: the signal), None if never started."""
        return None if self._child is None else await self._child.wait_ended()
