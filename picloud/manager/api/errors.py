"""Every error as the one JSON shape. Unexpected ones are logged once with a traceback and answered as `internal`."""

import logging
from typing import Final

from quart import Response, g
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from picloud.manager.api.responses import json_response
from picloud.shared.clock import new_id
from picloud.shared.errors import PiCloudError, StorageUnavailable, error_body, headers_of

_MEANING: Final = {
    400: ("bad_request", "The request cannot be read."),
    404: ("not_found", "There is no such path."),
    405: ("method_not_allowed", "This path does not take that method."),
    408: ("body_timeout", "The body did not arrive in time."),
    413: ("body_too_large", "The body is too large."),
    415: ("unsupported_media_type", "The body must be JSON, with Content-Type: application/json."),
}

logger = logging.getLogger(__name__)


def request_id() -> str:
    """The id of the present request, made on first use."""
    if "request_id" not in g:
        g.request_id = new_id()
    return str(g.request_id)


async def answer_picloud_error(error: PiCloudError) -> Response:
    if error.__cause__ is not None and error.status >= 500:
        # An unusable disk or database is not a bug: its cause is enough.
        trace = None if isinstance(error, StorageUnavailable) else error
        logger.warning(
            "an admin request failed",
            extra={
                "action": "admin_error",
                "request_id": request_id(),
                "code": error.code,
                "cause": repr(error.__cause__),
            },
            exc_info=trace,
        )
    body = error_body(error.code, error.message, request_id(), error.details)
    return json_response(body, error.status, dict(headers_of(error)))


async def answer_http_exception(error: HTTPException) -> Response:
    status = error.code if error.code in _MEANING else 400
    code, message = _MEANING[status]
    headers = {}
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        headers["Allow"] = ", ".join(sorted(error.valid_methods))
    # tells programs of another version that the path is missing, not a script
    details = {"unknown": ["path"]} if status == 404 else None
    return json_response(error_body(code, message, request_id(), details), status, headers)


async def answer_unexpected(error: Exception) -> Response:
    logger.error(
        "unexpected error in an admin request",
        extra={"action": "admin_bug", "request_id": request_id()},
        exc_info=error,
    )
    message = "Something unexpected happened; the service's log has it under this request id."
    return json_response(error_body("internal", message, request_id()), 500)
