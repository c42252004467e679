"""An installation that was really used: starts the service in a temporary place, asks it for a bit of everything, and
reads what it left. What it makes is different each time, so it is made once for each schema."""

import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import httpx
from msgspec import Struct

_READY: Final = re.compile(r"picloud is ready .*url=(https?://\S+)")
_START_S: Final = 60.0
_SCRIPTS: Final[list[dict[str, Any]]] = [
    {"name": "hello", "source": '#{ hello: ctx.request.query.name ?? "world" }', "description": "Grüße, 世界"},
    {"name": "failing", "source": 'log.info("about to fail", #{ a: 1 });\nthrow "on purpose";', "access": "token"},
    {"name": "greedy", "source": "loop { }", "limits": {"timeout_ms": 50, "max_operations": 100_000}},
    {"name": "resting", "source": "1 + 1", "enabled": False},
    {"name": "gone", "source": "2"},
]
_PASSWORD: Final = "the sample of a release keeps nobody's data 7"  # noqa: S105  # opens nothing but the sample


class Sample(Struct, frozen=True):
    """The SQL of each store, and what the API said, by path."""

    dumps: dict[str, str]
    answers: dict[str, Any]


def make_sample() -> Sample:
    """Use the service, stop it, ask it once more, stop it again, read its files."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with _running(place) as (client, url):
            _use(client, url)
        with _running(place) as (client, _):
            answers = _ask(client)
        dumps = {store: _dump(place / "data" / file) for store, file in _files().items()}
    return Sample(dumps, answers)


def _files() -> dict[str, str]:
    return {"control": "picloud.db", "history": "history.db"}


@contextmanager
def _running(place: Path) -> Iterator[tuple[httpx.Client, str]]:
    """The service with a client that is the admin, and its URL."""
    log = place / f"{time.monotonic_ns()}.log"
    settings = {"PICLOUD_DATA_DIR": str(place / "data"), "PICLOUD_BIND": "127.0.0.1:0"}
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "picloud", "serve"],
            stdout=stream,
            stderr=stream,
            env={"PATH": "/usr/bin:/bin"} | settings,
        )
    try:
        deadline = time.monotonic() + _START_S
        while (found := _READY.search(log.read_text("utf-8"))) is None:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the service did not start: {log.read_text('utf-8')}")
            time.sleep(0.02)
        token = (place / "data" / "admin-token").read_text("ascii").strip()
        headers = {"authorization": f"Bearer {token}"}
        with httpx.Client(base_url=f"{found[1]}/api/v1/admin", headers=headers, trust_env=False, timeout=30) as client:
            yield client, found[1]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _use(client: httpx.Client, url: str) -> None:
    for script in _SCRIPTS:
        _expect(client.post("/scripts", json=script), 201)
    link = _expect(client.post("/setup-link"), 201)
    _expect(
        httpx.post(f"{client.base_url}setup", json={"token": link["token"], "password": _PASSWORD}, trust_env=False),
        201,
    )
    _expect(client.patch("/scripts/hello", json={"source": "#{ hello: `second` }", "limits": {"timeout_ms": 900}}), 200)
    _expect(client.patch("/scripts/hello", json={"description": "changed", "enabled": True}), 200)
    _expect(client.post("/scripts/hello/rollback", json={"revision": 1}), 200)
    _expect(client.delete("/scripts/gone"), 204)
    kept = _expect(client.post("/tokens", json={"name": "kept", "scopes": ["invoke:failing", "read"]}), 201)
    ended = _expect(client.post("/tokens", json={"name": "ended", "scopes": ["deploy"], "expires_in_s": 3600}), 201)
    _expect(client.delete(f"/tokens/{ended['id']}"), 204)
    bearer = {"authorization": f"Bearer {kept['token']}"}
    for name, headers, status in (
        ("hello?name=you", {}, 200),
        ("failing", bearer, 500),
        ("failing", {}, 401),
        ("greedy", {}, 500),
    ):
        _expect(httpx.get(f"{url}/api/v1/execute/{name}", headers=headers, trust_env=False), status)


def _expect(answer: httpx.Response, status: int) -> Any:  # Any: a JSON value
    if answer.status_code != status:
        raise RuntimeError(f"{answer.request.method} {answer.request.url}: {answer.status_code} {answer.text}")
    return answer.json() if answer.content else None


def _ask(client: httpx.Client) -> dict[str, Any]:
    paths = [
        "/scripts",
        "/scripts/hello",
        "/scripts/hello/revisions",
        "/scripts/hello/revisions/2",
        "/tokens",
        "/audit",
    ]
    answers = {path: _expect(client.get(path), 200) for path in [*paths, "/executions"]}
    for execution in answers["/executions"]["items"]:
        path = f"/executions/{execution['id']}"
        answers[path] = _expect(client.get(path), 200)
    return answers


def _dump(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        lines = [*connection.iterdump(), f"PRAGMA application_id = {application_id};"]
    return "".join(f"{line}\n" for line in lines)
