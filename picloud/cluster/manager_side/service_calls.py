"""The manager process's half of calls to services that came from an orchestrator process."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Final

from picloud.cluster.messages import ManagerMessage, ServiceCall, ServiceCancel, ServiceReply
from picloud.shared.errors import PiCloudError
from picloud.shared.protocols import ServiceProvider
from picloud.shared.services import ServiceCaller, ServiceFault, Value
from picloud.shared.wire import CallError, WireError

MOST_IN_FLIGHT: Final = 4_096
"""Calls of one process at once: more than it has threads, unless it misbehaves."""

logger = logging.getLogger(__name__)


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
        """Begin a call, or cancel one; what it has begun to write it finishes."""
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
        error: CallError | None = None
        value: Value = None
        try:
            value = await self._ask_provider(call)
        except ServiceFault as fault:
            error = CallError(fault.code, fault.message, fault.retryable, fault.details)
        except PiCloudError as fault:
            error = CallError("service_unavailable", fault.message, retryable=True)
        except Exception:
            logger.exception(
                "a service failed inside PiCloud",
                extra={"action": "service_call", "service": call.service, "method": call.method},
            )
            error = CallError("internal", "something failed inside PiCloud; its log has details")
        try:
            self._send(ServiceReply(call.number, error, value))
        except (WireError, ValueError, TypeError, NotImplementedError, OverflowError, RecursionError):
            logger.exception("a reply of a service cannot travel", extra={"action": "service_reply"})
            self._send(ServiceReply(call.number, CallError("internal", "the reply cannot travel")))

    async def _ask_provider(self, call: ServiceCall) -> Value:
        provider = self._providers.get(call.service)
        if provider is None:
            raise ServiceFault("service_unavailable", f"there is no service {call.service} here")
        run = call.run
        caller = ServiceCaller(
            run.script_id,
            run.script_name,
            run.execution_id,
            run.grants,
            run.deadline_at,
            run.is_trial,
            chain=run.chain,
        )
        return await provider.call(caller, call.method, call.arguments)
