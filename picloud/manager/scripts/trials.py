"""Trials: runs over the admin API whose result is only shown. They take slots as calls do, and
leave no trace: no record, no counter."""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from msgspec import Struct, structs

from picloud.manager.scripts.limits import check_limits
from picloud.manager.scripts.service import ScriptService
from picloud.shared.clock import new_id, now_ms
from picloud.shared.errors import BadRequest, Invalid, TooLarge
from picloud.shared.events import Event
from picloud.shared.http.paths import decode_path
from picloud.shared.http.queries import check_query
from picloud.shared.models import (
    NO_REQUEST,
    ExecutionRequest,
    ExecutionResult,
    HttpRequest,
    LiveScript,
    SandboxLimits,
    new_seed,
)
from picloud.shared.protocols import ExecutorClient
from picloud.shared.records.captures import journal_of, seed_of
from picloud.shared.records.execution import Execution
from picloud.shared.source import clean_source, find_suspicious_character

DRAFT_NAME: Final = "draft"
"""The name that a script sees before it exists."""
_DRAFT_ID: Final = "00000000-0000-0000-0000-000000000000"
_DRAFT_REVISION: Final = 0
_EVENT_TIMEOUT_MS: Final = 60_000
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_MAX_HEADERS: Final = 100
_MAX_HEADER_BYTES: Final = 32 * 1024
_MAX_PATH_LENGTH: Final = 8 * 1024
_TOKEN: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}")
_FIELD_VALUE: Final = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_OWN_TOKEN: Final = re.compile(r"\s*bearer\s+pic_", re.IGNORECASE)
_SAFE_IN_PATH: Final = "/%:@!$&'()*+,;=~\\|"
_SAFE_IN_QUERY: Final = "%/?:@!$&'()*+,;=~[]|\\"


class TrialRequest(Struct, frozen=True, kw_only=True):
    """The request that the script is to see. `path` is what follows the script's name and `query` what follows the
    question mark, percent escapes and all; other characters are escaped here."""

    method: str = "GET"
    path: str = "/"
    query: str = ""
    headers: Mapping[str, str] = {}
    body: bytes = b""


class TrialEvent(Struct, frozen=True):
    """The event of a schedule. `due_at`: milliseconds since 1970-01-01 UTC, None for now."""

    due_at: int | None = None
    payload: Any = None


class Trial(Struct, frozen=True, kw_only=True):
    """A run that is asked for.

    Attributes:
        event: what the script is run for, in place of a request.
        source: None runs the live revision.
        limits: overrides for this run, None takes the script's own.
        has_effects: services do what they are asked, as for a call.
        recorded: an execution of the script to replay: the run gets its clock, its random numbers and the replies to
            its calls to services.
    """

    request: TrialRequest
    event: TrialEvent | None = None
    source: str | None = None
    limits: Mapping[str, int] | None = None
    has_effects: bool = False
    recorded: Execution | None = None


class _Conditions(Struct, frozen=True):
    """The clock and the random numbers of a run, which it depends on beside its request."""

    now_ms: int
    seed: bytes
    journal: bytes = b""


class TrialOutcome(Struct, frozen=True):
    """The outcome of a trial. `revision` is 0 for a draft: a source or limits that are not those of the live
    revision."""

    execution_id: str
    revision: int
    result: ExecutionResult


class TrialService:
    """Runs drafts and live revisions. All methods may raise `ServerBusy`, `ExecutorUnavailable` and
    `StorageUnavailable`."""

    def __init__(
        self, scripts: ScriptService, executor: ExecutorClient, *, event_timeout_ms: int = _EVENT_TIMEOUT_MS
    ) -> None:
        self._scripts = scripts
        self._executor = executor
        self._event_timeout_ms = event_timeout_ms

    async def run(self, reference: str, trial: Trial, author: str, remote_addr: str | None) -> TrialOutcome:
        """Run the script of this id or name, also one that is disabled.

        Args:
            author: the account or token that asks: its drafts are refused when they end executor processes.
        Raises:
            BadRequest, NotFound: as the methods of `ScriptService`.
            Invalid: the request, the limits or the source cannot be used; faults are in `details.errors`.
            TooLarge: the source, or the body over the script's `max_request_bytes`.
        """
        script = await self._scripts.get(reference)
        overrides = script.limits if trial.limits is None else trial.limits
        draft = trial.source is not None or overrides != script.limits
        limits = self._limits(overrides)
        if trial.event is not None and "timeout_ms" not in overrides:
            limits = structs.replace(limits, timeout_ms=self._event_timeout_ms)
        live = LiveScript(
            id=script.id,
            name=script.name,
            revision=_DRAFT_REVISION if draft else script.revision,
            enabled=script.enabled,
            access=script.access,
            limits=limits,
            grants=script.grants,
        )
        source = script.source if trial.source is None else trial.source
        return await self._run(live, trial, author, remote_addr, source if draft else None)

    async def run_new(self, trial: Trial, author: str, remote_addr: str | None) -> TrialOutcome:
        """Run a source that belongs to no script yet. Raises as `run`."""
        if trial.source is None:
            raise _fault("source", "is needed: there is no live revision to run")
        if trial.has_effects:
            raise _fault("effects", "must be none: a source of no script has no store and no grants")
        limits = self._limits(trial.limits or {})
        live = LiveScript(_DRAFT_ID, DRAFT_NAME, _DRAFT_REVISION, enabled=True, access="public", limits=limits)
        return await self._run(live, trial, author, remote_addr, trial.source)

    def _limits(self, overrides: Mapping[str, int]) -> SandboxLimits:
        check_limits(overrides)
        return self._scripts.effective_limits(overrides)

    async def _run(
        self, script: LiveScript, trial: Trial, author: str, remote_addr: str | None, source: str | None
    ) -> TrialOutcome:
        conditions = _conditions(trial.recorded, script)
        event = None if trial.event is None else _event_of(trial.event, script)
        request = NO_REQUEST
        if event is None:
            request = _http_request(trial.request, script.limits.max_request_bytes, remote_addr)
        execution = ExecutionRequest(
            new_id(),
            script,
            "http" if event is None else event.trigger,
            request,
            conditions.now_ms if event is None else event.due_at_ms,
            event=event,
            is_trial=True,
            without_effects=not trial.has_effects,
            recording=conditions.journal,
            seed=conditions.seed,
        )
        if source is None:
            result = await self._executor.execute(execution)
        else:
            result = await self._executor.execute_draft(execution, self._clean(source), author)
        return TrialOutcome(execution.execution_id, script.revision, result)

    def _clean(self, source: str) -> str:
        text = clean_source(source, self._scripts.max_source_bytes)
        finding = find_suspicious_character(text)
        if finding is not None:
            where = f"Line {finding.line}, column {finding.column}: "
            details = {"line": finding.line, "column": finding.column}
            raise Invalid(where + finding.message, code=finding.code, details=details)
        return text


def _event_of(wanted: TrialEvent, script: LiveScript) -> Event:
    due_at = now_ms() if wanted.due_at is None else wanted.due_at
    facts = {"schedule": script.name, "is_manual": True, "missed_count": 0}
    return Event("schedule", new_id(), script.name, wanted.payload, due_at_ms=due_at, facts=facts)


def _conditions(recorded: Execution | None, script: LiveScript) -> _Conditions:
    """Return those of the recorded execution as far as they are kept, and new ones otherwise."""
    if recorded is not None and recorded.script_id != script.id:
        raise _fault("replay_of", "is an execution of another script")
    if recorded is None or recorded.request is None:
        return _Conditions(now_ms(), new_seed())
    kept = recorded.request
    return _Conditions(recorded.started_at, seed_of(kept) or new_seed(), journal_of(kept))


def _http_request(wanted: TrialRequest, max_bytes: int, remote_addr: str | None) -> HttpRequest:
    """The request as the ingress would have made it."""
    if wanted.method not in _METHODS:
        raise _fault("request.method", f"must be one of {', '.join(sorted(_METHODS))}")
    if len(wanted.body) > max_bytes:
        raise TooLarge(f"The request's body is larger than {max_bytes} bytes.", details={"max_bytes": max_bytes})
    if not wanted.path.startswith("/") or len(wanted.path) > _MAX_PATH_LENGTH:
        raise _fault("request.path", f"must begin with / and have at most {_MAX_PATH_LENGTH} characters")
    raw_query = _escaped(wanted.query.removeprefix("?"), _SAFE_IN_QUERY, "request.query")
    try:
        path = decode_path(_escaped(wanted.path, _SAFE_IN_PATH, "request.path"))
    except BadRequest as error:
        raise _fault("request.path", error.message) from None
    try:
        check_query(raw_query)
    except BadRequest as error:
        raise _fault("request.query", error.message) from None
    headers = _headers(wanted.headers)
    if wanted.body and b"content-length" not in dict(headers):
        headers.append((b"content-length", b"%d" % len(wanted.body)))
    return HttpRequest(wanted.method, path, raw_query, headers, wanted.body, remote_addr)


def _escaped(text: str, safe: str, field: str) -> bytes:
    try:
        return quote(text, safe=safe).encode("ascii")
    except UnicodeEncodeError:
        raise _fault(field, "has half a surrogate pair") from None


def _headers(given: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    if len(given) > _MAX_HEADERS or sum(map(len, (*given, *given.values()))) > _MAX_HEADER_BYTES:
        raise _fault("request.headers", f"must be at most {_MAX_HEADERS} headers of {_MAX_HEADER_BYTES} bytes in all")
    lines: list[tuple[bytes, bytes]] = []
    for name, value in given.items():
        field = f"request.headers.{name[:64]}"
        if _TOKEN.fullmatch(name) is None:
            raise _fault(field, "is not the name of a header")
        if _FIELD_VALUE.fullmatch(value) is None:
            raise _fault(field, "must not have control characters or characters beyond Latin-1")
        if name.lower() == "authorization" and _OWN_TOKEN.match(value):
            raise _fault(field, "is a credential of PiCloud, which no script ever sees; leave it out")
        lines.append((name.lower().encode("ascii"), value.strip().encode("latin-1")))
    return lines


def _fault(field: str, message: str) -> Invalid:
    details: dict[str, Any] = {"errors": [{"field": field, "message": message}]}
    return Invalid(f"Invalid trial: {field}: {message}.", details=details)
