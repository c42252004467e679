"""The admin API: every endpoint on this page, each behind the same door.

Whatever is asked below the admin path, the credential is looked at first: without one there is no telling what exists.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from quart import Quart, Response, request
from werkzeug.exceptions import HTTPException

from picloud.manager.api.errors import answer_http_exception, answer_picloud_error, answer_unexpected, request_id
from picloud.manager.api.executions import ExecutionHandlers
from picloud.manager.api.revisions import RevisionHandlers
from picloud.manager.api.scripts import ScriptHandlers
from picloud.manager.executions import ExecutionService
from picloud.manager.scripts import ScriptService
from picloud.shared.errors import PiCloudError, Unauthenticated
from picloud.shared.models import KIB
from picloud.shared.protocols import Authenticator
from picloud.shared.version import API_PREFIX

ADMIN_PREFIX: Final = f"{API_PREFIX}/admin"
_BODY_TIMEOUT_SECONDS: Final = 15
_ESCAPE_FACTOR: Final = 6  # a character of the source may arrive as \u0041
_BODY_SLACK_BYTES: Final = 64 * KIB

Handler = Callable[..., Awaitable[Response]]


def create_manager_app(scripts: ScriptService, executions: ExecutionService, authenticator: Authenticator) -> Quart:
    """The Quart application of the admin API. Its routes carry their full paths."""
    app = Quart(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = scripts.max_source_bytes * _ESCAPE_FACTOR + _BODY_SLACK_BYTES
    app.config["BODY_TIMEOUT"] = _BODY_TIMEOUT_SECONDS
    app.url_map.merge_slashes = False  # `//` is another path, never a redirect

    for method, path, handler in _endpoints(scripts, executions):
        app.add_url_rule(ADMIN_PREFIX + path, f"{method} {path}".replace(".", "_"), handler, methods=[method])

    @app.before_request
    async def authenticate() -> None:
        credentials = request.headers.getlist("Authorization")
        if not authenticator.is_admin(credentials[0] if len(credentials) == 1 else None):
            raise Unauthenticated("This needs the header Authorization: Bearer with the admin token.")

    @app.after_request
    async def finish(response: Response) -> Response:
        response.headers["X-Request-Id"] = request_id()
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    app.register_error_handler(PiCloudError, answer_picloud_error)
    app.register_error_handler(HTTPException, answer_http_exception)
    app.register_error_handler(Exception, answer_unexpected)
    return app


def _endpoints(script_service: ScriptService, execution_service: ExecutionService) -> list[tuple[str, str, Handler]]:
    scripts = ScriptHandlers(script_service)
    revisions = RevisionHandlers(script_service)
    executions = ExecutionHandlers(execution_service)
    return [
        ("GET", "/scripts", scripts.list_scripts),
        ("POST", "/scripts", scripts.create),
        ("POST", "/scripts/check", scripts.check),
        ("GET", "/scripts/<reference>", scripts.get),
        ("PATCH", "/scripts/<reference>", scripts.update),
        ("DELETE", "/scripts/<reference>", scripts.delete),
        ("GET", "/scripts/<reference>/revisions", revisions.list_revisions),
        ("GET", "/scripts/<reference>/revisions/<number>", revisions.get),
        ("POST", "/scripts/<reference>/rollback", revisions.rollback),
        ("GET", "/executions", executions.list_executions),
        ("GET", "/executions/<execution_id>", executions.get),
    ]
