"""The admin API as an application: the endpoints of `endpoints/`, all behind the same guard.

Below the admin path the credential is always checked first: without one, nothing reveals what exists.
"""

from collections.abc import Sequence
from types import MethodType
from typing import Final

from msgspec import Struct
from quart import Quart, Response, request
from werkzeug.exceptions import HTTPException

from picloud.manager.access.accounts import AccountService
from picloud.manager.access.sessions import SessionService
from picloud.manager.access.tokens import TokenService
from picloud.manager.api.assets import AssetHandlers
from picloud.manager.api.audit import AuditHandlers
from picloud.manager.api.backups import BackupHandlers
from picloud.manager.api.deprecations import DeprecationNotices
from picloud.manager.api.document import DocumentHandlers
from picloud.manager.api.endpoint import Endpoint
from picloud.manager.api.endpoints.every import ENDPOINTS
from picloud.manager.api.errors import answer_http_exception, answer_picloud_error, answer_unexpected, request_id
from picloud.manager.api.executions import ExecutionHandlers
from picloud.manager.api.grants import GrantHandlers
from picloud.manager.api.guard import Guard, rate_limit_headers
from picloud.manager.api.kv import KvHandlers
from picloud.manager.api.metrics import MetricsHandlers
from picloud.manager.api.openapi import openapi_document
from picloud.manager.api.requests import PacedRequest
from picloud.manager.api.revisions import RevisionHandlers
from picloud.manager.api.routes import RefusalsOf, RouteHandlers
from picloud.manager.api.running import RunningHandlers
from picloud.manager.api.schedules import ScheduleHandlers
from picloud.manager.api.scripts import ScriptHandlers
from picloud.manager.api.secrets import SecretHandlers
from picloud.manager.api.services import ServiceNumbersHandlers
from picloud.manager.api.sessions import SessionHandlers
from picloud.manager.api.system import SystemHandlers
from picloud.manager.api.tail import TailHandlers
from picloud.manager.api.templates import TemplateHandlers
from picloud.manager.api.tokens import TokenHandlers
from picloud.manager.api.trials import TrialHandlers
from picloud.manager.assets.service import AssetService
from picloud.manager.audit.log import AuditService
from picloud.manager.data.kv_admin import KvAdmin
from picloud.manager.data.secrets import SecretService
from picloud.manager.history.executions import ExecutionService
from picloud.manager.history.metrics import MetricsService
from picloud.manager.history.running import RunningService
from picloud.manager.maintenance.backups import BackupService
from picloud.manager.maintenance.services import ServiceNumbersService
from picloud.manager.maintenance.system import SystemService
from picloud.manager.routes.service import RouteService
from picloud.manager.scripts.service import ScriptService
from picloud.manager.scripts.trials import TrialService
from picloud.manager.work.schedules import ScheduleService
from picloud.shared.errors import Forbidden, PiCloudError
from picloud.shared.http.body_pace import BodyPace
from picloud.shared.models import KIB
from picloud.shared.protocols import Authenticator
from picloud.shared.version import API_PREFIX

_ESCAPE_FACTOR: Final = 6  # a character of the source may arrive as \u0041
_BODY_SLACK_BYTES: Final = 64 * KIB


class ManagerServices(Struct, frozen=True, kw_only=True):
    """The services behind the endpoints."""

    scripts: ScriptService
    routes: RouteService
    assets: AssetService
    refused_signatures: RefusalsOf
    trials: TrialService
    executions: ExecutionService
    running: RunningService
    metrics: MetricsService
    tokens: TokenService
    accounts: AccountService
    sessions: SessionService
    audit: AuditService
    backups: BackupService
    kv: KvAdmin
    system: SystemService
    secrets: SecretService
    numbers: ServiceNumbersService
    schedules: ScheduleService


def create_manager_app(
    services: ManagerServices,
    authenticator: Authenticator,
    endpoints: Sequence[Endpoint] = ENDPOINTS,
    *,
    requests_per_minute: int = 0,
    body_pace: BodyPace | None = None,
) -> Quart:
    """The Quart application of the admin API. Its routes carry their full paths.

    Args:
        requests_per_minute: the quota of each peer; 0 is none.
        body_pace: how fast bodies have to arrive.
    """
    app = Quart(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = services.scripts.max_source_bytes * _ESCAPE_FACTOR + _BODY_SLACK_BYTES
    app.config["BODY_TIMEOUT"] = None  # `read_json` watches the pace
    app.config["BODY_PACE"] = body_pace or BodyPace()
    app.request_class = PacedRequest
    app.url_map.merge_slashes = False  # `//` is another path, never a redirect

    handlers = _handlers(services, endpoints)
    notices = DeprecationNotices(endpoints)
    scopes: dict[str, str] = {}
    for endpoint in endpoints:
        name = endpoint.name
        scopes[name] = endpoint.scope
        owner = handlers[endpoint.handler.__qualname__.partition(".")[0]]
        app.add_url_rule(
            API_PREFIX + endpoint.path.replace("<key>", "<path:key>"),
            name,
            MethodType(endpoint.handler, owner),
            methods=[endpoint.method],
        )
    guard = Guard(
        authenticator,
        services.sessions,
        services.tokens,
        services.audit,
        scopes,
        accounts=services.accounts,
        requests_per_minute=requests_per_minute,
    )
    app.before_request(guard.admit)

    @app.after_request
    async def finish(response: Response) -> Response:
        response.headers["X-Request-Id"] = request_id()
        response.headers.extend(rate_limit_headers())
        response.headers["Cache-Control"] = "no-store, no-transform"
        response.headers["X-Content-Type-Options"] = "nosniff"
        if request.url_rule is not None and response.status_code != 401:
            notices.add_to(response, request.url_rule.endpoint)
        return response

    async def answer_forbidden(error: Forbidden) -> Response:
        await guard.note_forbidden(error)
        return await answer_picloud_error(error)

    app.register_error_handler(Forbidden, answer_forbidden)
    app.register_error_handler(PiCloudError, answer_picloud_error)
    app.register_error_handler(HTTPException, answer_http_exception)
    app.register_error_handler(Exception, answer_unexpected)
    return app


def _handlers(services: ManagerServices, endpoints: Sequence[Endpoint]) -> dict[str, object]:
    """The objects whose methods the endpoints name, by class."""
    made = (
        ScriptHandlers(services.scripts),
        RevisionHandlers(services.scripts),
        RouteHandlers(services.routes, services.refused_signatures),
        AssetHandlers(services.assets, services.routes),
        GrantHandlers(services.scripts),
        ExecutionHandlers(services.executions, services.audit),
        RunningHandlers(services.running),
        TokenHandlers(services.tokens),
        AuditHandlers(services.audit),
        BackupHandlers(services.backups),
        SecretHandlers(services.secrets),
        ScheduleHandlers(services.schedules),
        TemplateHandlers(),
        KvHandlers(services.kv),
        TrialHandlers(services.trials, services.executions),
        TailHandlers(services.executions),
        MetricsHandlers(services.metrics),
        ServiceNumbersHandlers(services.numbers),
        SystemHandlers(services.system),
        SessionHandlers(services.accounts, services.sessions),
        DocumentHandlers(lambda: openapi_document(endpoints)),
    )
    return {type(each).__name__: each for each in made}
