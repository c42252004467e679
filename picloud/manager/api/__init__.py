"""The admin API: every endpoint on this page with the scope that it needs, all behind the same door.

Whatever is asked below the admin path, the credential is looked at first: without one there is no telling what exists.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from msgspec import Struct
from quart import Quart, Response
from werkzeug.exceptions import HTTPException

from picloud.manager.accounts import AccountService
from picloud.manager.api.audit import AuditHandlers
from picloud.manager.api.door import ANYBODY, OPEN, Door, rate_limit_headers
from picloud.manager.api.errors import answer_http_exception, answer_picloud_error, answer_unexpected, request_id
from picloud.manager.api.executions import ExecutionHandlers
from picloud.manager.api.revisions import RevisionHandlers
from picloud.manager.api.scripts import ScriptHandlers
from picloud.manager.api.sessions import SessionHandlers
from picloud.manager.api.tokens import TokenHandlers
from picloud.manager.api.trials import TrialHandlers
from picloud.manager.audit import AuditService
from picloud.manager.executions import ExecutionService
from picloud.manager.scripts import ScriptService
from picloud.manager.sessions import SessionService
from picloud.manager.tokens import TokenService
from picloud.manager.trials import TrialService
from picloud.shared.errors import PiCloudError
from picloud.shared.models import KIB
from picloud.shared.protocols import Authenticator
from picloud.shared.version import API_PREFIX

ADMIN_PREFIX: Final = f"{API_PREFIX}/admin"
_BODY_TIMEOUT_SECONDS: Final = 15
_ESCAPE_FACTOR: Final = 6  # a character of the source may arrive as \u0041
_BODY_SLACK_BYTES: Final = 64 * KIB

Handler = Callable[..., Awaitable[Response]]


class ManagerServices(Struct, frozen=True, kw_only=True):
    """What the endpoints are for."""

    scripts: ScriptService
    trials: TrialService
    executions: ExecutionService
    tokens: TokenService
    accounts: AccountService
    sessions: SessionService
    audit: AuditService


def create_manager_app(
    services: ManagerServices, authenticator: Authenticator, *, requests_per_minute: int = 0
) -> Quart:
    """The Quart application of the admin API. Its routes carry their full paths.

    Args:
        requests_per_minute: the quota of each peer; 0 is none.
    """
    app = Quart(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = services.scripts.max_source_bytes * _ESCAPE_FACTOR + _BODY_SLACK_BYTES
    app.config["BODY_TIMEOUT"] = _BODY_TIMEOUT_SECONDS
    app.url_map.merge_slashes = False  # `//` is another path, never a redirect

    scopes: dict[str, str] = {}
    for method, path, scope, handler in _endpoints(services):
        name = f"{method} {path}".replace(".", "_")
        scopes[name] = scope
        app.add_url_rule(ADMIN_PREFIX + path, name, handler, methods=[method])
    door = Door(
        authenticator,
        services.sessions,
        services.tokens,
        services.audit,
        scopes,
        requests_per_minute=requests_per_minute,
    )
    app.before_request(door.admit)

    @app.after_request
    async def finish(response: Response) -> Response:
        response.headers["X-Request-Id"] = request_id()
        response.headers.extend(rate_limit_headers())
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    app.register_error_handler(PiCloudError, answer_picloud_error)
    app.register_error_handler(HTTPException, answer_http_exception)
    app.register_error_handler(Exception, answer_unexpected)
    return app


def _endpoints(services: ManagerServices) -> list[tuple[str, str, str, Handler]]:
    """Method, path, scope (or `OPEN`, `ANYBODY`), handler."""
    scripts = ScriptHandlers(services.scripts)
    revisions = RevisionHandlers(services.scripts)
    executions = ExecutionHandlers(services.executions)
    tokens = TokenHandlers(services.tokens)
    trials = TrialHandlers(services.trials)
    audit = AuditHandlers(services.audit)
    sessions = SessionHandlers(services.accounts, services.sessions)
    return [
        ("GET", "/scripts", "read", scripts.list_scripts),
        ("POST", "/scripts", "deploy", scripts.create),
        ("POST", "/scripts/check", "deploy", scripts.check),
        ("POST", "/scripts/run", "deploy", trials.run_new),
        ("GET", "/scripts/<reference>", "read", scripts.get),
        ("PATCH", "/scripts/<reference>", "deploy", scripts.update),
        ("DELETE", "/scripts/<reference>", "deploy", scripts.delete),
        ("GET", "/scripts/<reference>/revisions", "read", revisions.list_revisions),
        ("GET", "/scripts/<reference>/revisions/<number>", "read", revisions.get),
        ("POST", "/scripts/<reference>/rollback", "deploy", revisions.rollback),
        ("POST", "/scripts/<reference>/release", "deploy", scripts.release),
        ("POST", "/scripts/<reference>/run", "deploy", trials.run),
        ("GET", "/executions", "read", executions.list_executions),
        ("GET", "/executions/<execution_id>", "read", executions.get),
        ("GET", "/tokens", "admin", tokens.list_tokens),
        ("POST", "/tokens", "admin", tokens.create),
        ("DELETE", "/tokens/<token_id>", "admin", tokens.revoke),
        ("GET", "/audit", "admin", audit.list_entries),
        ("POST", "/setup", OPEN, sessions.set_up),
        ("POST", "/setup-link", "admin", sessions.new_link),
        ("POST", "/session", OPEN, sessions.log_in),
        ("GET", "/session", ANYBODY, sessions.show),
        ("DELETE", "/session", ANYBODY, sessions.log_out),
        ("POST", "/password", "admin", sessions.change_password),
    ]
