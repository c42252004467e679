"""The data plane: `/api/v1/execute/{id or name}` and deeper paths. HTTP in, `ExecutionRequest` out, answer back.
Plain ASGI, and a shorter way for requests that are all there; it runs once for each call and never touches the
database."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Final

from picloud.orchestrator.asset_table import WHOLE_BYTES, AssetTable
from picloud.orchestrator.http.answer import Answer, answer_to, is_plain, plain_lines
from picloud.orchestrator.http.call_head import CallHead
from picloud.orchestrator.http.challenges import answer_to_challenge, challenge_headers
from picloud.orchestrator.http.credentials import find_principal
from picloud.orchestrator.http.page_policy import page_headers
from picloud.orchestrator.http.request_reader import BodyReader, ClientGone, closes_connection
from picloud.orchestrator.http.route_head import AnsweredWithoutRun, RouteHead
from picloud.orchestrator.http.script_cors import without_cors
from picloud.orchestrator.http.static_files import FileAnswer
from picloud.orchestrator.http.verification import Verification
from picloud.orchestrator.route_table import RouteTable
from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.clock import Clock, new_id, now_ms
from picloud.shared.errors import Forbidden, NotFound, PiCloudError, Unauthenticated, internal_error
from picloud.shared.events import outcome_of
from picloud.shared.http.asgi import AsgiApp, Header, Receive, Scope, Send, error_parts, whole_answer
from picloud.shared.http.direct import Begin, Reply, header_lines
from picloud.shared.http.origins import is_for_routes
from picloud.shared.http.peers import peer_group
from picloud.shared.http.rate_limits import RateLimiter, Standing
from picloud.shared.models import ExecutionRecord, ExecutionRequest, ExecutionResult, LiveScript
from picloud.shared.protocols import Authenticator, DirectExecutor, ExecutionSink, ExecutorClient
from picloud.shared.routes import LiveRoute

logger = logging.getLogger(__name__)

_REFUSED_METHODS: Final = frozenset({"CONNECT", "TRACE"})
_ALLOW: Final[Header] = (b"allow", b"GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
_CLOSE: Final[Header] = (b"connection", b"close")
_NO_CONTENT: Final = 204
_SETTING: Final = "PICLOUD_CORS_ORIGINS"


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
        self.owns_cors = owns_cors
        self._table = table
        self._routes = routes
        self.assets = assets
        self._loads: set[asyncio.Task[None]] = set()
        self._executor = executor
        self._direct = direct
        self.sink = sink
        self._authenticator = authenticator
        self._body_reader = body_reader
        self._clock = clock
        self.quotas = RateLimiter("script")
        self.route_quotas = RateLimiter("route")
        self.address_quotas = RateLimiter("address")
        self.verification = Verification(clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        head = self._head_of(scope)
        call = _Call(self, head)
        try:
            script, path = self._admit(head)
            if script.max_requests_per_minute or (head.is_of_route and _is_counted(head)):
                if self._quota_app is not None:
                    await self._quota_app(scope, receive, send)
                    return
                call.admit(script)
            body = await self._body_reader.read(scope, receive, script.limits.max_request_bytes)
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
        call = _Call(self, head, reply)
        try:
            script, path = self._admit(head)
            if script.max_requests_per_minute or (head.is_of_route and _is_counted(head)):
                if self._quota_app is not None:
                    return False
                call.admit(script)
            head.check_body(len(body), script.limits.max_request_bytes)
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

    def _begin_file(self, call: "_Call", file: FileAnswer) -> bool:
        """Answer with a file directly, unless it is too long to be held whole."""
        if file.content is None:
            call.reply_file(file, b"")
            return True
        if file.size > WHOLE_BYTES:
            return False
        data = self.assets.find_kept(file.content)
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
        file = head.answer_to_assets(route, self.assets)
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

    def may_see_faults(self, headers: list[Header]) -> bool:
        """A caller that may read executions also gets the reason of the failure."""
        principal = find_principal(headers, self._authenticator)
        return principal is not None and principal.may("read")


class _Call:
    """One call from its request to its answer, whichever way it takes."""

    __slots__ = ("_head", "_ingress", "_message", "_reply", "_standings", "execution_id", "request", "started_at")

    def __init__(self, ingress: Ingress, head: CallHead, reply: Reply | None = None) -> None:
        self._ingress = ingress
        self._head = head
        self._reply = reply
        self._message: bytes | None = None
        """The id of the signed message that it is about."""
        self._standings: Sequence[Standing] = ()
        self.execution_id = new_id()
        self.request: ExecutionRequest
        self.started_at = 0

    def admit(self, script: LiveScript) -> None:
        """Accept a call as far as its head shows. A call that must be signed is counted after its signature was
        checked, so that nobody else can use up the quotas of its sender.

        Raises:
            PiCloudError: `too_many_requests`, `signature_invalid`.
        """
        route = self._signed_route()
        if route is None:
            self._count(script)
        else:
            self._ingress.verification.check_head(route, self._head.headers, self._head.address)

    def _signed_route(self) -> LiveRoute | None:
        """Return the route of the call if it checks signatures."""
        route = self._head.route if isinstance(self._head, RouteHead) else None
        return route if route is not None and route.verify is not None else None

    def _count(self, script: LiveScript) -> None:
        """Count the call against the quotas of the route and the script. One that is refused counts no further.

        Raises:
            PiCloudError: `too_many_requests`.
        """
        self._standings = standings = []
        for limiter, key, quota in self._quotas(script):
            if quota:
                standing = limiter.take(key, quota)
                standings.append(standing)
                standing.check()

    def verify(self, script: LiveScript, body: bytes) -> None:
        """Accept a request whose route checks no signature, or whose signature is valid; the latter is counted.

        Raises:
            PiCloudError: `signature_invalid`, `secrets_sealed`, `too_many_requests`.
            AnsweredWithoutRun: the sender only tests the URL, or sent the message before.
        """
        route = self._signed_route()
        if route is None or route.verify is None:
            return
        verification = self._ingress.verification
        message = verification.check(route, self._head.headers, body, self._head.address)
        challenge = answer_to_challenge(route.verify.preset, body)
        if challenge is not None:
            raise AnsweredWithoutRun(200, challenge_headers(challenge), challenge[1])
        if verification.is_repeated(route, message):
            raise AnsweredWithoutRun(200, [])
        self._message = message
        self._count(script)

    def _forget_message(self) -> None:
        """Let a signed message that was not processed come again."""
        if self._message is not None and isinstance(self._head, RouteHead):
            self._ingress.verification.forget(self._head.route, self._message)

    def _quotas(self, script: LiveScript) -> Iterator[tuple[RateLimiter, str, int]]:
        """Yield who counts, under which key and up to what, the narrowest first."""
        ingress = self._ingress
        if isinstance(self._head, RouteHead):
            route = self._head.route
            address = f"{route.id} {peer_group(self._head.address)}"
            yield ingress.address_quotas, address, route.max_requests_per_minute_per_address
            yield ingress.route_quotas, route.id, route.max_requests_per_minute
        yield ingress.quotas, script.id, script.max_requests_per_minute

    def answer(self, result: ExecutionResult) -> Answer:
        """Record the execution; returns what its caller gets."""
        ingress = self._ingress
        if self._head.cors_headers or ingress.owns_cors:
            result = without_cors(result, _SETTING if ingress.owns_cors else "the route")
        show_fault = result.fault is not None and ingress.may_see_faults(self._head.headers)
        head = self._head
        answer = answer_to(
            result, self.execution_id, base_path=head.base_path, show_fault=show_fault, on_apps=head.on_apps
        )
        ingress.sink.record(_record(self.request, result, self.started_at, answer[0]))
        self._add_common(answer[1])
        if self._message is not None and outcome_of(answer[0], has_failed=False) == "failed":
            self._forget_message()
        return answer

    def refusal(self, error: PiCloudError) -> Answer:
        """The response to a request that did not run."""
        self._forget_message()
        headers: list[Header] = [(b"x-execution-id", self.execution_id.encode())]
        if error.code == "method_not_allowed":
            headers.append(_allow_of(self._head))
        self._add_common(headers)
        lines, body = error_parts(error, self.execution_id, headers)
        return error.status, whole_answer(body, lines), body

    def short_answer(self, answered: AnsweredWithoutRun) -> Answer:
        """The response to a request that needs no run."""
        headers: list[Header] = [(b"x-execution-id", self.execution_id.encode()), *answered.headers]
        self._add_common(headers)
        if answered.status != _NO_CONTENT:
            headers.append((b"content-length", b"%d" % len(answered.body)))
        return answered.status, headers, answered.body

    async def send_file(self, file: FileAnswer, send: Send) -> None:
        """Answer with a file, piece by piece as its caller takes them."""
        assets, content = self._ingress.assets, file.content
        size = 0 if content is None or self._head.method == "HEAD" else file.size
        try:
            piece = await assets.read_first(content, size) if content is not None and size else b""
        except PiCloudError as error:
            status, headers, body = self.refusal(error)
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body})
            return
        await send({"type": "http.response.start", "status": file.status, "headers": self._file_headers(file)})
        sent, position = len(piece), 1
        while content is not None and sent < size:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            piece = await assets.read_piece(content, position)
            sent, position = sent + len(piece), position + 1
        await send({"type": "http.response.body", "body": piece})
        assets.counts.note_file(file.status, size)

    async def load_file(self, file: FileAnswer) -> None:
        """Answer directly with a short file that is not in memory."""
        try:
            data = await self._ingress.assets.read_whole(file.content or "", file.size)
        except PiCloudError as error:
            self.refused(error)
        except Exception:
            logger.exception(
                "a file could not be answered", extra={"action": "request", "request_id": self.execution_id}
            )
            self.refused(internal_error())
        else:
            self.reply_file(file, data)

    def reply_file(self, file: FileAnswer, data: bytes) -> None:
        """Answer directly with a file that is all there."""
        if self._reply is not None:
            self._ingress.assets.counts.note_file(file.status, len(data))
            self._reply(file.status, header_lines(self._file_headers(file)), data)

    def _file_headers(self, file: FileAnswer) -> list[Header]:
        """Return the headers of a file: it has no execution, so no id of one."""
        return [*file.headers, *page_headers(on_apps=self._head.on_apps), *self._head.cors_headers]

    def _add_common(self, headers: list[Header]) -> None:
        """Add the state of the quotas, and what browsers need to show a response to a page."""
        for standing in self._standings:
            headers += standing.headers()
        headers += self._head.cors_headers

    def done(self, result: ExecutionResult) -> None:
        """The execution has ended: answer directly."""
        if self._reply is None:
            return
        try:
            if is_plain(result) and not self._standings and self._message is None:
                self._ingress.sink.record(_record(self.request, result, self.started_at, result.http_status))
                head = self._head
                lines = plain_lines(result, self.execution_id, on_apps=head.on_apps) + head.cors_lines
                status, body = result.http_status, result.body
            else:
                status, headers, body = self.answer(result)
                lines = header_lines(headers)
        except Exception:
            logger.exception(
                "a result could not be answered",
                extra={"action": "request", "request_id": self.execution_id, "method": self._head.method},
            )
            self.refused(internal_error())
            return
        self._reply(status, lines, body)

    def refused(self, error: PiCloudError) -> None:
        """Nothing ran: answer directly."""
        if self._reply is not None:
            status, headers, body = self.refusal(error)
            self._reply(status, header_lines(headers), body)

    def answered(self, answered: AnsweredWithoutRun) -> None:
        """No run is needed: answer directly."""
        if self._reply is not None:
            status, headers, body = self.short_answer(answered)
            self._reply(status, header_lines(headers), body)


def _is_counted(head: CallHead) -> bool:
    """True when something of the route is known to one process alone: its quotas, or which messages came."""
    if not isinstance(head, RouteHead):
        return False
    route = head.route
    return bool(route.max_requests_per_minute or route.max_requests_per_minute_per_address or route.verify)


def _allow_of(head: CallHead) -> Header:
    if isinstance(head, RouteHead) and head.allow:
        return (b"allow", ", ".join(head.allow).encode("ascii"))
    return _ALLOW


def _record(request: ExecutionRequest, result: ExecutionResult, started_at: int, status: int) -> ExecutionRecord:
    script = request.script
    return ExecutionRecord(
        request.execution_id,
        script.id,
        script.name,
        script.revision,
        request.trigger,
        request.request.method,
        request.request.path,
        started_at,
        status,
        result,
        result.masked_request or request.request,
        request.seed,
    )
