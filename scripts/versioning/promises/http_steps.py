"""The scripted session: requests to a real server, and the facts of its answers that are not in the OpenAPI document.

Status and error code by path, headers, cookies, times, cursors, events, and the request as scripts see it.
"""

import json
import re
import time
from typing import Any, Final

import httpx

from scripts.versioning.promises.promise import Facts

PASSWORD: Final = "the session of the guard opens nothing 9"  # noqa: S105  # of a server that lives for a second
_ECHO: Final = (
    "let r = ctx.request; #{ method: r.method, path: r.path, query: r.query, headers: r.headers, peer: r.remote_addr }"
)
_SCRIPTS: Final[list[dict[str, Any]]] = [
    {"name": "hello", "source": '#{ hello: "world" }'},
    {"name": "echo", "source": _ECHO},
    {"name": "failing", "source": 'log.info("a", #{ b: 1 }); throw "on purpose"', "access": "token"},
    {"name": "greedy", "source": "loop { }", "limits": {"max_operations": 10_000}},
    {"name": "slow", "source": "loop { }", "limits": {"timeout_ms": 30, "max_operations": 1_000_000_000}},
    {"name": "off", "source": "1", "enabled": False},
    {"name": "text", "source": 'respond(201, #{ "content-type": "text/plain", "x-own": "1", "server": "x" }, "text")'},
    {"name": "nothing", "source": "()"},
    {"name": "bytes", "source": "blob(3)"},
    {"name": "bad-answer", "source": "#{ a: 0.0 / 0.0 }"},
    {"name": "rare", "source": "1", "max_requests_per_minute": 1},
    {"name": "gone", "source": "1"},
]
_HISTORY_S: Final = 3.0
_SKIPPED: Final = frozenset({"content-length", "date"})
_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_COOKIE: Final = re.compile(r"picloud_session_\d+=[^;]*")
_ISOLATION: Final = ("allow-same-origin", "allow-top-navigation")
_COUNTED: Final = frozenset({"etag", "retry-after", "ratelimit"})
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?")


class Recorder:
    """Sends requests and keeps facts of their answers."""

    def __init__(self, url: str, token: str) -> None:
        self.facts: Facts = {}
        self._admin = {"authorization": f"Bearer {token}"}
        self._client = httpx.Client(base_url=url, trust_env=False, timeout=30)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def admin(self, label: str, method: str, path: str, **options: Any) -> httpx.Response:
        """A request to the admin API with the admin's token."""
        headers = self._admin | options.pop("headers", {})
        return self.ask(label, method, f"/api/v1/admin{path}", headers=headers, **options)

    def ask(self, label: str, method: str, path: str, **options: Any) -> httpx.Response:
        """A request, and the facts of its answer under this label; an empty one keeps none."""
        answer = self._client.request(method, path, **options)
        if label:
            self._keep(f"{label}: {method} {path.partition('?')[0]}", answer)
        return answer

    def stream(self, path: str, then: Any) -> str:  # Any: what makes the event happen
        """The text of a stream until its first event ended."""
        text = ""
        with self._client.stream("GET", path, headers=self._admin) as answer:
            self._keep_headers("stream", answer)
            for piece in answer.iter_text():
                text += piece
                if "data: " in text:
                    return text
                then()
        return text

    def _keep(self, place: str, answer: httpx.Response) -> None:
        place = _UUID.sub("<id>", place)
        self.facts[place] = answer.status_code
        self._keep_headers(place, answer)
        if not answer.headers.get("content-type", "").startswith("application/json") or not answer.content:
            return
        document = answer.json()
        times = sorted({re.sub(r"\d", "0", found) for found in _TIME.findall(answer.text)})
        if times:
            self.facts[f"{place}, times"] = times
        if isinstance(document, dict) and isinstance(document.get("error"), dict):
            error = document["error"]
            self.facts[f"{place}, error"] = error["code"]
            self.facts[f"{place}, fields of the error"] = sorted(error)
            if "details" in error:
                self.facts[f"{place}, details"] = sorted(error["details"])

    def _keep_headers(self, place: str, answer: httpx.Response) -> None:
        for name, value in answer.headers.multi_items():
            if name not in _SKIPPED:
                self.facts[f"{place}, header {name}"] = _general(name, value)


def run_session(recorder: Recorder) -> dict[str, str]:
    """Run the whole session; returns the texts that the server handed out."""
    _save_scripts(recorder)
    texts = _access(recorder)
    _refusals(recorder)
    _calls(recorder, texts["token"])
    _lists(recorder)
    _events(recorder)
    return texts


def _save_scripts(recorder: Recorder) -> None:
    first, *others = _SCRIPTS
    recorder.admin("create", "POST", "/scripts", json=first)
    for script in others:
        recorder.admin("", "POST", "/scripts", json=script)
    recorder.admin("create again", "POST", "/scripts", json=first)
    recorder.admin("create broken", "POST", "/scripts", json={"name": "broken", "source": "let x = ;"})
    recorder.admin("create reserved", "POST", "/scripts", json={"name": "reserved", "source": "let kv = 1; kv"})
    recorder.admin("create invalid", "POST", "/scripts", json={"name": "No Name", "source": 7})
    recorder.admin("show", "GET", "/scripts/hello")
    recorder.admin("update", "PATCH", "/scripts/hello", json={"source": '#{ hello: "you" }'})
    recorder.admin("update outdated", "PATCH", "/scripts/hello", json={"enabled": True}, headers={"if-match": '"1"'})
    recorder.admin("revisions", "GET", "/scripts/hello/revisions")
    recorder.admin("revision missing", "GET", "/scripts/hello/revisions/99")
    recorder.admin("roll back", "POST", "/scripts/hello/rollback", json={"revision": 1})
    recorder.admin("check", "POST", "/scripts/check", json={"source": "let x = ;"})
    recorder.admin("delete", "DELETE", "/scripts/gone")
    recorder.admin("deleted", "GET", "/scripts/gone")


def _access(recorder: Recorder) -> dict[str, str]:
    token = recorder.admin(
        "token", "POST", "/tokens", json={"name": "kept", "scopes": ["read", "invoke:failing"]}
    ).json()
    link = recorder.admin("set-up link", "POST", "/setup-link").json()
    setup = {"token": link["token"], "password": PASSWORD}
    recorder.ask("set up", "POST", "/api/v1/admin/setup", json=setup)
    recorder.ask("set up again", "POST", "/api/v1/admin/setup", json=setup)
    wrong = {"password": "another password than that 8"}
    recorder.ask("log in wrongly", "POST", "/api/v1/admin/session", json=wrong)
    login = recorder.ask("log in", "POST", "/api/v1/admin/session", json={"password": PASSWORD})
    (cookie,) = login.cookies.values()
    key = login.json()["session_key"]
    with_cookie = {"cookie": f"{next(iter(login.cookies))}={cookie}"}
    session = with_cookie | {"x-picloud-session": key}
    recorder.ask("session", "GET", "/api/v1/admin/session", headers=session)
    recorder.ask("session without key", "GET", "/api/v1/admin/scripts", headers=with_cookie)
    foreign = session | {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
    recorder.ask("session from elsewhere", "POST", "/api/v1/admin/setup-link", headers=foreign)
    second = recorder.ask("", "POST", "/api/v1/admin/session", json={"password": PASSWORD})
    ended = {"cookie": f"{next(iter(second.cookies))}={next(iter(second.cookies.values()))}"}
    ended["x-picloud-session"] = second.json()["session_key"]
    recorder.ask("log out", "DELETE", "/api/v1/admin/session", headers=ended)
    return {"token": token["token"], "cookie": cookie, "session key": key, "set-up token": link["token"]}


def _refusals(recorder: Recorder) -> None:
    scripts = "/api/v1/admin/scripts"
    recorder.ask("without token", "GET", scripts)
    recorder.ask("with another token", "GET", scripts, headers={"authorization": "Bearer pic_000000000000_" + "A" * 43})
    recorder.admin("not JSON", "POST", "/scripts", content=b"{", headers={"content-type": "application/json"})
    recorder.admin("not said to be JSON", "POST", "/scripts", content=b"{}", headers={"content-type": "text/plain"})
    recorder.admin("unknown field", "POST", "/scripts", json={"name": "a", "source": "1", "colour": "red"})
    recorder.admin("unknown parameter", "GET", "/scripts?colour=red")
    recorder.admin("wrong cursor", "GET", "/scripts?cursor=abc")
    recorder.admin("wrong method", "PUT", "/scripts")
    recorder.admin("missing", "GET", "/nothing")
    recorder.ask("another major", "GET", "/api/v9/admin/scripts")
    recorder.ask("no API", "GET", "/api/nothing")
    recorder.ask("another host", "GET", "/api/v1/admin/scripts", headers={"host": "elsewhere.example"})
    recorder.ask("alive", "GET", "/healthz")
    recorder.ask("version", "GET", "/version")


def _calls(recorder: Recorder, token: str) -> None:
    execute = "/api/v1/execute"
    for name in ("hello", "text", "nothing", "bytes", "failing", "greedy", "slow", "off", "bad-answer", "missing"):
        recorder.ask("call", "GET", f"{execute}/{name}")
    recorder.ask("call with token", "GET", f"{execute}/failing", headers={"authorization": f"Bearer {token}"})
    recorder.ask(
        "call with a token that may not", "GET", f"{execute}/hello", headers={"authorization": "Bearer nothing"}
    )
    recorder.ask("head", "HEAD", f"{execute}/hello")
    recorder.ask("preflight", "OPTIONS", f"{execute}/hello", headers={"origin": "https://a.example"})
    recorder.ask("call of too much", "POST", f"{execute}/echo", content=b"x" * (1024 * 1024 + 1))
    recorder.ask(
        "call of broken JSON", "POST", f"{execute}/echo", content=b"{", headers={"content-type": "application/json"}
    )
    recorder.ask("call of a broken query", "GET", f"{execute}/echo?a=%ff")
    recorder.ask("", "GET", f"{execute}/rare")
    recorder.ask("call too often", "GET", f"{execute}/rare")
    headers = {
        "x-own": "1",
        "authorization": "Bearer x",
        "cookie": "a=b",
        "user-agent": "guard",
        "x-forwarded-for": "9.9.9.9",
    }
    seen = recorder.ask("", "GET", f"{execute}/echo/a%20b/c?x=1&y=%C3%A4", headers=headers).json()
    for name, value in seen.pop("headers", {}).items():
        recorder.facts[f"ctx.request.headers.{name}"] = re.sub(r":\d+$", ":<port>", value)
    ours = {"authorization": f"Bearer {token}", "cookie": "picloud_session_1=a; b=c"}
    stripped = recorder.ask("call with PiCloud's credentials", "GET", f"{execute}/echo", headers=ours).json()
    found = {name: value for name, value in stripped.get("headers", {}).items() if name in (*ours, "x-picloud-session")}
    recorder.facts["ctx.request.headers of a call with PiCloud's credentials"] = found
    for name, value in seen.items():
        recorder.facts[f"ctx.request.{name} of /a%20b/c?x=1&y=%C3%A4"] = json.dumps(value, ensure_ascii=False)


def _lists(recorder: Recorder) -> None:
    page = recorder.admin("scripts", "GET", "/scripts?limit=3").json()
    recorder.facts["order of scripts"] = [script["name"] for script in page.get("items", [])]
    cursor = page.get("next_cursor") or ""
    recorder.facts["characters of a cursor besides letters, digits, - and _"] = re.sub(r"[A-Za-z0-9_-]", "", cursor)
    following = recorder.admin("", "GET", f"/scripts?limit=2&cursor={cursor}").json()
    recorder.facts["order of scripts, after the cursor"] = [script["name"] for script in following.get("items", [])]
    ids = [execution["id"] for execution in _written(recorder)]
    recorder.facts["order of executions"] = "newest first" if ids == sorted(ids, reverse=True) else "another"
    recorder.admin("executions", "GET", "/executions?limit=2")
    recorder.admin("execution", "GET", f"/executions/{ids[0] if ids else 'none'}")
    entries = [entry["id"] for entry in recorder.admin("audit", "GET", "/audit?limit=5").json().get("items", [])]
    recorder.facts["order of audit entries"] = "newest first" if entries == sorted(entries, reverse=True) else "another"
    for path in ("/tokens", "/sessions", "/backups", "/system", "/settings", "/metrics"):
        recorder.admin("read", "GET", path)


def _written(recorder: Recorder) -> list[dict[str, Any]]:
    """The newest executions, as soon as they are in the history, which is written a moment later."""
    deadline = time.monotonic() + _HISTORY_S
    while True:
        found: list[dict[str, Any]] = recorder.admin("", "GET", "/executions?limit=5").json().get("items", [])
        if len(found) == 5 or time.monotonic() > deadline:
            return found
        time.sleep(0.05)


def _events(recorder: Recorder) -> None:
    def call() -> None:
        recorder.ask("", "GET", "/api/v1/execute/hello")

    text = recorder.stream("/api/v1/admin/executions/stream", call)
    recorder.facts["stream, fields of an event"] = sorted(
        {line.partition(":")[0] for line in text.splitlines() if line}
    )
    retry = next((line for line in text.splitlines() if line.startswith("retry")), "none")
    recorder.facts["stream, retry"] = retry
    names = [line for line in text.splitlines() if line.startswith("event:")]
    recorder.facts["stream, name of an execution's event"] = names[0] if names else "message"


def _general(name: str, value: str) -> str:
    """The value without what is different each time, and without what is no promise."""
    if name == "content-security-policy" and value.startswith("sandbox"):
        # the promise is the origin of its own; what a page may do within it can grow
        return " ".join(word for word in value.split() if word == "sandbox" or word.startswith(_ISOLATION))
    value = _COOKIE.sub("picloud_session_<port>=<value>", _UUID.sub("<id>", value))
    if name == "x-request-id":
        return "<id>"
    return re.sub(r"\d+", "<number>", value) if name in _COUNTED else value
