"""The server's HTTP API, as the commands use it. Turns every refusal into one line that names the way out."""

import difflib
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import quote, urlsplit

import httpx
from msgspec import Struct

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.shared.version import API_PREFIX, PRODUCT_VERSION

if TYPE_CHECKING:
    from picloud.cli.session import Session

_ADMIN: Final = f"{API_PREFIX}/admin"
_CONNECT_TIMEOUT_S: Final = 5.0
_ADMIN_TIMEOUT_S: Final = 30.0
_BACKUP_TIMEOUT_S: Final = 600.0
_INVOKE_TIMEOUT_S: Final = 310.0
"""A little more than the longest deadline that a script may have."""
_PAGE_SIZE: Final = 200
_STREAM_SILENCE_S: Final = 40.0
"""Without a heartbeat for so long, a stream is taken for broken."""
_RECONNECT_S: Final = 1.0
_BREAKS: Final = frozenset({"connection_lost", "timeout", "unreachable", "server_busy"})
"""What a stream that was there goes on after."""

Query = Mapping[str, str | int]


class Answer(Struct, frozen=True):
    """What a script's endpoint answered. `headers`: lower-case names; `body`: exactly the bytes that came."""

    status: int
    reason: str
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        """The first value of a header, empty when there is none."""
        return next((value for key, value in self.headers if key == name), "")


class Client:
    """A connection to one server."""

    def __init__(self, session: "Session", transport: httpx.BaseTransport | None = None) -> None:
        self._session = session
        self._http = httpx.Client(
            base_url=session.url,
            transport=transport,
            timeout=httpx.Timeout(_ADMIN_TIMEOUT_S, connect=_CONNECT_TIMEOUT_S),
            headers={"user-agent": f"picloud/{PRODUCT_VERSION}"},
            trust_env=not session.is_this_machine,  # a proxy of the environment is not the way to this machine
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._http.close()

    def list_scripts(self) -> list[dict[str, Any]]:
        """All scripts without their source, newest first."""
        return self._list("/scripts", {})

    def get_script(self, name: str) -> dict[str, Any]:
        """One script with its source. A name that is not there fails with the nearest ones."""
        return self._script_call("GET", name)

    def find_and_update_script(self, name: str, changes: Mapping[str, Any]) -> dict[str, Any] | None:
        """Change a script and return its new state; None when there is no such script."""
        try:
            return self._admin("PATCH", _script_path(name), changes)
        except CommandFailed as error:
            if error.code == "not_found":
                return None
            raise

    def create_script(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        return self._admin("POST", "/scripts", fields)

    def delete_script(self, name: str) -> None:
        self._script_call("DELETE", name)

    def list_revisions(self, name: str) -> list[dict[str, Any]]:
        """The kept revisions, newest first."""
        with self._suggesting(name):
            return self._list(f"{_script_path(name)}/revisions", {})

    def rollback(self, name: str, revision: int) -> dict[str, Any]:
        """Make an older revision live; returns the script."""
        return self._script_call("POST", name, "/rollback", {"revision": revision})

    def release(self, name: str) -> dict[str, Any]:
        """Let a script in quarantine run again; returns the script."""
        return self._script_call("POST", name, "/release")

    def list_executions(self, name: str, count: int, *, only_failed: bool) -> list[dict[str, Any]]:
        """The newest executions of a script, newest first, each with its log lines."""
        script = self.get_script(name)
        query: dict[str, str | int] = {"script": script["id"]}
        if only_failed:
            query["status"] = "failed"
        return [self._with_log_lines(item) for item in self._list("/executions", query, most=count)]

    def follow_executions(self, name: str, *, only_failed: bool) -> Iterator[dict[str, Any]]:
        """Executions of a script as they end, each with its log lines; for ever. Goes on after a break."""
        query = {"script": str(self.get_script(name)["id"])}
        if only_failed:
            query["status"] = "failed"
        last_id: str | None = None
        while True:
            try:
                for execution in self._stream_executions(query, last_id):
                    last_id = str(execution["id"])
                    yield self._with_log_lines(execution)
            except CommandFailed as error:
                if error.code not in _BREAKS:
                    raise
            time.sleep(_RECONNECT_S)

    def _stream_executions(self, query: Query, last_id: str | None) -> Iterator[dict[str, Any]]:
        headers = {"authorization": f"Bearer {self._session.token}"}
        if last_id is not None:
            headers["last-event-id"] = last_id
        timeout = httpx.Timeout(_STREAM_SILENCE_S, connect=_CONNECT_TIMEOUT_S)
        with (
            self._translating(),
            self._http.stream(
                "GET", f"{_ADMIN}/executions/stream", params=query, headers=headers, timeout=timeout
            ) as answer,
        ):
            if not answer.is_success:
                answer.read()
                raise self._refusal(answer, _json_object(answer))
            event = ""
            for line in answer.iter_lines():
                field, _, value = line.partition(": ")
                if field == "data" and event != "dropped":
                    yield json.loads(value)
                event = value if field == "event" else event if line else ""

    def _with_log_lines(self, execution: dict[str, Any]) -> dict[str, Any]:
        try:
            return self._admin("GET", f"/executions/{quote(str(execution['id']), safe='')}")
        except CommandFailed as error:
            if error.code in ("purged", "not_found"):  # its time ran out since it was listed
                return execution
            raise

    def create_token(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Make an API token; its text is in `token`."""
        return self._admin("POST", "/tokens", fields)

    def list_tokens(self) -> list[dict[str, Any]]:
        """All API tokens without their text, newest first."""
        return self._list("/tokens", {})

    def revoke_token(self, token_id: str) -> None:
        self._admin("DELETE", f"/tokens/{quote(token_id, safe='')}")

    def create_setup_link(self) -> dict[str, Any]:
        """Another set-up link; its token is in `token`."""
        return self._admin("POST", "/setup-link")

    def set_password(self, password: str) -> bool:
        """Set the owner's password. True when the owner was made by that."""
        try:
            link = self.create_setup_link()
        except CommandFailed as error:
            if error.code != "already_exists":
                raise
            self._admin("POST", "/password", {"password": password})
            return False
        self._admin("POST", "/setup", {"token": link["token"], "password": password})
        return True

    def create_backup(self) -> dict[str, Any]:
        """Have the server make a back-up and prove it; returns its facts."""
        return self._admin("POST", "/backups", timeout_s=_BACKUP_TIMEOUT_S)

    def download_backup(self, name: str) -> Iterator[bytes]:
        """The file of a back-up in pieces."""
        if self._session.token is None:
            raise CommandFailed("no admin token found", code="unauthenticated", hint=self._session.token_advice)
        headers = {"authorization": f"Bearer {self._session.token}"}
        path = f"{_ADMIN}/backups/{quote(name, safe='')}"
        with self._translating(), self._http.stream("GET", path, headers=headers) as answer:
            if not answer.is_success:
                answer.read()
                raise self._refusal(answer, _json_object(answer))
            yield from answer.iter_bytes()

    def list_audit(self, query: Query, count: int) -> list[dict[str, Any]]:
        """The newest entries of the audit log, newest first."""
        return self._list("/audit", query, most=count)

    def invoke(
        self, name: str, path: str, *, method: str, query: str, headers: list[tuple[str, str]], body: bytes
    ) -> Answer:
        """Call the script's endpoint. The answer is returned whatever its status is."""
        url = f"{API_PREFIX}/execute/{quote(name, safe='')}{path}{'?' + query if query else ''}"
        sent = [
            (name.encode("utf-8", "surrogateescape"), value.encode("utf-8", "surrogateescape"))
            for name, value in headers
        ]
        given = {name.lower() for name, _ in headers}
        if "accept-encoding" not in given:
            sent.append((b"accept-encoding", b"identity"))
        if "authorization" not in given and self._session.token is not None:
            sent.append((b"authorization", b"Bearer " + self._session.token.encode("ascii")))
        with (
            self._translating(),
            self._http.stream(method, url, headers=sent, content=body, timeout=_INVOKE_TIMEOUT_S) as answer,
        ):
            received = b"".join(answer.iter_raw())
            return Answer(answer.status_code, answer.reason_phrase, answer.headers.multi_items(), received)

    def _script_call(
        self, method: str, name: str, below: str = "", body: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        with self._suggesting(name):
            return self._admin(method, _script_path(name) + below, body)

    @contextmanager
    def _suggesting(self, name: str) -> Iterator[None]:
        """Turn the 404 of an unknown script name into one that names its neighbours."""
        try:
            yield
        except CommandFailed as error:
            if error.code != "not_found":
                raise
            known = self.list_scripts()
            if any(name in (script["name"], script["id"]) for script in known):
                raise
            raise self.unknown_script(name, [script["name"] for script in known]) from None

    def unknown_script(self, name: str, known: list[str] | None = None) -> CommandFailed:
        """The error for a name that no script has. `known`: the names there are; None asks the server."""
        if known is None:
            known = [script["name"] for script in self.list_scripts()]
        near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else "`picloud list` shows all scripts"
        return CommandFailed(f"there is no script named {name!r}", code="not_found", hint=hint)

    def _list(self, path: str, query: Query, most: int | None = None) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = []
        cursor: str | None = None
        while most is None or len(items) < most:
            size = _PAGE_SIZE if most is None else min(_PAGE_SIZE, most - len(items))
            page_query = {**query, "limit": size, **({"cursor": cursor} if cursor else {})}
            page = self._admin("GET", path, query=page_query)
            items += page["items"]
            cursor = page.get("next_cursor")
            if not cursor:
                break
        return items

    def _admin(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        query: Query | None = None,
        timeout_s: float = _ADMIN_TIMEOUT_S,
    ) -> dict[str, Any]:
        if self._session.token is None:
            raise CommandFailed("no admin token found", code="unauthenticated", hint=self._session.token_advice)
        headers = {"authorization": f"Bearer {self._session.token}"}
        with self._translating():
            timeout = httpx.Timeout(timeout_s, connect=_CONNECT_TIMEOUT_S)
            answer = self._http.request(
                method, _ADMIN + path, json=body, params=query, headers=headers, timeout=timeout
            )
        if answer.status_code == 204:
            return {}
        document = _json_object(answer)
        if answer.is_success and document is not None:
            return document
        raise self._refusal(answer, document)

    def _refusal(self, answer: httpx.Response, document: dict[str, Any] | None) -> CommandFailed:
        error = (document or {}).get("error")
        if not isinstance(error, dict) or "code" not in error:
            kind = answer.headers.get("content-type", "no content type")
            return CommandFailed(
                f"{self._session.url} answered {answer.status_code} ({kind}), which is not PiCloud's API",
                code="not_picloud",
                hint="check --url or PICLOUD_URL",
            )
        hint = None
        if answer.status_code == 401:
            hint = self._session.token_advice
        elif answer.status_code == 503:
            hint = f"try again in {answer.headers.get('retry-after', 'a few')} s"
        return CommandFailed(
            str(error.get("message", "")), code=str(error["code"]), hint=hint, details=error.get("details")
        )

    @contextmanager
    def _translating(self) -> Iterator[None]:
        url = self._session.url
        try:
            yield
        except (httpx.ConnectError, httpx.ConnectTimeout) as exc:
            here = "start it with `picloud serve` or `systemctl start picloud`, or say where it is with --url"
            hint = here if self._session.is_this_machine else "check the address, and that it is running there"
            raise CommandFailed(f"no PiCloud answers at {url} ({exc})", code="unreachable", hint=hint) from exc
        except httpx.TimeoutException as exc:
            raise CommandFailed(
                f"{url} did not answer in time", code="timeout", hint="see its log, or try again"
            ) from exc
        except (httpx.InvalidURL, httpx.LocalProtocolError) as exc:
            message = f"this cannot be sent over HTTP: {exc}"
            raise CommandFailed(message, code="usage", exit_code=EXIT_USAGE) from exc
        except httpx.HTTPError as exc:
            raise CommandFailed(
                f"the connection to {urlsplit(url).netloc} broke ({exc})", code="connection_lost", hint="try again"
            ) from exc


def _script_path(name: str) -> str:
    return f"/scripts/{quote(name, safe='')}"


def _json_object(answer: httpx.Response) -> dict[str, Any] | None:
    try:
        document = answer.json()
    except ValueError:
        return None
    return document if isinstance(document, dict) else None
