"""Handlers of `/scripts/run` and `/scripts/{id or name}/run`: a run to look at, which is not kept."""

import base64
import binascii
from typing import Final

import msgspec
from pydantic import BaseModel
from quart import Response, request

from picloud.manager.api import answers
from picloud.manager.api.bodies import TrialBody, TrialContentBody, TrialEventBody, validate_body
from picloud.manager.api.effects import effect_answer
from picloud.manager.api.guard import caller, require
from picloud.manager.api.requests import read_json, read_query
from picloud.manager.api.responses import json_response, logged_fields, spans_answer, trace_answer
from picloud.manager.api.times import parse_time
from picloud.manager.history.executions import ExecutionService
from picloud.manager.scripts.trials import Trial, TrialEvent, TrialOutcome, TrialRequest, TrialService
from picloud.shared.errors import Invalid, status_of_fault
from picloud.shared.models import ExecutionResult, LogLine, ScriptFault
from picloud.shared.records.execution import Execution

_US_PER_MS: Final = 1_000


class TrialHandlers:
    def __init__(self, trials: TrialService, executions: ExecutionService) -> None:
        self._trials = trials
        self._executions = executions

    async def run(self, reference: str) -> Response:
        read_query()
        trial = await self._trial_of(validate_body(TrialBody, await read_json()))
        if trial.source is None:
            require("read", "A trial of the live revision")
        return _outcome_response(await self._trials.run(reference, trial, _author(), request.remote_addr))

    async def run_new(self) -> Response:
        read_query()
        trial = await self._trial_of(validate_body(TrialBody, await read_json()))
        return _outcome_response(await self._trials.run_new(trial, _author(), request.remote_addr))

    async def _trial_of(self, body: TrialBody) -> Trial:
        recorded: Execution | None = None
        if body.replay_of:
            require("read", "A replay of an execution")
            recorded = await self._executions.get(body.replay_of)
        return _trial_of(body, recorded)


def _author() -> str:
    who = caller()
    return who.token_id or who.actor


def _trial_of(body: TrialBody, recorded: Execution | None) -> Trial:
    given = body.model_fields_set
    if {"event", "request"} <= given:
        raise _event_fault("trigger", "must not come together with a request")
    wanted = body.request
    return Trial(
        request=TrialRequest(
            method=wanted.method,
            path=wanted.path,
            query=wanted.query,
            headers=wanted.headers,
            body=_content_of(wanted.body),
        ),
        event=None if body.event is None else _event_of(body.event),
        source=body.source if "source" in given else None,
        limits=_given(body.limits) if "limits" in given else None,
        has_effects=body.effects == "real",
        recorded=recorded,
    )


def _event_of(body: TrialEventBody) -> TrialEvent:
    try:
        due_at = parse_time(body.due_at) if "due_at" in body.model_fields_set else None
    except ValueError:
        raise _event_fault("due_at", "must be a time such as 2026-11-23T18:30:00Z") from None
    return TrialEvent(due_at, body.payload)


def _event_fault(field: str, message: str) -> Invalid:
    errors = [{"field": f"event.{field}", "message": message}]
    return Invalid(f"Invalid trial: event.{field}: {message}.", details={"errors": errors})


def _content_of(content: TrialContentBody | None) -> bytes:
    if content is None:
        return b""
    given = content.model_fields_set
    if len(given) > 1:
        raise _content_fault("body", "must be either text or base64")
    if "base64" in given:
        try:
            return base64.b64decode(content.base64, validate=True)
        except (binascii.Error, ValueError):
            raise _content_fault("body.base64", "is not base64") from None
    try:
        return content.text.encode("utf-8")
    except UnicodeEncodeError:
        raise _content_fault("body.text", "has half a surrogate pair") from None


def _content_fault(field: str, message: str) -> Invalid:
    errors = [{"field": f"request.{field}", "message": message}]
    return Invalid(f"Invalid trial: request.{field}: {message}.", details={"errors": errors})


def _given(body: BaseModel) -> dict[str, int]:
    return body.model_dump(exclude_unset=True)


def _outcome_response(outcome: TrialOutcome) -> Response:
    result, fault = outcome.result, outcome.result.fault
    return json_response(
        answers.TrialOutcome(
            execution_id=outcome.execution_id,
            revision=outcome.revision,
            status=result.status,
            http_status=result.http_status if fault is None else status_of_fault(fault.code),
            headers=_joined_headers(result.headers),
            body=_body_answer(result),
            duration_ms=result.duration_us / _US_PER_MS,
            queue_ms=result.queue_us / _US_PER_MS,
            operations=result.operations,
            peak_memory_bytes=result.peak_memory_bytes,
            logs=[_line_answer(line) for line in result.logs],
            dropped_log_lines=result.dropped_log_lines,
            warnings=result.warnings,
            error=None if fault is None else _fault_answer(fault),
            spans=spans_answer(result.spans),
            dropped_spans=result.dropped_spans,
            effects=[effect_answer(effect) for effect in result.effects],
            service_code=result.service_code or None,
            last_call=result.last_call or None,
        )
    )


def _joined_headers(headers: list[tuple[str, str]]) -> dict[str, str]:
    """By name; values of a name that is there more than once are joined, as HTTP has it."""
    joined: dict[str, str] = {}
    for name, value in headers:
        joined[name] = f"{joined[name]}, {value}" if name in joined else value
    return joined


def _body_answer(result: ExecutionResult) -> answers.TrialBodyContent:
    body = result.body
    content_type = next((value for name, value in result.headers if name == "content-type"), "")
    if content_type.partition(";")[0].strip() == "application/json":
        try:
            msgspec.json.decode(body)
        except (msgspec.DecodeError, RecursionError):
            pass
        else:
            return answers.TrialBodyContent(json=msgspec.Raw(body), size=len(body))
    try:
        return answers.TrialBodyContent(text=body.decode("utf-8"), size=len(body))
    except UnicodeDecodeError:
        return answers.TrialBodyContent(base64=base64.b64encode(body).decode("ascii"), size=len(body))


def _line_answer(line: LogLine) -> answers.TrialLine:
    return answers.TrialLine(
        at_ms=line.offset_us / _US_PER_MS,
        level=line.level,
        message=line.message,
        fields=logged_fields(line.fields),
    )


def _fault_answer(fault: ScriptFault) -> answers.TrialError:
    return answers.TrialError(
        code=fault.code,
        message=fault.message,
        line=fault.line,
        column=fault.column,
        limit=fault.limit,
        value=fault.limit_value,
        trace=trace_answer(fault.trace),
    )
