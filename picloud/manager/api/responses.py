"""Answers as JSON, and how scripts, revisions and executions look in it; the shapes are those of `answers/`."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import UNSET, structs
from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.answers.fields import SandboxLimitsInEffect
from picloud.manager.api.cursors import encode_cursor
from picloud.manager.history.masking import mask_query, mask_request
from picloud.manager.models.scripts import Revision, SavedScript, Script
from picloud.manager.scripts.grants import is_granted
from picloud.shared.clock import iso_utc
from picloud.shared.models import CallFrame, Diagnostic, LogLine, SandboxLimits, Span
from picloud.shared.records.execution import Execution
from picloud.shared.services import Grants
from picloud.shared.version import EXECUTE_PATH


def json_response(payload: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """The payload as `application/json`."""
    return Response(msgspec.json.encode(payload), status, headers, content_type="application/json")


def no_content(headers: dict[str, str] | None = None, *, status: int = 204) -> Response:
    """A response without a body, so without its type. `status`: 204, or 201 for what was made by a PUT."""
    response = Response(b"", status, headers)
    if status != 204:
        response.headers.pop("content-type", None)
        return response
    for name in ("content-type", "content-length"):
        response.headers.pop(name, None)
    return response


def page_cursor(kind: str, next_before: str | None) -> str | None:
    """Return the cursor of the next page as clients see it."""
    return None if next_before is None else encode_cursor(kind, next_before)


def time_json(milliseconds: int | None) -> str | None:
    """A time as RFC 3339 text in UTC, null for none."""
    return None if milliseconds is None else iso_utc(milliseconds)


def entity_tag(script: Script) -> dict[str, str]:
    """The `ETag` header of a script."""
    return {"ETag": f'"{script.version}"'}


def script_summary(
    script: Script, limits: SandboxLimits, *, quarantined_at: int | None = None
) -> answers.ScriptSummary:
    """Args:
    limits: what the script may use in effect.
    quarantined_at: when it was quarantined.
    """
    return answers.ScriptSummary(**_script_fields(script, limits, quarantined_at))


def script_answer(script: Script, limits: SandboxLimits, *, quarantined_at: int | None = None) -> answers.Script:
    """The same with the source."""
    return answers.Script(**_script_fields(script, limits, quarantined_at), source=script.source)


def saved_answer(saved: SavedScript, limits: SandboxLimits) -> answers.SavedScript:
    """A script after a save, with the warnings about its source."""
    return answers.SavedScript(
        **_script_fields(saved.script, limits, None),
        source=saved.script.source,
        warnings=_findings(saved),
        previous_revision=saved.previous_revision,
        changed=saved.changed,
        uses=_uses(saved),
    )


def save_receipt(saved: SavedScript, *, knows_source: bool) -> answers.SaveReceipt:
    """The response to a save for a caller who may not read scripts. `knows_source`: it was in the request."""
    warnings = _findings(saved) if knows_source else []
    return answers.SaveReceipt(
        **structs.asdict(script_receipt(saved.script)),
        warnings=warnings,
        previous_revision=saved.previous_revision,
        changed=saved.changed,
        uses=_uses(saved) if knows_source else [],
    )


def script_receipt(script: Script) -> answers.ScriptReceipt:
    """The response about a script for a caller who may not read it."""
    return answers.ScriptReceipt(
        id=script.id,
        name=script.name,
        revision=script.revision,
        url=_url_of(script),
        updated_at=iso_utc(script.updated_at),
    )


def _findings(saved: SavedScript) -> list[answers.Finding]:
    return [finding_answer(finding) for finding in saved.warnings]


def _uses(saved: SavedScript) -> list[answers.Use]:
    grants = saved.script.grants
    return [answers.Use(**structs.asdict(use), granted=is_granted(use, grants)) for use in saved.uses]


def _url_of(script: Script) -> str:
    return f"{EXECUTE_PATH}/{script.name}"


def finding_answer(finding: Diagnostic) -> answers.Finding:
    return answers.Finding(**structs.asdict(finding))


def revision_answer(script: Script, revision: Revision) -> answers.Revision:
    """`live` says whether calls run this one; `source` is there when the revision has it at hand."""
    return answers.Revision(
        script_id=revision.script_id,
        revision=revision.number,
        live=revision.number == script.revision,
        limits=revision.limits,
        source_hash=revision.source_hash,
        source_bytes=revision.source_bytes,
        created_at=iso_utc(revision.created_at),
        source=UNSET if revision.source is None else revision.source,
    )


def execution_summary(execution: Execution) -> answers.ExecutionSummary:
    return answers.ExecutionSummary(**_execution_fields(execution))


def execution_answer(execution: Execution, *, keeps_request: bool) -> answers.Execution:
    """`keeps_request`: whether requests of such executions are kept at all. Secrets in the request are masked."""
    kept = execution.request
    return answers.Execution(
        **_execution_fields(execution),
        logs=[_logged_line(line) for line in execution.logs],
        warnings=execution.warnings,
        spans=spans_answer(execution.spans),
        dropped_spans=execution.dropped_spans,
        request=None if kept is None else captured_answer(mask_request(msgspec.json.decode(kept))),
        request_reason=None if kept is not None else "expired" if keeps_request else "off",
    )


def captured_answer(request: dict[str, Any]) -> answers.CapturedRequest:
    """A request as of `encode_request` or `mask_request`."""
    return msgspec.convert(request, answers.CapturedRequest)


def _script_fields(script: Script, limits: SandboxLimits, quarantined_at: int | None) -> dict[str, Any]:
    return {
        "id": script.id,
        "name": script.name,
        "description": script.description,
        "enabled": script.enabled,
        "access": script.access,
        "max_requests_per_minute": script.max_requests_per_minute,
        "limits": script.limits,
        "effective_limits": SandboxLimitsInEffect(**structs.asdict(limits)),
        "revision": script.revision,
        "quarantined_at": time_json(quarantined_at),
        "url": _url_of(script),
        "created_at": iso_utc(script.created_at),
        "updated_at": iso_utc(script.updated_at),
        "grants": grants_answer(script.grants),
    }


def grants_answer(grants: Grants) -> answers.Grants:
    """The grants of a script."""
    return answers.Grants(**structs.asdict(grants))


def _execution_fields(execution: Execution) -> dict[str, Any]:
    return {
        "id": execution.id,
        "script_id": execution.script_id,
        "script_name": execution.script_name,
        "revision": execution.revision,
        "trigger": execution.trigger,
        "method": execution.method,
        "path": execution.path,
        "query": mask_query(execution.query),
        "status": execution.status,
        "http_status": execution.http_status,
        "started_at": iso_utc(execution.started_at),
        "duration_us": execution.duration_us,
        "queue_us": execution.queue_us,
        "operations": execution.operations,
        "peak_memory_bytes": execution.peak_memory_bytes,
        "error": _execution_error(execution),
        "dropped_log_lines": execution.dropped_log_lines,
        "service_code": execution.service_code,
        "last_call": execution.last_call,
        "event": _execution_event(execution),
    }


def _execution_event(execution: Execution) -> answers.ExecutionEvent | None:
    if execution.event_id is None:
        return None
    return answers.ExecutionEvent(
        id=execution.event_id,
        source=execution.event_source or "",
        attempt=execution.attempt,
        due_at=time_json(execution.due_at),
    )


def spans_answer(spans: Sequence[Span]) -> list[answers.ServiceSpan]:
    """The calls of an execution to services."""
    return [answers.ServiceSpan(**structs.asdict(span)) for span in spans]


def _execution_error(execution: Execution) -> answers.ExecutionError | None:
    if execution.error_code is None:
        return None
    return answers.ExecutionError(
        code=execution.error_code,
        message=execution.error_message,
        line=execution.error_line,
        column=execution.error_column,
        limit=execution.limit_name,
        limit_value=execution.limit_value,
        trace=trace_answer(execution.error_trace),
    )


def trace_answer(trace: Sequence[CallFrame]) -> list[answers.CallFrame]:
    """The call trace of an error."""
    return [answers.CallFrame(**structs.asdict(frame)) for frame in trace]


def _logged_line(line: LogLine) -> answers.LoggedLine:
    return answers.LoggedLine(
        level=line.level,
        message=line.message,
        fields=logged_fields(line.fields),
        offset_us=line.offset_us,
    )


def logged_fields(text: str | None) -> Any:  # Any: what a script logged
    """The value of a log line's fields, or the text itself if a log limit cut it off; null for none."""
    if text is None:
        return None
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text
