"""The manager process's half of calls to services that came from an orchestrator process."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Final

from picloud.cluster.messages import ManagerMessage, ServiceCall, ServiceCancel, ServiceReply
from picloud.shared.protocols import ServiceProvider
from picloud.shared.providers import fault_for, get_provider
from picloud.shared.wire import CallError, error_of

MOST_IN_FLIGHT: Final = 4_096
"""Calls of one process at once: more than it has threads, unless it misbehaves."""


class ForwardedCalls:
    """The calls of one orchestrator process.

    Args:
        providers: answer them, by the name of the service.
        send: takes messages to the orchestrator process.
    """

    def __init__(self, providers: Mapping[str, ServiceProvider], send: Callable[[ManagerMessage], None]) -> None:
        self._providers = providers
        self._send = send
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def take(self, message: ServiceCall | ServiceCancel) -> None:
        """Begin a call, or cancel one; a write that has begun is finished."""
        if isinstance(message, ServiceCancel):
            task = self._tasks.get(message.number)
            if task is not None:
                task.cancel()
        elif len(self._tasks) >= MOST_IN_FLIGHT:
            busy = CallError("service_unavailable", "too many calls are in progress", retryable=True)
            self._send(ServiceReply(message.number, busy))
        else:
            self._tasks[message.number] = task = asyncio.create_task(self._carry_out(message))
            task.add_done_callback(lambda _: self._tasks.pop(message.number, None))

    def end(self) -> None:
        """Cancel all: the orchestrator process is gone, and with it the runs."""
        for task in self._tasks.values():
            task.cancel()

    async def _carry_out(self, call: ServiceCall) -> None:
        try:
            provider = get_provider(self._providers, call.service)
            value = await provider.call(call.caller, call.method, call.arguments)
            self._send(ServiceReply(call.number, None, value))
        except Exception as error:
            fault = fault_for(error, call.service, call.method, call.caller.execution_id)
            self._send(ServiceReply(call.number, error_of(fault)))
