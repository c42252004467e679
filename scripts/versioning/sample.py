"""An installation that was really used: starts the service in a temporary place, asks it for a bit of everything, and
reads what it left. What it makes is different each time, so it is made once for each schema."""

import io
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import httpx
from msgspec import Struct

from picloud.manager.storage.store_spec import STORE_SPECS
from picloud.shared.client_settings import PREFIX
from picloud.shared.settings import Settings
from scripts.versioning.fill import fill

ROOT: Final = Path(__file__).parents[2]
_READY: Final = re.compile(r"picloud is ready .*url=(https?://\S+)")
_START_S: Final = 60.0
_SCRIPTS: Final[list[dict[str, Any]]] = [
    {"name": "hello", "source": '#{ hello: ctx.request.query.name ?? "world" }', "description": "Grüße, 世界"},
    {"name": "failing", "source": 'log.info("about to fail", #{ a: 1 });\nthrow "on purpose";', "access": "token"},
    {"name": "greedy", "source": "loop { }", "limits": {"timeout_ms": 50, "max_operations": 100_000}},
    {"name": "resting", "source": "1 + 1", "enabled": False},
    {"name": "gone", "source": "2"},
]
_SCHEDULES: Final[list[dict[str, Any]]] = [
    {"name": "leap", "script": "hello", "cron": "30 2 29 2 *", "timezone": "Europe/Berlin", "payload": {"a": [1]}},
    {"name": "paused", "script": "failing", "every_s": 900, "overlap": "queue", "missed": "all", "enabled": False},
]
_ROUTES: Final[list[dict[str, Any]]] = [
    {
        "path": "/hello/:name",
        "script": "hello",
        "cors": {"origins": ["https://www.example.com"]},
        "max_requests_per_minute": 600,
    },
    {"path": "/site/*rest", "assets": {"name": "site", "fallback": "index.html"}},
    {"path": "/old/*rest", "redirect": {"to": "/hello/old", "status": 308}},
    {
        "path": "/hook",
        "methods": ["POST"],
        "script": "failing",
        "verify": {"preset": "github", "secret": "CHAT_TOKEN"},
    },
]
_ASSETS: Final = ("<!doctype html><title>first</title>", "<!doctype html><title>second</title>")
"""The page of each version."""
PASSWORD: Final = "the sample of a release keeps nobody's data 7"  # noqa: S105  # opens nothing but the sample


class Sample(Struct, frozen=True):
    """What an installation wrote.

    Args:
        dumps: the SQL of each store, and under `postgres` that of the same rows on PostgreSQL.
        answers: what the API said of them, by path.
        secrets: what opens the installation: a token, the password, a session.
        backup: the file of a backup.
        settings: an environment file with every setting.
    """

    dumps: dict[str, str]
    answers: dict[str, Any]
    secrets: dict[str, Any]
    backup: bytes
    settings: str


def make_sample() -> Sample:
    """Use the service, stop it, fill its tables, ask it, stop it again, read its files, and move them to PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with running(place) as (client, url):
            token = _use(client, url)
        for spec in STORE_SPECS:
            with closing(sqlite3.connect(place / "data" / spec.file_name)) as connection:
                fill(connection)
        with running(place) as (client, url):
            session = _log_in(client)
            answers = _ask(client)
            backup = _back_up(client)
        dumps = {spec.name: _dump(place / "data" / spec.file_name) for spec in STORE_SPECS}
        dumps["postgres"] = _dump_on_postgres(place)
    secrets = {"token": token, "password": PASSWORD, "session": session, "refresh": _REFRESH}
    return Sample(dumps, answers, secrets, backup, _settings_text())


_REFRESH: Final = [
    "UPDATE sessions SET created_at = {now}, last_seen_at = {now}",
    "DELETE FROM setup_links",
]
"""Statements for the stopped control store that make its secrets count today: sessions end with time."""


def _settings_text() -> str:
    """Every setting with its default, as an environment file; those without one are left out."""
    lines = []
    for name, field in Settings.model_fields.items():
        value = field.get_default(call_default_factory=True)
        if value is not None and value != ():
            lines.append(f"{PREFIX}{name.upper()}={value}\n")
    return "".join(lines)


@contextmanager
def running(place: Path, code: Path = ROOT) -> Iterator[tuple[httpx.Client, str]]:
    """The service of a tree of code with a client that is the admin, and its URL. Its data is in `place`/data."""
    log = place / f"{time.monotonic_ns()}.log"
    settings = {"PICLOUD_DATA_DIR": str(place / "data"), "PICLOUD_BIND": "127.0.0.1:0"}
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "picloud", "serve"],
            stdout=stream,
            stderr=stream,
            env={"PATH": os.defpath, "PYTHONPATH": str(code)} | settings,
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


def _use(client: httpx.Client, url: str) -> str:
    """A bit of everything; returns the text of the token that is kept."""
    for script in _SCRIPTS:
        _expect(client.post("/scripts", json=script), 201)
    link = _expect(client.post("/setup-link"), 201)
    _expect(
        httpx.post(f"{client.base_url}setup", json={"token": link["token"], "password": PASSWORD}, trust_env=False),
        201,
    )
    _expect(client.patch("/scripts/hello", json={"source": "#{ hello: `second` }", "limits": {"timeout_ms": 900}}), 200)
    _expect(client.patch("/scripts/hello", json={"description": "changed", "enabled": True}), 200)
    _expect(client.patch("/scripts/failing", json={"max_requests_per_minute": 60}), 200)
    _expect(client.post("/scripts/hello/rollback", json={"revision": 1}), 200)
    for value in ("a value of the sample", "another value"):
        _expect(client.put("/secrets/CHAT_TOKEN", json={"value": value, "keep_previous_s": 60}), None)
    grants = {"http": ["api.example.com", "http://192.168.1.20"], "secrets": ["CHAT_TOKEN"], "kv": ["shared"]}
    _expect(client.put("/scripts/hello/grants", json=grants), 200)
    for schedule in _SCHEDULES:
        _expect(client.post("/schedules", json=schedule), 201)
    _expect(client.post("/schedules/leap/run", json={}), None)
    for content in _ASSETS:
        _expect(client.put("/assets/site", content=_zip_of(content), headers={"content-type": "application/zip"}), 200)
    for route in _ROUTES:
        _expect(client.post("/routes", json=route), 201)
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
    return str(kept["token"])


def _zip_of(page: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("index.html", page)
        archive.writestr("notes.txt", "Notes. " * 400)
    return stream.getvalue()


def _log_in(client: httpx.Client) -> dict[str, str]:
    """A session of a browser: the value of its cookie and its key."""
    answer = httpx.post(f"{client.base_url}session", json={"password": PASSWORD}, trust_env=False)
    key = _expect(answer, 201)["session_key"]
    (cookie,) = answer.cookies.values()
    return {"cookie": cookie, "key": key}


def _back_up(client: httpx.Client) -> bytes:
    made = _expect(client.post("/backups"), 201)
    return client.get(f"/backups/{made['name']}").content


def _dump_on_postgres(place: Path) -> str:
    """The same rows in a new database on PostgreSQL, moved by `picloud db copy`."""
    from tests.postgres import PostgresServer, programs  # noqa: PLC0415  # for this alone

    server = PostgresServer()
    try:
        server.start()
        target = server.make_database()
        source = f"sqlite:///{place}/data/picloud.db"
        command = [sys.executable, "-m", "picloud", "db", "copy", "--from", source, "--to", target]
        environment = {"PATH": os.defpath, "PICLOUD_DATA_DIR": str(place / "moved")}
        subprocess.run(command, check=True, env=environment, capture_output=True)
        options = ["--inserts", "--no-owner", "--no-privileges", "--no-comments"]
        done = subprocess.run([programs() / "pg_dump", *options, target], check=True, capture_output=True, text=True)
    finally:
        server.remove()
    lines = done.stdout.splitlines(keepends=True)
    return "".join(
        line for line in lines if line.strip() and not line.startswith(("--", "\\", "SET transaction_timeout"))
    )


def _expect(answer: httpx.Response, status: int | None) -> Any:  # Any: a JSON value
    """Return the body. `status`: None for any success."""
    if answer.status_code != status and not (status is None and answer.is_success):
        raise RuntimeError(f"{answer.request.method} {answer.request.url}: {answer.status_code} {answer.text}")
    return answer.json() if answer.content else None


def _ask(client: httpx.Client) -> dict[str, Any]:
    paths = [
        "/scripts",
        "/scripts/hello",
        "/scripts/hello/revisions",
        "/scripts/hello/revisions/2",
        "/tokens",
        "/schedules",
        "/routes",
        "/assets",
        "/assets/site",
        "/assets/site/versions/1",
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
