"""The data plane: `/api/v1/execute/{id or name}` and deeper paths. HTTP in, `ExecutionRequest` out, answer back.
Plain ASGI, because it runs once for each call; it never touches the database."""

from typing import Final

from picloud.orchestrator.answer import answer_to
from picloud.orchestrator.credentials import find_principal, without_credentials
from picloud.orchestrator.request_reader import BodyReader, ClientGone, closes_connection
from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.asgi import Header, Receive, Scope, Send, send_error
from picloud.shared.clock import Clock, new_id, now_ms
from picloud.shared.errors import Forbidden, NotFound, PiCloudError, Unauthenticated
from picloud.shared.models import ExecutionRecord, ExecutionRequest, ExecutionResult, HttpRequest, LiveScript
from picloud.shared.paths import EXECUTE_PREFIX, decode_path
from picloud.shared.protocols import Authenticator, ExecutionSink, ExecutorClient
from picloud.shared.queries import check_query
from picloud.shared.rate_limits import RateLimiter, Standing

_REFUSED_METHODS: Final = frozenset({"CONNECT", "TRACE"})
_ALLOW: Final[Header] = (b"allow", b"GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
_CLOSE: Final[Header] = (b"connection", b"close")


class Ingress:
    """The ASGI application of all paths that start with `EXECUTE_PREFIX`.

    Every execution that got a slot is recorded exactly once, whether its caller is still there or not.
    """

    def __init__(
        self,
        *,
        table: ScriptTable,
        executor: ExecutorClient,
        sink: ExecutionSink,
        authenticator: Authenticator,
        body_reader: BodyReader,
        clock: Clock = now_ms,
    ) -> None:
        self._table = table
        self._executor = executor
        self._sink = sink
        self._authenticator = authenticator
        self._body_reader = body_reader
        self._clock = clock
        self._quotas = RateLimiter("script")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        execution_id = new_id()
        standing: Standing | None = None
        try:
            script, path = self._admit(scope)
            if script.max_requests_per_minute:
                standing = self._quotas.take(script.id, script.max_requests_per_minute)
                standing.check()
            request = await self._read(scope, receive, execution_id, script, path)
            started_at = self._clock()
            result = await self._executor.execute(request)
        except ClientGone:
            return
        except PiCloudError as error:
            await _refuse(scope, send, error, execution_id, standing)
            return
        show_fault = result.fault is not None and self._may_see_faults(scope["headers"])
        status, headers, body = answer_to(result, execution_id, show_fault=show_fault)
        self._sink.record(_record(request, result, started_at, status))
        if standing is not None:
            headers += standing.headers()
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    def _admit(self, scope: Scope) -> tuple[LiveScript, str]:
        """The script that is called, and the path below it, for a caller who may call it."""
        method: str = scope["method"]
        if method in _REFUSED_METHODS:
            raise PiCloudError(f"{method} is not allowed here", code="method_not_allowed")
        script, path = self._resolve(scope["raw_path"])
        headers: list[Header] = scope["headers"]
        if script.access == "token":
            self._check_access(script, headers)
        return script, path

    async def _read(
        self, scope: Scope, receive: Receive, execution_id: str, script: LiveScript, path: str
    ) -> ExecutionRequest:
        method: str = scope["method"]
        headers: list[Header] = scope["headers"]
        raw_query: bytes = scope["query_string"]
        check_query(raw_query)
        body = await self._body_reader.read(scope, receive, script.limits.max_request_bytes)
        client = scope.get("client")
        return ExecutionRequest(
            execution_id,
            script,
            "http",
            HttpRequest(method, path, raw_query, without_credentials(headers), body, client[0] if client else None),
        )

    def _check_access(self, script: LiveScript, headers: list[Header]) -> None:
        principal = find_principal(headers, self._authenticator)
        if principal is None:
            raise Unauthenticated("this script needs a valid token: Authorization: Bearer ...")
        if not principal.may(script.invoke_scope):
            scope = script.invoke_scope
            raise Forbidden(f"the token lacks the scope {scope}", details={"scope": scope})

    def _may_see_faults(self, headers: list[Header]) -> bool:
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


async def _refuse(scope: Scope, send: Send, error: PiCloudError, execution_id: str, standing: Standing | None) -> None:
    """Answer a request that did not run; a body that is still on its way is read off only where it is short."""
    headers: list[Header] = [(b"x-execution-id", execution_id.encode())]
    if error.code == "method_not_allowed":
        headers.append(_ALLOW)
    if standing is not None:
        headers += standing.headers()
    unread = error.code == "body_timeout" or (error.status < 500 and closes_connection(scope["headers"]))
    if unread and scope["http_version"].startswith("1"):
        headers.append(_CLOSE)
    await send_error(scope, send, error, execution_id, headers)
