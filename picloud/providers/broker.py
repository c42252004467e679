"""Carries out the calls of scripts to services: asks the provider at once or in a task, and notes a span of each call.
Knows no provider, no wire and no process."""

import asyncio
import time
from collections.abc import Mapping
from typing import Final

import msgspec
from msgspec import structs

from picloud.providers.journal import Journal, Recording
from picloud.providers.masking import GivenSecrets, Masker
from picloud.providers.targets import has_effect, target_of
from picloud.providers.values import check_value
from picloud.shared.models import ExecutionRequest, ExecutionResult, Span
from picloud.shared.protocols import OnReply, ServiceProvider
from picloud.shared.providers import answerers_now, fault_for, get_provider
from picloud.shared.records.service_counts import ServiceCounts
from picloud.shared.services import NOT_NOW, Effect, NotNow, ServiceCaller, ServiceFault, Value
from picloud.shared.wire import encode_extension, fault_of

MAX_SPANS: Final = 200
MAX_EFFECTS: Final = 200
_MAX_NAME_LENGTH: Final = 64
_OK: Final = "ok"
_UNKNOWN: Final = "unknown"
_MICROSECONDS: Final = 1_000_000

_encoder: Final = msgspec.msgpack.Encoder(enc_hook=encode_extension)


class Broker:
    """A `ServiceBroker`.

    Args:
        providers: by the noun that scripts write, such as `kv`.
        given: where providers note the secrets that they gave a run; taken out of its result.
        counts: where calls are counted.
    """

    def __init__(
        self,
        providers: Mapping[str, ServiceProvider],
        given: GivenSecrets | None = None,
        counts: ServiceCounts | None = None,
    ) -> None:
        self.providers = providers
        self.answer_now = answerers_now(providers)
        self.given = given or GivenSecrets()
        self.counts = counts or ServiceCounts()

    def open(self, request: ExecutionRequest, started_at: float, deadline_at: float) -> "BrokerSession":
        """As in `ServiceBroker`."""
        return BrokerSession(self, request, started_at, deadline_at)


class BrokerSession:
    """A `ServiceSession`: the calls of one run."""

    def __init__(self, broker: Broker, request: ExecutionRequest, started_at: float, deadline_at: float) -> None:
        self._broker = broker
        self._request = request
        self._started_at = started_at
        script = request.script
        self._caller = ServiceCaller(
            script.id,
            script.name,
            request.execution_id,
            script.grants,
            deadline_at,
            is_trial=request.without_effects,
            overlay={} if request.without_effects else None,
            chain=request.chain,
        )
        self._spans: list[Span] = []
        self._dropped_spans = 0
        self._effects: list[Effect] = []
        self._call: _Call | None = None
        self._journal = Journal()
        self._recording = Recording(request.recording)
        self._has_usual_effects = not request.without_effects and not request.is_trial and not request.recording
        self._answered: list[tuple[_Call, ServiceFault | None, Value, int]] = []

    def begin(self, service: str, method: str, arguments: list[Value], on_reply: OnReply) -> None:
        """As in `ServiceSession`."""
        call = _Call(service, method, arguments, on_reply)
        value = self._answer_now(call)
        if value is not NOT_NOW:
            self._note_soon(call, None, value, on_reply(None, value))
            return
        self._call = call
        call.task = asyncio.get_running_loop().create_task(self._carry_out(call))

    def _answer_now(self, call: "_Call") -> Value | NotNow:
        """Return what the provider has at hand: a task would cost more than the answer."""
        answer_now = self._broker.answer_now.get(call.service)
        if answer_now is None or not self._has_usual_effects:
            return NOT_NOW
        return answer_now(self._caller, call.method, call.arguments)

    async def _carry_out(self, call: "_Call") -> None:
        fault: ServiceFault | None = None
        value: Value = None
        try:
            value = await self._ask_provider(call)
            size = call.on_reply(None, value)
        except Exception as error:
            value = None
            fault, size = self._send_fault(call, self._fault_of(call, error))
        if self._call is call:  # else the run has ended, and the call is noted as unknown
            self._call = None
            self._note_soon(call, fault, value, size)

    def _send_fault(self, call: "_Call", fault: ServiceFault) -> tuple[ServiceFault, int]:
        """Answer with a fault, or with `internal` where it has no form on the wire; return the one that was sent."""
        try:
            return fault, call.on_reply(fault, None)
        except Exception as error:
            bug = self._fault_of(call, error)
            return bug, call.on_reply(bug, None)

    def _fault_of(self, call: "_Call", error: Exception) -> ServiceFault:
        return fault_for(error, call.service, call.method, self._caller.execution_id)

    async def _ask_provider(self, call: "_Call") -> Value:
        provider = get_provider(self._broker.providers, call.service)
        if self._request.without_effects and has_effect(call.service, call.method, call.arguments):
            self._note_effect(call)
        recorded = self._recording.take(call.service, call.method, call.encoded)
        if recorded is not None and recorded.error is not None:
            raise fault_of(recorded.error)
        if recorded is not None:
            value: Value = recorded.value
            return value
        value = await provider.call(self._caller, call.method, call.arguments)
        check_value(value)
        return value

    def _note_effect(self, call: "_Call") -> None:
        if len(self._effects) < MAX_EFFECTS:
            target = target_of(call.service, call.arguments)
            self._effects.append(Effect(call.service, call.method, target, call.arguments))

    def _note_soon(self, call: "_Call", fault: ServiceFault | None, value: Value, reply_bytes: int) -> None:
        """Note a call that was answered, once its reply is on the way: the script goes on meanwhile."""
        call.ended_at = time.monotonic()
        self._answered.append((call, fault, value, reply_bytes))
        asyncio.get_running_loop().call_soon(self._note_answered)

    def _note_answered(self) -> None:
        answered, self._answered = self._answered, []
        for call, fault, value, reply_bytes in answered:
            self._journal.add(call.service, call.method, call.encoded, fault, value)
            self._note(call, reply_bytes, _OK if fault is None else fault.code)

    def _note(self, call: "_Call", reply_bytes: int, outcome: str) -> None:
        duration_us = int((call.ended_at - call.began_at) * _MICROSECONDS)
        size = len(call.encoded) + reply_bytes
        self._broker.counts.note(call.service, outcome, duration_us, size)
        if len(self._spans) >= MAX_SPANS:
            self._dropped_spans += 1
            return
        start_us = int((call.began_at - self._started_at) * _MICROSECONDS)
        target = target_of(call.service, call.arguments)
        self._spans.append(Span(call.service, call.method, target, start_us, duration_us, size, outcome))

    def waits_for(self) -> str:
        """As in `ServiceSession`."""
        call = self._call
        if call is None:
            return ""
        masker = self._broker.given.masker_of(self._caller.execution_id)
        return masker.mask_text(f"{call.service}.{call.method} {target_of(call.service, call.arguments)}".rstrip())

    def finish(self, result: ExecutionResult) -> ExecutionResult:
        """As in `ServiceSession`."""
        masker = self._broker.given.forget(self._caller.execution_id)
        call, self._call = self._call, None
        if call is not None and call.task is not None:
            call.task.cancel()
        self._note_answered()
        if call is not None:
            call.ended_at = time.monotonic()
            self._note(call, 0, _UNKNOWN)
        result = structs.replace(
            result,
            last_call=_UNKNOWN if call is not None else result.last_call,
            spans=self._spans,
            dropped_spans=self._dropped_spans,
            effects=self._effects,
            journal=self._journal.encode(masker),
        )
        return result if masker is None else self._mask(result, masker)

    def _mask(self, result: ExecutionResult, masker: Masker) -> ExecutionResult:
        return structs.replace(
            masker.mask_result(result),
            spans=[structs.replace(span, target=masker.mask_text(span.target)) for span in result.spans],
            effects=[_masked_effect(effect, masker) for effect in result.effects],
            masked_request=masker.mask_request(self._request.request),
        )


class _Call:
    """A call in progress."""

    __slots__ = ("arguments", "began_at", "encoded", "ended_at", "method", "on_reply", "service", "task")

    def __init__(self, service: str, method: str, arguments: list[Value], on_reply: OnReply) -> None:
        self.service = service[:_MAX_NAME_LENGTH]
        self.method = method[:_MAX_NAME_LENGTH]
        self.arguments = arguments
        self.on_reply = on_reply
        self.began_at = self.ended_at = time.monotonic()
        self.encoded = _encoder.encode(arguments)
        self.task: asyncio.Task[None] | None = None


def _masked_effect(effect: Effect, masker: Masker) -> Effect:
    arguments = [masker.mask_value(argument) for argument in effect.arguments]
    return structs.replace(effect, target=masker.mask_text(effect.target), arguments=arguments)
