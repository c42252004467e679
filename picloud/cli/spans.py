"""Calls of an execution to services, as lines for people."""

from typing import Any


def describe_span(span: dict[str, Any]) -> str:
    """Return one call as a line: start, service and target, duration, bytes, and the error code of a failed one."""
    begun_ms, duration_ms = span["start_us"] / 1_000, span["duration_us"] / 1_000
    outcome = "" if span["outcome"] == "ok" else f" {span['outcome']}"
    return f"+{begun_ms:.1f} ms {describe_effect(span)} {duration_ms:.1f} ms {span['bytes']} B{outcome}"


def describe_effect(call: dict[str, Any]) -> str:
    """Return service, method and target of a call."""
    return f"{call['service']}.{call['method']} {call['target']}".rstrip()


def describe_spans(execution: dict[str, Any]) -> str:
    """Return one line for all calls of an execution; empty when it made none."""
    spans = execution.get("spans") or []
    if not spans:
        return ""
    count = len(spans) + int(execution.get("dropped_spans") or 0)
    took_ms = sum(span["duration_us"] for span in spans) / 1_000
    services = ", ".join(sorted({str(span["service"]) for span in spans}))
    return f"{count} service call{'s' if count > 1 else ''} ({services}), {took_ms:.1f} ms"
