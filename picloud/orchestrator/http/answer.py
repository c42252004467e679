"""From an execution's result to the HTTP answer of its caller: status, headers, body. Sends nothing."""

from typing import Final

import msgspec
from msgspec import structs

from picloud.orchestrator.http.page_policy import page_headers, page_lines
from picloud.orchestrator.http.script_cookies import confine_cookies
from picloud.shared.errors import error_body, status_of_fault
from picloud.shared.http.asgi import Header
from picloud.shared.models import ExecutionResult, ScriptFault

Answer = tuple[int, list[Header], bytes]
"""Status, headers and the body that a GET would get."""

_JSON: Final[Header] = (b"content-type", b"application/json")
_ONLY_JSON: Final = [("content-type", "application/json")]
_OURS: Final = frozenset(
    {"x-execution-id", "x-content-type-options", "content-length", "transfer-encoding", "connection", "date"}
)
_OK: Final = 200
_RESET_CONTENT: Final = 205
_BODYLESS: Final = frozenset({204, 304})
"""Without a content-length either."""

_PLAIN_LINES: Final = tuple(
    b"content-type: application/json\r\nx-execution-id: %b\r\n"
    + page_lines(on_apps=on_apps)
    + b"content-length: %d\r\n"
    for on_apps in (False, True)
)
"""What `answer_to` and `header_lines` make of a plain result; on the apps origin the second."""

_PUBLIC_MESSAGES: Final = {
    "script_error": "the script failed",
    "script_bad_response": "the script's response cannot be sent",
    "script_limit_exceeded": "the script exceeded one of its limits",
    "script_timeout": "the script did not finish in time",
    "script_panic": "the script engine failed",
    "script_cancelled": "the execution was cancelled",
    "script_compile_error": "the script does not compile",
    "worker_crashed": "the executor process ended during the run",
}


def is_plain(result: ExecutionResult) -> bool:
    """True of JSON with status 200: nearly every result."""
    return result.fault is None and result.http_status == _OK and result.headers == _ONLY_JSON


def plain_lines(result: ExecutionResult, execution_id: str, *, on_apps: bool = False) -> bytes:
    """The header lines of the answer to a plain result."""
    return _PLAIN_LINES[on_apps] % (execution_id.encode(), len(result.body))


def answer_to(
    result: ExecutionResult, execution_id: str, *, base_path: str | None, show_fault: bool, on_apps: bool = False
) -> Answer:
    """The answer for the caller of an execution; what is changed of it is added to the result's warnings.

    Args:
        base_path: the path of the script, as it was called: its cookies are for this one and those below. None: they
            may be for any path.
        show_fault: the caller may learn what went wrong in the script.
        on_apps: the request came to the apps origin.
    """
    if result.fault is not None:
        return _answer_to_fault(result.fault, execution_id, show_fault=show_fault, on_apps=on_apps)
    given, warnings = confine_cookies(result.headers, base_path)
    result.warnings.extend(warnings)
    headers = [
        (name.encode("latin-1", "replace"), value.encode("latin-1", "replace"))
        for name, value in given
        if name not in _OURS
    ]
    status = result.http_status
    body = b"" if status in _BODYLESS or status == _RESET_CONTENT else result.body
    headers += ((b"x-execution-id", execution_id.encode()), *page_headers(on_apps=on_apps))
    if status not in _BODYLESS:
        headers.append((b"content-length", b"%d" % len(body)))
    return status, headers, body


def _answer_to_fault(fault: ScriptFault, execution_id: str, *, show_fault: bool, on_apps: bool) -> Answer:
    code = fault.code if fault.code in _PUBLIC_MESSAGES else "internal"
    message = fault.message if show_fault else _PUBLIC_MESSAGES.get(code, "the execution failed inside PiCloud")
    content = error_body(code, message, execution_id, _details(fault) if show_fault else None)
    body = msgspec.json.encode(content)
    headers = [
        _JSON,
        (b"x-execution-id", execution_id.encode()),
        *page_headers(on_apps=on_apps),
        (b"cache-control", b"no-store"),
        (b"content-length", b"%d" % len(body)),
    ]
    return status_of_fault(code), headers, body


def _details(fault: ScriptFault) -> dict[str, object]:
    facts: dict[str, object] = {
        "line": fault.line,
        "column": fault.column,
        "limit": fault.limit,
        "limit_value": fault.limit_value,
    }
    details = {name: value for name, value in facts.items() if value is not None}
    if fault.trace:
        details["trace"] = [structs.asdict(frame) for frame in fault.trace]
    return details
