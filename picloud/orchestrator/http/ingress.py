"""The data plane: `/api/v1/execute/{id or name}` and deeper paths. HTTP in, `ExecutionRequest` out, answer back.
Plain ASGI, and a shorter way for requests that are all there; it runs once for each call and never touches the
database."""

import asyncio
import logging
from contextlib import suppress
from functools import partial
from typing import Final

from picloud.orchestrator.asset_table import WHOLE_BYTES, AssetTable
from picloud.orchestrator.http.call import Call, CallParts
from picloud.orchestrator.http.call_head import CallHead
from picloud.orchestrator.http.credentials import find_principal
from picloud.orchestrator.http.request_reader import BodyReader, ClientGone, closes_connection
from picloud.orchestrator.http.route_head import AnsweredWithoutRun, RouteHead
from picloud.orchestrator.http.static_files import FileAnswer
from picloud.orchestrator.http.verification import Verification
from picloud.orchestrator.route_table import RouteTable
from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.clock import Clock, now_ms
from picloud.shared.errors import Forbidden, NotFound, PiCloudError, Unauthenticated, internal_error
from picloud.shared.http.asgi import AsgiApp, Header, Receive, Scope, Send
from picloud.shared.http.direct import Begin, Reply
from picloud.shared.http.origins import is_for_routes
from picloud.shared.http.rate_limits import RateLimiter
from picloud.shared.models import ExecutionRequest, LiveScript
from picloud.shared.protocols import Authenticator, DirectExecutor, ExecutionSink, ExecutorClient

logger = logging.getLogger(__name__)

_REFUSED_METHODS: Final = frozenset({"CONNECT", "TRACE"})
_CLOSE: Final[Header] = (b"connection", b"close")


class Ingress:
    """The ASGI application of all paths of scripts and of routes, on both origins.

    Every execution that got a slot is recorded exactly once, whether its caller is still there or not.

    Args:
        quota_app: answers calls of scripts with a quota, where another process counts them; None: they are counted
            here.
        owns_cors: what scripts say of cross-origin calls is left out, because the installation does.
    """

    def __init__(
        self,
        *,
        table: ScriptTable,
        routes: RouteTable,
        assets: AssetTable,
        executor: ExecutorClient,
        direct: DirectExecutor,
        sink: ExecutionSink,
        authenticator: Authenticator,
        body_reader: BodyReader,
        clock: Clock = now_ms,
        quota_app: AsgiApp | None = None,
        owns_cors: bool = False,
    ) -> None:
        self._quota_app = quota_app
        self._table = table
        self._routes = routes
        self._assets = assets
        self._loads: set[asyncio.Task[None]] = set()
        self._executor = executor
        self._direct = direct
        self._authenticator = authenticator
        self._body_reader = body_reader
        self._clock = clock
        self.verification = Verification(clock)
        self._parts = CallParts(
            sink=sink,
            assets=assets,
            verification=self.verification,
            may_see_faults=self._may_see_faults,
            owns_cors=owns_cors,
            quotas=RateLimiter("script"),
            route_quotas=RateLimiter("route"),
            address_quotas=RateLimiter("address"),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        head = self._head_of(scope)
        call = Call(self._parts, head)
        try:
            script, path = self._admit(head)
            if script.max_requests_per_minute or (head.is_of_route and _is_counted(head)):
                if self._quota_app is not None:
                    await self._quota_app(scope, receive, send)
                    return
                call.admit(script)
            body = await self._body_reader.read(scope, receive, script.limits.max_request_bytes)
            if head.is_of_route:
                call.verify(script, body)
            call.started_at = now = self._clock()
            call.request = ExecutionRequest(call.execution_id, script, "http", head.request(path, body), now)
            result = await self._executor.execute(call.request)
        except ClientGone:
            return
        except AnsweredWithoutRun as answered:
            status, headers, body = call.short_answer(answered)
        except FileAnswer as file:
            await call.send_file(file, send)
            return
        except PiCloudError as error:
            status, headers, body = call.refusal(error)
            unread = error.code == "body_timeout" or (error.status < 500 and closes_connection(scope["headers"]))
            if unread and scope["http_version"].startswith("1"):
                headers.append(_CLOSE)
        else:
            status, headers, body = call.answer(result)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    def route(self, scope: Scope) -> Begin:
        """As in `DirectApp`, for any path of the ingress and any method but HEAD."""
        return partial(self._begin, self._head_of(scope))

    def refusal_headers(self, scope: Scope) -> list[Header]:
        """As in `DirectRoot`, for any path of the ingress."""
        head = self._head_of(scope)
        if isinstance(head, RouteHead):
            with suppress(PiCloudError, AnsweredWithoutRun):
                head.resolve()
        return list(head.cors_headers)

    def _head_of(self, scope: Scope) -> CallHead:
        return RouteHead(scope, self._routes) if is_for_routes(scope) else CallHead(scope)

    def _begin(self, head: CallHead, body: bytes, reply: Reply) -> bool:
        call = Call(self._parts, head, reply)
        try:
            script, path = self._admit(head)
            if script.max_requests_per_minute or (head.is_of_route and _is_counted(head)):
                if self._quota_app is not None:
                    return False
                call.admit(script)
            head.check_body(len(body), script.limits.max_request_bytes)
            if head.is_of_route:
                call.verify(script, body)
            call.started_at = now = self._clock()
            call.request = ExecutionRequest(call.execution_id, script, "http", head.request(path, body), now)
            self._direct.submit(call.request, call.done, call.refused)
        except PiCloudError as error:
            call.refused(error)
        except AnsweredWithoutRun as answered:
            call.answered(answered)
        except FileAnswer as file:
            return self._begin_file(call, file)
        except Exception:
            logger.exception(
                "a request failed inside PiCloud",
                extra={"action": "request", "request_id": call.execution_id, "method": head.method},
            )
            call.refused(internal_error())
        return True

    def _begin_file(self, call: Call, file: FileAnswer) -> bool:
        """Answer with a file directly, unless it is too long to be held whole."""
        if file.content is None:
            call.reply_file(file, b"")
            return True
        if file.size > WHOLE_BYTES:
            return False
        data = self._assets.find_kept(file.content)
        if data is not None:
            call.reply_file(file, data)
            return True
        load = asyncio.create_task(call.load_file(file))
        self._loads.add(load)
        load.add_done_callback(self._loads.discard)
        return True

    def _admit(self, head: CallHead) -> tuple[LiveScript, str]:
        """The script that is called, and the path below it, for a caller who may call it."""
        if head.method in _REFUSED_METHODS:
            raise PiCloudError(f"The method {head.method} is not allowed here.", code="method_not_allowed")
        if isinstance(head, RouteHead):
            return self._admit_to_route(head)
        found = script, _ = head.find_script(self._table)
        if script.access == "token":
            self._check_access(script, head.headers)
        if not head.is_query_sound:
            head.check_query()
        return found

    def _admit_to_route(self, head: RouteHead) -> tuple[LiveScript, str]:
        """As `_admit`: the script of the route that answers, and the path as that sees it."""
        route = head.resolve()
        redirect = head.answer_to_redirect(route)
        if redirect is not None:
            raise redirect
        file = head.answer_to_assets(route, self._assets)
        if file is not None:
            raise file
        script = self._table.find(route.script_id or "")
        if script is None:
            raise NotFound("The script of this route is disabled or deleted.")
        if route.access == "token":
            self._check_access(script, head.headers)
        if not head.is_query_sound:
            head.check_query()
        return script, head.script_path()

    def _check_access(self, script: LiveScript, headers: list[Header]) -> None:
        principal = find_principal(headers, self._authenticator)
        if principal is None:
            raise Unauthenticated("This script needs a valid token: `Authorization: Bearer ...`.")
        if not principal.may(script.invoke_scope):
            scope = script.invoke_scope
            raise Forbidden(f"The token lacks the scope {scope}.", details={"scope": scope})

    def _may_see_faults(self, headers: list[Header]) -> bool:
        """A caller that may read executions also gets the reason of the failure."""
        principal = find_principal(headers, self._authenticator)
        return principal is not None and principal.may("read")


def _is_counted(head: CallHead) -> bool:
    """True when something of the route is known to one process alone: its quotas, or which messages came."""
    if not isinstance(head, RouteHead):
        return False
    route = head.route
    return bool(route.max_requests_per_minute or route.max_requests_per_minute_per_address or route.verify)
