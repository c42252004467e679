"""One call of a script or a file from its request to its response, whichever way it takes."""

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from picloud.orchestrator.asset_table import AssetTable
from picloud.orchestrator.http.answer import Answer, answer_to, is_plain, plain_lines
from picloud.orchestrator.http.call_head import CallHead
from picloud.orchestrator.http.challenges import answer_to_challenge, challenge_headers
from picloud.orchestrator.http.page_policy import page_headers
from picloud.orchestrator.http.route_head import AnsweredWithoutRun, RouteHead
from picloud.orchestrator.http.script_cors import without_cors
from picloud.orchestrator.http.static_files import FileAnswer
from picloud.orchestrator.http.verification import Verification
from picloud.shared.clock import new_id
from picloud.shared.errors import PiCloudError, internal_error
from picloud.shared.events import outcome_of
from picloud.shared.http.asgi import Header, Send, error_parts, whole_answer
from picloud.shared.http.direct import Reply, header_lines
from picloud.shared.http.peers import peer_group
from picloud.shared.http.rate_limits import RateLimiter, Standing
from picloud.shared.models import ExecutionRecord, ExecutionRequest, ExecutionResult, LiveScript
from picloud.shared.protocols import ExecutionSink
from picloud.shared.routes import LiveRoute

logger = logging.getLogger(__name__)

_ALLOW: Final[Header] = (b"allow", b"GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
_NO_CONTENT: Final = 204
_SETTING: Final = "PICLOUD_CORS_ORIGINS"


class CallParts(Struct, frozen=True):
    """The parts that all calls of a process share.

    Attributes:
        may_see_faults: true for headers of a sender that may learn what went wrong in a script.
        owns_cors: the installation decides on cross-origin calls, so that what scripts say of them is left out.
        quotas: limits of scripts.
        route_quotas: limits of routes.
        address_quotas: limits of one address on one route.
    """

    sink: ExecutionSink
    assets: AssetTable
    verification: Verification
    may_see_faults: Callable[[list[Header]], bool]
    owns_cors: bool
    quotas: RateLimiter
    route_quotas: RateLimiter
    address_quotas: RateLimiter


class Call:
    """One call from its request to its answer, whichever way it takes."""

    __slots__ = ("_head", "_message", "_parts", "_reply", "_standings", "execution_id", "request", "started_at")

    def __init__(self, parts: CallParts, head: CallHead, reply: Reply | None = None) -> None:
        self._parts = parts
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
            self._parts.verification.check_head(route, self._head.headers, self._head.address)

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
        verification = self._parts.verification
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
            self._parts.verification.forget(self._head.route, self._message)

    def _quotas(self, script: LiveScript) -> Iterator[tuple[RateLimiter, str, int]]:
        """Yield who counts, under which key and up to what, the narrowest first."""
        parts = self._parts
        if isinstance(self._head, RouteHead):
            route = self._head.route
            address = f"{route.id} {peer_group(self._head.address)}"
            yield parts.address_quotas, address, route.max_requests_per_minute_per_address
            yield parts.route_quotas, route.id, route.max_requests_per_minute
        yield parts.quotas, script.id, script.max_requests_per_minute

    def answer(self, result: ExecutionResult) -> Answer:
        """Record the execution; returns what its caller gets."""
        parts = self._parts
        if self._head.cors_headers or parts.owns_cors:
            result = without_cors(result, _SETTING if parts.owns_cors else "the route")
        show_fault = result.fault is not None and parts.may_see_faults(self._head.headers)
        head = self._head
        answer = answer_to(
            result, self.execution_id, base_path=head.base_path, show_fault=show_fault, on_apps=head.on_apps
        )
        parts.sink.record(_record(self.request, result, self.started_at, answer[0]))
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
        assets, content = self._parts.assets, file.content
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
            data = await self._parts.assets.read_whole(file.content or "", file.size)
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
            self._parts.assets.counts.note_file(file.status, len(data))
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
                self._parts.sink.record(_record(self.request, result, self.started_at, result.http_status))
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
