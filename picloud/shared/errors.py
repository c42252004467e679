"""The error tree, and the one table from stable codes to HTTP status.

    PiCloudError
    ├── BadRequest              the request cannot be read: encoding, JSON, cursor, path
    ├── Unauthenticated         no valid credential
    ├── Forbidden               a valid credential without the right
    ├── NotFound                no such thing, or not for this caller
    ├── Conflict                clashes with the present state: name taken, If-Match outdated
    ├── TooLarge                body or source over its limit
    ├── Invalid                 readable, but breaks a rule: validation, name, compile error
    ├── ServerBusy              queue full; nothing ran, retry
    ├── ExecutorUnavailable     no executor process could take the call
    └── StorageUnavailable      the database is busy, full or away

The message is safe to show to the caller; the cause (`raise ... from`) is for the operator. Codes never change meaning.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

STATUS_OF_CODE: Final[Mapping[str, int]] = {
    "bad_request": 400,
    "invalid_encoding": 400,
    "invalid_json": 400,
    "invalid_cursor": 400,
    "bad_path": 400,
    "bad_path_encoding": 400,
    "bad_query_encoding": 400,
    "too_many_parameters": 400,
    "client_gone": 400,
    "unauthenticated": 401,
    "session_key_required": 401,
    "signature_invalid": 401,
    "forbidden": 403,
    "cross_origin": 403,
    "not_found": 404,
    "unknown_api_version": 404,
    "method_not_allowed": 405,
    "header_timeout": 408,
    "body_timeout": 408,
    "already_exists": 409,
    "route_conflict": 409,
    "script_disabled": 409,
    "purged": 410,
    "script_deleted": 410,
    "precondition_failed": 412,
    "body_too_large": 413,
    "source_too_large": 413,
    "uri_too_long": 414,
    "unsupported_encoding": 415,
    "unsupported_media_type": 415,
    "unknown_host": 421,
    "validation_failed": 422,
    "invalid_name": 422,
    "suspicious_characters": 422,
    "invalid_archive": 422,
    "script_compile_error": 422,
    "forbidden_symbol": 422,
    "reserved_name": 422,
    "certain_failure": 422,
    "invalid_host": 422,
    "invalid_pattern": 422,
    "invalid_cron": 422,
    "invalid_timezone": 422,
    "too_many_attempts": 429,
    "too_many_requests": 429,
    "headers_too_large": 431,
    "internal": 500,
    "script_error": 500,
    "script_bad_response": 500,
    "script_limit_exceeded": 500,
    "script_panic": 500,
    "unsupported_transfer_encoding": 501,
    "worker_crashed": 502,
    "server_busy": 503,
    "executor_unavailable": 503,
    "script_cancelled": 503,
    "script_quarantined": 503,
    "database_busy": 503,
    "commit_unknown": 503,
    "storage_unavailable": 503,
    "secrets_sealed": 503,
    "script_timeout": 504,
    "storage_full": 507,
    "data_full": 507,
}

_RETRY_SOON: Final = frozenset({"server_busy", "executor_unavailable", "database_busy", "storage_unavailable"})
"""Codes after which the same request may well succeed a second later. Not `script_quarantined`, which only an edit or a
release ends; not `commit_unknown`, after which the request may have been carried out."""

_FAULTS_OF_CALLS: Final = {"script_compile_error": 500, "unknown_revision": 500}
"""Codes that mean something else to a caller than to the author who uploads."""


def status_of_fault(code: str) -> int:
    """The HTTP status that the caller of a script gets when an execution ends with this fault."""
    return _FAULTS_OF_CALLS.get(code) or STATUS_OF_CODE.get(code, STATUS_OF_CODE["internal"])


class PiCloudError(Exception):
    """Base of all errors that reach a caller.

    Args:
        message: one sentence, safe to show, that says what to do about it where that can be known.
        code: a key of `STATUS_OF_CODE`; each class has its own default.
        details: JSON-ready facts for programs (positions, all validation faults, the limit that was hit).
    """

    default_code: ClassVar[str] = "internal"

    def __init__(self, message: str, *, code: str | None = None, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.default_code
        self.details = details

    @property
    def status(self) -> int:
        """The HTTP status that belongs to the code."""
        return STATUS_OF_CODE[self.code]


class BadRequest(PiCloudError):
    default_code = "bad_request"


class Unauthenticated(PiCloudError):
    default_code = "unauthenticated"


class Forbidden(PiCloudError):
    default_code = "forbidden"


class NotFound(PiCloudError):
    default_code = "not_found"


class Conflict(PiCloudError):
    default_code = "already_exists"


class TooLarge(PiCloudError):
    default_code = "body_too_large"


class Invalid(PiCloudError):
    default_code = "validation_failed"


class ServerBusy(PiCloudError):
    default_code = "server_busy"


class ExecutorUnavailable(PiCloudError):
    default_code = "executor_unavailable"


class StorageUnavailable(PiCloudError):
    default_code = "storage_unavailable"


def headers_of(error: PiCloudError) -> list[tuple[str, str]]:
    """The headers that belong to the error on every plane, names in lower case."""
    details = error.details or {}
    if error.status == 401 and error.code != "signature_invalid":
        return [("www-authenticate", "Bearer")]
    if error.status == 429 and "retry_after_s" in details:
        return [("retry-after", str(details["retry_after_s"]))]
    if error.code in _RETRY_SOON:
        return [("retry-after", "1")]
    return []


def internal_error() -> PiCloudError:
    """The error that callers get for a bug; the log has the details under their request id."""
    return PiCloudError("Something failed inside PiCloud. The log has details under this request id.")


def error_body(code: str, message: str, request_id: str, details: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The one JSON shape of errors: `{"error": {"code", "message", "request_id", "details"?}}`."""
    error: dict[str, Any] = {"code": code, "message": message, "request_id": request_id}
    if details:
        error["details"] = dict(details)
    return {"error": error}


EXIT_TRY_AGAIN: Final = 1
"""The one exit code after which a supervisor starts the service again: a server that is away, a disk that failed."""
EXIT_CONFIGURATION: Final = 2
EXIT_SCHEMA: Final = 3
EXIT_DATABASE: Final = 4
EXIT_SECOND_INSTANCE: Final = 5
EXIT_PACKAGE: Final = 6


class StartRefused(Exception):
    """The service will not start; nothing on disk was changed and no port was bound.

    Args:
        exit_code: one of the `EXIT_` constants; a supervisor must not try again on them.
        message: one line that names the fault and the way out.
    """

    def __init__(self, exit_code: int, message: str) -> None:
        super().__init__(message)
        self.exit_code = exit_code
