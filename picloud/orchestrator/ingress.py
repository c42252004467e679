"""The data plane: `/api/v1/execute/{id or name}` and deeper paths. HTTP in, `ExecutionRequest` out, answer back.
Plain ASGI, and a shorter way for requests that are all there; it runs once for each call and never touches the
database."""

from typing import Final

from picloud.orchestrator.answer import Answer, answer_to
from picloud.orchestrator.credentials import find_principal, without_credentials
from picloud.orchestrator.request_reader import BodyReader, ClientGone, closes_connection, has_body
from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.asgi import AsgiApp, Header, Receive, Scope, Send, error_parts, whole_answer
from picloud.shared.clock import Clock, new_id, now_ms
from picloud.shared.direct import Reply
from picloud.shared.errors import Forbidden, NotFound, PiCloudError, Unauthenticated
from picloud.shared.models import ExecutionRecord, ExecutionRequest, ExecutionResult, HttpRequest, LiveScript
from picloud.shared.paths import EXECUTE_PREFIX, decode_path
from picloud.shared.protocols import Authenticator, DirectExecutor, ExecutionSink, ExecutorClient
from picloud.shared.queries import check_query
from picloud.shared.rate_limits import RateLimiter, Standing

_REFUSED_METHODS: Final = frozenset({"CONNECT", "TRACE"})
_ALLOW: Final[Header] = (b"allow", b"GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
_CLOSE: Final[Header] = (b"connection", b"close")


class Ingress:
    """The ASGI application of all paths that start with `EXECUTE_PREFIX`.

    Every execution that got a slot is recorded exactly once, whether its caller is still there or not.

    Args:
        quota_app: answers calls of scripts with a quota, where another process counts them; None: they are counted
            here.
    """

    def __init__(
        self,
        *,
        table: ScriptTable,
        executor: ExecutorClient,
        direct: DirectExecutor,
        sink: ExecutionSink,
        authenticator: Authenticator,
        body_reader: BodyReader,
        clock: Clock = now_ms,
        quota_app: AsgiApp | None = None,
    ) -> None:
        self._quota_app = quota_app
        self._table = table
        self._executor = executor
        self._direct = direct
        self.sink = sink
        self._authenticator = authenticator
        self._body_reader = body_reader
        self._clock = clock
        self.quotas = RateLimiter("script")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        call = _Call(self, scope["headers"])
        try:
            script, path = self._admit(scope)
            if script.max_requests_per_minute and self._quota_app is not None:
                await self._quota_app(scope, receive, send)
                return
            call.count(script)
            body = await self._body_reader.read(scope, receive, script.limits.max_request_bytes)
            call.request = _request(scope, call.execution_id, script, path, body)
            call.started_at = self._clock()
            result = await self._executor.execute(call.request)
        except ClientGone:
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

    def begin(self, scope: Scope, body: bytes, reply: Reply) -> bool:
        """As in `DirectApp`, for any path of the ingress and any method but HEAD."""
        call = _Call(self, scope["headers"], reply)
        try:
            script, path = self._admit(scope)
            if script.max_requests_per_minute and self._quota_app is not None:
                return False
            call.count(script)
            has_body(scope, script.limits.max_request_bytes)
            call.request = _request(scope, call.execution_id, script, path, body)
            call.started_at = self._clock()
            self._direct.submit(call.request, call.done, call.refused)
        except PiCloudError as error:
            call.refused(error)
        return True

    def _admit(self, scope: Scope) -> tuple[LiveScript, str]:
        """The script that is called, and the path below it, for a caller who may call it."""
        method: str = scope["method"]
        if method in _REFUSED_METHODS:
            raise PiCloudError(f"{method} is not allowed here", code="method_not_allowed")
        script, path = self._resolve(scope["raw_path"])
        if script.access == "token":
            self._check_access(script, scope["headers"])
        check_query(scope["query_string"])
        return script, path

    def _check_access(self, script: LiveScript, headers: list[Header]) -> None:
        principal = find_principal(headers, self._authenticator)
        if principal is None:
            raise Unauthenticated("this script needs a valid token: Authorization: Bearer ...")
        if not principal.may(script.invoke_scope):
            scope = script.invoke_scope
            raise Forbidden(f"the token lacks the scope {scope}", details={"scope": scope})

    def may_see_faults(self, headers: list[Header]) -> bool:
        """Whoever may read executions may see at once why this one failed."""
        principal = find_principal(headers, self._authenticator)
        return principal is not None and principal.may("read")

    def _resolve(self, raw_path: bytes) -> tuple[LiveScript, str]:
        """The script that a raw path names, and the decoded path below it."""
        raw = raw_path[len(EXECUTE_PREFIX) :]
        script = self._table.find(raw.decode("latin-1"))  # nearly always the bare id or name
        if script is not None:
            return script, "/"
        raw_key, slash, raw_below = raw.partition(b"/")
        script = self._table.find(decode_path(b"/" + raw_key)[1:])
        path = decode_path(slash + raw_below) if raw_below else "/"
        if script is None:
            raise NotFound("there is no such script")
        return script, path


class _Call:
    """One call from its request to its answer, whichever way it takes."""

    __slots__ = ("_headers", "_ingress", "_reply", "_standing", "execution_id", "request", "started_at")

    def __init__(self, ingress: Ingress, headers: list[Header], reply: Reply | None = None) -> None:
        self._ingress = ingress
        self._headers = headers
        self._reply = reply
        self._standing: Standing | None = None
        self.execution_id = new_id()
        self.request: ExecutionRequest
        self.started_at = 0

    def count(self, script: LiveScript) -> None:
        """Count the call against the script's quota, where it has one.

        Raises:
            PiCloudError: `too_many_requests`.
        """
        if script.max_requests_per_minute:
            self._standing = self._ingress.quotas.take(script.id, script.max_requests_per_minute)
            self._standing.check()

    def answer(self, result: ExecutionResult) -> Answer:
        """Record the execution; returns what its caller gets."""
        ingress = self._ingress
        show_fault = result.fault is not None and ingress.may_see_faults(self._headers)
        answer = answer_to(result, self.execution_id, show_fault=show_fault)
        ingress.sink.record(_record(self.request, result, self.started_at, answer[0]))
        if self._standing is not None:
            answer[1].extend(self._standing.headers())
        return answer

    def refusal(self, error: PiCloudError) -> Answer:
        """What the caller of a request gets that did not run."""
        headers: list[Header] = [(b"x-execution-id", self.execution_id.encode())]
        if error.code == "method_not_allowed":
            headers.append(_ALLOW)
        if self._standing is not None:
            headers += self._standing.headers()
        lines, body = error_parts(error, self.execution_id, headers)
        return error.status, whole_answer(body, lines), body

    def done(self, result: ExecutionResult) -> None:
        """The execution has ended: answer directly."""
        if self._reply is not None:
            self._reply(*self.answer(result))

    def refused(self, error: PiCloudError) -> None:
        """Nothing ran: answer directly."""
        if self._reply is not None:
            self._reply(*self.refusal(error))


def _request(scope: Scope, execution_id: str, script: LiveScript, path: str, body: bytes) -> ExecutionRequest:
    client = scope.get("client")
    headers = without_credentials(scope["headers"])
    address = client[0] if client else None
    request = HttpRequest(scope["method"], path, scope["query_string"], headers, body, address)
    return ExecutionRequest(execution_id, script, "http", request)


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
        request.request,
    )
