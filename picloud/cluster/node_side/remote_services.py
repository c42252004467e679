"""The orchestrator process's half of calls to services that the manager process answers."""

import asyncio
from collections.abc import Callable
from typing import Final

from msgspec import structs

from picloud.cluster.messages import OrchestratorMessage, ServiceCall, ServiceCancel, ServiceReply
from picloud.shared.services import ServiceCaller, ServiceFault, Value
from picloud.shared.wire import WireError, fault_of

_GONE: Final = "the process that answers is gone"
_GONE_MEANWHILE: Final = f"{_GONE}; the call may have been carried out"


class RemoteServices:
    """Calls on their way to the manager process.

    Args:
        send: takes messages to it.
    """

    def __init__(self, send: Callable[[OrchestratorMessage], None]) -> None:
        self._send = send
        self._last_number = 0
        self._calls: dict[int, asyncio.Future[Value]] = {}
        self._is_lost = False

    def provider(self, service: str) -> "RemoteProvider":
        """Return the provider of one service."""
        return RemoteProvider(self, service)

    async def call(self, caller: ServiceCaller, service: str, method: str, arguments: list[Value]) -> Value:
        """Carry out a call there.

        Raises:
            ServiceFault: as of the provider; `service_unavailable` when the manager process is gone, retryable only if
                the call was not sent.
        """
        if self._is_lost:
            raise ServiceFault("service_unavailable", _GONE, retryable=True)
        self._last_number = number = self._last_number + 1
        sent = structs.replace(caller, overlay=None)
        reply: asyncio.Future[Value] = asyncio.get_running_loop().create_future()
        self._calls[number] = reply
        try:
            self._send(ServiceCall(number, sent, service, method, arguments))
            return await reply
        except WireError:
            raise ServiceFault("bad_argument", "the arguments are too large") from None
        except asyncio.CancelledError:
            self._send(ServiceCancel(number))
            raise
        finally:
            del self._calls[number]

    def take(self, message: ServiceReply) -> None:
        """Pass a reply to its call, unless that was cancelled."""
        reply = self._calls.get(message.number)
        if reply is None or reply.done():
            return
        error = message.error
        if error is None:
            reply.set_result(message.value)
        else:
            reply.set_exception(fault_of(error))

    def end(self) -> None:
        """Fail all calls: the manager process is gone. What they did there is unknown."""
        self._is_lost = True
        for reply in self._calls.values():
            if not reply.done():
                reply.set_exception(ServiceFault("service_unavailable", _GONE_MEANWHILE))


class RemoteProvider:
    """A `ServiceProvider` of one service in the manager process."""

    def __init__(self, services: RemoteServices, service: str) -> None:
        self._services = services
        self._service = service

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        """As in `ServiceProvider`."""
        return await self._services.call(caller, self._service, method, arguments)
