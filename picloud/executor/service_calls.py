"""The calls of one run to services, as its executor process makes them: one at a time, each answered once. While one
takes long, the run lends its slot. Knows no service; a `ServiceBroker` carries them out."""

import asyncio
from collections.abc import Callable
from typing import Final, Protocol

from msgspec import Struct

from picloud.shared.protocols import ServiceSession
from picloud.shared.providers import fault_of_bug
from picloud.shared.services import ServiceFault, Value
from picloud.shared.wire import Call, Reply, WireError, encode_frame, error_of

LEND_AFTER_S: Final = 0.005
"""A call that takes longer does not keep the slot of its run."""


class SlotHolder(Protocol):
    """A run that holds a slot."""

    def lend(self) -> bool:
        """Lend the slot to others while the run waits; False when the run has to keep it."""
        ...

    def reclaim(self) -> None:
        """Take a slot again, at once."""
        ...


class ServiceCalls(Struct, eq=False):
    """Carries the calls of a run to its session, and the replies back.

    Args:
        call_id: of the run.
        most: calls that the run may make.
        send: takes frames to the process.
    """

    call_id: int
    session: ServiceSession
    holder: SlotHolder
    most: int
    send: Callable[[bytes], None]
    number: int = 0
    """Of the last call."""
    is_waiting: bool = False
    is_lent: bool = False
    lend_timer: asyncio.TimerHandle | None = None

    def begin(self, call: Call) -> None:
        """Begin a call of the run.

        Raises:
            WireError: the run waits for another one, or may make no more: no script can do that.
        """
        if self.is_waiting or call.number != self.number + 1 or call.number > self.most:
            raise WireError(f"call {call.number} of run {call.call_id} to a service came out of turn")
        self.number = call.number
        self.is_waiting = True
        try:
            self.session.begin(call.service, call.method, call.arguments, self._reply)
        except Exception as error:
            self._reply(fault_of_bug(call.service, call.method, error), None)
        if self.is_waiting:  # most calls are answered at once, and need no timer
            self.lend_timer = asyncio.get_running_loop().call_later(LEND_AFTER_S, self._lend)

    def end(self) -> None:
        """The run has ended; no reply is sent any more."""
        self._stop_waiting()

    def _lend(self) -> None:
        self.lend_timer = None
        self.is_lent = self.holder.lend()

    def _stop_waiting(self) -> None:
        self.is_waiting = False
        if self.lend_timer is not None:
            self.lend_timer.cancel()
            self.lend_timer = None
        if self.is_lent:
            self.is_lent = False
            self.holder.reclaim()

    def _reply(self, fault: ServiceFault | None, value: Value) -> int:
        if not self.is_waiting:
            return 0
        error = None if fault is None else error_of(fault)
        frame = encode_frame(Reply(self.call_id, self.number, error, value))
        self._stop_waiting()
        self.send(frame)
        return len(frame)
