"""Answers as JSON, and how scripts, revisions and executions look in it."""

from typing import Any

import msgspec
from msgspec import structs
from quart import Response

from picloud.manager.models import Execution, Revision, SavedScript, Script
from picloud.shared.clock import iso_utc
from picloud.shared.models import LogLine, SandboxLimits
from picloud.shared.version import API_PREFIX


def json_response(payload: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """The payload as `application/json`."""
    return Response(msgspec.json.encode(payload), status, headers, content_type="application/json")


def time_json(milliseconds: int | None) -> str | None:
    """A time as RFC 3339 text in UTC, null for none."""
    return None if milliseconds is None else iso_utc(milliseconds)


def entity_tag(script: Script) -> dict[str, str]:
    """The `ETag` header of a script."""
    return {"ETag": f'"{script.version}"'}


def script_json(
    script: Script, limits: SandboxLimits, *, with_source: bool, quarantined_at: int | None = None
) -> dict[str, Any]:
    """Args:
    limits: what the script may use in effect.
    quarantined_at: since when it is not run any more.
    """
    payload: dict[str, Any] = {
        "id": script.id,
        "name": script.name,
        "description": script.description,
        "enabled": script.enabled,
        "access": script.access,
        "limits": script.limits,
        "effective_limits": structs.asdict(limits),
        "revision": script.revision,
        "quarantined_at": time_json(quarantined_at),
        "url": f"{API_PREFIX}/execute/{script.name}",
        "created_at": iso_utc(script.created_at),
        "updated_at": iso_utc(script.updated_at),
    }
    if with_source:
        payload["source"] = script.source
    return payload


def saved_response(
    saved: SavedScript, limits: SandboxLimits, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """A script after a save, with the warnings about its source and its entity tag."""
    payload = script_json(saved.script, limits, with_source=True)
    payload["warnings"] = [structs.asdict(finding) for finding in saved.warnings]
    return json_response(payload, status, {**entity_tag(saved.script), **(headers or {})})


def revision_json(script: Script, revision: Revision) -> dict[str, Any]:
    """`live` says whether calls run this one; `source` is there when the revision has it at hand."""
    payload: dict[str, Any] = {
        "script_id": revision.script_id,
        "revision": revision.number,
        "live": revision.number == script.revision,
        "limits": revision.limits,
        "source_hash": revision.source_hash,
        "source_bytes": revision.source_bytes,
        "created_at": iso_utc(revision.created_at),
    }
    if revision.source is not None:
        payload["source"] = revision.source
    return payload


def execution_json(execution: Execution, *, with_logs: bool) -> dict[str, Any]:
    payload: dict[str, Any] = {
        "id": execution.id,
        "script_id": execution.script_id,
        "script_name": execution.script_name,
        "revision": execution.revision,
        "trigger": execution.trigger,
        "method": execution.method,
        "path": execution.path,
        "status": execution.status,
        "http_status": execution.http_status,
        "started_at": iso_utc(execution.started_at),
        "duration_us": execution.duration_us,
        "queue_us": execution.queue_us,
        "operations": execution.operations,
        "peak_memory_bytes": execution.peak_memory_bytes,
        "error": _error_json(execution),
        "dropped_log_lines": execution.dropped_log_lines,
    }
    if with_logs:
        payload["logs"] = [_log_json(line) for line in execution.logs]
        payload["warnings"] = execution.warnings
    return payload


def _error_json(execution: Execution) -> dict[str, Any] | None:
    if execution.error_code is None:
        return None
    return {
        "code": execution.error_code,
        "message": execution.error_message,
        "line": execution.error_line,
        "column": execution.error_column,
        "limit": execution.limit_name,
        "limit_value": execution.limit_value,
    }


def _log_json(line: LogLine) -> dict[str, Any]:
    return {
        "level": line.level,
        "message": line.message,
        "fields": log_fields_json(line.fields),
        "offset_us": line.offset_us,
    }


def log_fields_json(text: str | None) -> Any:  # Any: what a script logged
    """The value of a log line's fields, or the text itself if a log limit cut it off; null for none."""
    if text is None:
        return None
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text
