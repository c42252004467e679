"""The server's HTTP API, as the commands use it."""

import difflib
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from msgspec import Struct

from picloud.cli.admin_api import AdminApi
from picloud.cli.connection import read_object
from picloud.cli.failures import CommandFailed
from picloud.cli.targets import Query, admin_target, execute_target

_BACKUP_TIMEOUT_S: Final = 600.0
_PUSH_TIMEOUT_S: Final = 300.0
"""A board with an SD card compresses and writes up to 20 MiB meanwhile."""
_INVOKE_TIMEOUT_S: Final = 310.0
"""A little more than the longest deadline that a script may have."""
_STREAM_SILENCE_S: Final = 40.0
"""Without a heartbeat for so long, a stream is taken for broken."""
_RECONNECT_S: Final = 1.0
_NEAR: Final = 0.7
"""How alike two names must be, of 1, for one to be suggested for the other."""
_BREAKS: Final = frozenset({"connection_lost", "timeout", "unreachable", "server_busy"})
"""Failures after which a stream that has been open is opened again."""

Pairs = Sequence[tuple[str, str]]


class Answer(Struct, frozen=True):
    """The response of a script's endpoint. `headers`: lower-case names; `body`: exactly the bytes that came."""

    status: int
    reason: str
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        """The first value of a header, empty when there is none."""
        return next((value for key, value in self.headers if key == name), "")


class Client(AdminApi):
    """A client of one server; use it with `with`."""

    def list_scripts(self) -> list[dict[str, Any]]:
        """All scripts without their source, newest first."""
        return self._list(["scripts"])

    def get_script(self, name: str) -> dict[str, Any]:
        """One script with its source. A name that is not there fails with the nearest ones."""
        return self._script_call("GET", name)

    def find_and_update_script(self, name: str, changes: Mapping[str, Any]) -> dict[str, Any] | None:
        """Change a script and return its new state; None when there is no such script."""
        try:
            return self._admin("PATCH", ["scripts", name], changes)
        except CommandFailed as error:
            if error.code == "not_found":
                return None
            raise

    def create_script(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        return self._admin("POST", ["scripts"], fields)

    def check_source(self, source: str) -> list[dict[str, Any]]:
        """Return the server's findings for a source, in its order."""
        findings: list[dict[str, Any]] = self._admin("POST", ["scripts", "check"], {"source": source})["diagnostics"]
        return findings

    def run_source(
        self, source: str, request: Mapping[str, Any], name: str | None = None, *, has_effects: bool = False
    ) -> dict[str, Any]:
        """Run a source once without keeping it.

        Args:
            request: that of a trial run (docs/reference/api.md).
            name: a script, for whose next revision the source is taken: with its limits and its name in the history.
            has_effects: services do what they are asked; not without a script.
        """
        body = {"source": source, "request": request, **({"effects": "real"} if has_effects else {})}
        if name is None:
            return self._admin("POST", ["scripts", "run"], body, timeout_s=_INVOKE_TIMEOUT_S)
        with self._suggesting(name):
            return self._admin("POST", ["scripts", name, "run"], body, timeout_s=_INVOKE_TIMEOUT_S)

    def run_as_schedule(self, name: str, at: str | None, payload: Any) -> dict[str, Any]:  # Any: JSON
        """Run a script once as a schedule runs it; its services do what they are asked.

        Args:
            at: the time at which the script finds itself, None for now.
        """
        event = {"trigger": "schedule", "payload": payload, **({} if at is None else {"due_at": at})}
        with self._suggesting(name):
            body = {"event": event, "effects": "real"}
            return self._admin("POST", ["scripts", name, "run"], body, timeout_s=_INVOKE_TIMEOUT_S)

    def delete_script(self, name: str) -> None:
        self._script_call("DELETE", name)

    def list_revisions(self, name: str) -> list[dict[str, Any]]:
        """The kept revisions, newest first."""
        with self._suggesting(name):
            return self._list(["scripts", name, "revisions"])

    def get_revision(self, name: str, revision: int) -> dict[str, Any]:
        """Return a kept revision with its source."""
        return self._script_call("GET", name, ["revisions", str(revision)])

    def rollback(self, name: str, revision: int, *, strict: bool = False) -> dict[str, Any]:
        """Make an older revision live and return the script. `strict`: not one of which every run would fail."""
        body = {"revision": revision, **({"strict": True} if strict else {})}
        return self._script_call("POST", name, ["rollback"], body)

    def release(self, name: str) -> dict[str, Any]:
        """Let a script in quarantine run again; returns the script."""
        return self._script_call("POST", name, ["release"])

    def list_executions(self, name: str | None, count: int, *, only_failed: bool) -> list[dict[str, Any]]:
        """The newest executions of a script, None for all scripts, newest first, each with its log lines."""
        query = self._executions_query(name, only_failed=only_failed)
        return [self._with_log_lines(item) for item in self._list(["executions"], query, most=count)]

    def find_execution(self, execution_id: str) -> dict[str, Any] | None:
        """The execution of this id; None when there is none, or no longer."""
        try:
            return self._admin("GET", ["executions", execution_id])
        except CommandFailed as error:
            if error.code in ("purged", "not_found"):
                return None
            raise

    def list_running(self) -> list[dict[str, Any]]:
        """The executions in progress, the one that has run longest first."""
        items: list[dict[str, Any]] = self._admin("GET", ["executions", "running"])["items"]
        return items

    def cancel_execution(self, execution_id: str) -> None:
        """Ask for the end of an execution in progress."""
        self._admin("POST", ["executions", execution_id, "cancel"])

    def follow_executions(
        self, name: str | None, *, only_failed: bool, after: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Executions of a script, None for all, as they end, each with its log lines; for ever. Goes on after a break.

        `after`: id of an execution; those that ended after it come first.
        """
        query = self._executions_query(name, only_failed=only_failed)
        last_id = after
        while True:
            try:
                for execution in self._stream_executions(query, last_id):
                    last_id = str(execution["id"])
                    yield self._with_log_lines(execution)
            except CommandFailed as error:
                if error.code not in _BREAKS:
                    raise
            time.sleep(_RECONNECT_S)

    def _executions_query(self, name: str | None, *, only_failed: bool) -> Query:
        query = {} if name is None else {"script": str(self.get_script(name)["id"])}
        return query | {"status": "failed"} if only_failed else query

    def _stream_executions(self, query: Query, last_id: str | None) -> Iterator[dict[str, Any]]:
        headers = [] if last_id is None else [(b"last-event-id", last_id.encode("ascii", "replace"))]
        target = admin_target("executions", "stream", query=query)
        with self._connection.stream(
            "GET", target, headers=self._connection.authorized(headers), timeout_s=_STREAM_SILENCE_S
        ) as response:
            if not response.is_success:
                raise self._connection.refusal(response)
            event = ""
            for line in response.iter_lines():
                field, _, value = line.partition(": ")
                if field == "data" and event != "dropped":
                    yield json.loads(value)
                event = value if field == "event" else event if line else ""

    def _with_log_lines(self, execution: dict[str, Any]) -> dict[str, Any]:
        return self.find_execution(str(execution["id"])) or execution  # its time may have run out since it was listed

    def get_grants(self, name: str) -> dict[str, Any]:
        """The grants of a script by kind."""
        return self._script_call("GET", name, ["grants"])

    def change_grants(self, name: str, change: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> dict[str, Any]:
        """Replace the grants of a script by what `change` makes of them, and return them. When another client changes
        them meanwhile, `change` is called again."""
        while True:
            with self._suggesting(name):
                read = self._exchange("GET", ["scripts", name, "grants"], None, self._connection.authorized())
                grants = self._document(read)
            headers = self._connection.authorized([(b"if-match", read.headers["etag"].encode("ascii"))])
            try:
                return self._document(self._exchange("PUT", ["scripts", name, "grants"], change(grants), headers))
            except CommandFailed as error:
                if error.code != "precondition_failed":
                    raise

    def create_token(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Make an API token; its text is in `token`."""
        return self._admin("POST", ["tokens"], fields)

    def list_tokens(self) -> list[dict[str, Any]]:
        """All API tokens without their text, newest first."""
        return self._list(["tokens"])

    def revoke_token(self, token_id: str) -> None:
        self._admin("DELETE", ["tokens", token_id])

    def who_am_i(self) -> dict[str, Any]:
        """Return name, scopes and token id of the session's token."""
        return self._admin("GET", ["session"])

    def create_token_by_password(self, password: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Log in as the owner, make an API token and log out again; the token's text is in `token`.

        Raises:
            CommandFailed: `wrong_password`, and as other calls.
        """
        answer = self._exchange("POST", ["session"], {"password": password}, [])
        if answer.status_code == 401:
            hint = "`picloud password` on the server's machine sets another one"
            raise CommandFailed("the password is wrong", code="wrong_password", hint=hint)
        if not answer.is_success:
            raise self._connection.refusal(answer)
        cookie = answer.headers["set-cookie"].partition(";")[0].encode("ascii")
        credential = [(b"cookie", cookie), (b"x-picloud-session", read_object(answer)["session_key"].encode("ascii"))]
        try:
            return self._document(self._exchange("POST", ["tokens"], fields, credential))
        finally:
            self._exchange("DELETE", ["session"], None, credential)

    def list_keys(self, store: str, prefix: str, count: int) -> list[dict[str, Any]]:
        """The first keys of a store with their values, in order."""
        return self._list(["kv", store], {"prefix": prefix} if prefix else {}, most=count)

    def export_keys(self, store: str, prefix: str) -> Iterator[bytes]:
        """A store as JSON lines, in pieces."""
        target = admin_target("kv", store, "export", query={"prefix": prefix} if prefix else None)
        return self._download(target)

    def push_assets(self, name: str, archive: bytes) -> dict[str, Any]:
        """Make the files of a zip archive the live version of static assets; returns their new state."""
        headers = self._connection.authorized([(b"content-type", b"application/zip")])
        with self._connection.stream(
            "PUT", admin_target("assets", name), headers=headers, body=archive, timeout_s=_PUSH_TIMEOUT_S
        ) as response:
            response.read()
            return self._document(response)

    def create_setup_link(self) -> dict[str, Any]:
        """Another set-up link; its token is in `token`."""
        return self._admin("POST", ["setup-link"])

    def set_password(self, password: str) -> bool:
        """Set the owner's password. True when the owner was made by that."""
        try:
            link = self.create_setup_link()
        except CommandFailed as error:
            if error.code != "already_exists":
                raise
            self._admin("POST", ["password"], {"password": password})
            return False
        self._admin("POST", ["setup"], {"token": link["token"], "password": password})
        return True

    def create_backup(self, *, with_data: bool = False) -> dict[str, Any]:
        """Have the server make a backup and prove it; returns its facts. `with_data`: include all that scripts keep."""
        query = {"data": "always"} if with_data else None
        return self._admin("POST", ["backups"], query=query, timeout_s=_BACKUP_TIMEOUT_S)

    def download_backup(self, name: str) -> Iterator[bytes]:
        """The file of a backup in pieces."""
        return self._download(admin_target("backups", name))

    def find_store(self, store: str) -> dict[str, Any]:
        """A key-value store by the name or id of its script, or by `namespace:NAME`.

        Raises:
            CommandFailed: `not_found`; nothing was ever written to it.
        """
        for found in self._admin("GET", ["kv"])["items"]:
            is_script = found["kind"] == "script"
            if store == found["id"] or (is_script and store == found["name"]):
                return dict(found)
        raise CommandFailed(
            f"nothing was ever written to {store}", code="not_found", hint="`picloud kv list` lists stores"
        )

    def list_audit(self, query: Query, count: int) -> list[dict[str, Any]]:
        """The newest entries of the audit log, newest first."""
        return self._list(["audit"], query, most=count)

    def invoke(self, name: str, path: str, *, method: str, query: Pairs, headers: Pairs, body: bytes) -> Answer:
        """Call the script's endpoint and return its response, whatever its status is.

        Args:
            path: as the script gets it; empty calls the script itself.
        """
        sent = [
            (name.encode("utf-8", "surrogateescape"), value.encode("utf-8", "surrogateescape"))
            for name, value in headers
        ]
        given = {name.lower() for name, _ in headers}
        if "accept-encoding" not in given:
            sent.append((b"accept-encoding", b"identity"))
        if "authorization" not in given and self._session.token is not None:
            sent = [*self._connection.authorized(sent)]
        target = execute_target(name, path, query)
        with self._connection.stream(method, target, headers=sent, body=body, timeout_s=_INVOKE_TIMEOUT_S) as response:
            received = b"".join(response.iter_raw())
            return Answer(response.status_code, response.reason_phrase, response.headers.multi_items(), received)

    def _script_call(
        self, method: str, name: str, below: Sequence[str] = (), body: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        with self._suggesting(name):
            return self._admin(method, ["scripts", name, *below], body)

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
        near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=_NEAR)
        hint = f"did you mean {near[0]}?" if near else "`picloud list` shows all scripts"
        return CommandFailed(f"there is no script named {name!r}", code="not_found", hint=hint)
