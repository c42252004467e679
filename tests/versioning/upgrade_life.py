"""An installation of the last release, upgraded to an archive of this tree and taken back, on both engines.

`scripts/rehearse-upgrade` builds both archives and runs this: `python -m tests.versioning.upgrade_life OLD NEW CODE`,
where CODE is a tree with the code of the old one. Takes about a minute; not part of the test suite.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from picloud.installer.layout import Layout, place
from picloud.manager.api.cookies import SESSION_KEY_HEADER
from picloud.pyz.manifest import read_build
from picloud.shared.errors import EXIT_SCHEMA
from tests.migration.test_released_data import included
from tests.postgres import PostgresServer, programs

ROOT = Path(__file__).parents[2]
STEP = Path(__file__).with_name("upgrade_step.py")
PASSWORD = "a password of the rehearsal 7"
READY_S = 90
SHOWN = (
    "/scripts",
    "/scripts/hello",
    "/scripts/hello/revisions",
    "/scripts/hello/revisions/2",
    "/tokens",
    "/executions",
    "/backups",
)


def say(sentence: str) -> None:
    print(f"upgrade: {sentence}", flush=True)


@dataclass(frozen=True)
class Releases:
    """The archives of the last release and of this tree, and the code of the former."""

    old: Path
    new: Path
    old_code: Path


@dataclass
class Installation:
    """A running installation below `root`. `code`: of the version that is installed, which runs the next step."""

    root: Path
    code: Path
    settings: dict[str, str]
    port: int = 0
    answers: dict[str, Any] = field(default_factory=dict)
    token: str = ""
    session: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.layout = Layout(self.root)
        for path in (
            self.layout.program_dir,
            self.layout.config_dir,
            self.layout.data_dir,
            self.layout.cache_dir,
        ):
            path.mkdir(parents=True, mode=0o700)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        lines = {"PICLOUD_BIND": f"127.0.0.1:{self.port}"} | self.settings
        self.layout.environment.write_text("".join(f"{name}={value}\n" for name, value in lines.items()))

    def step(self, *arguments: object, exit_code: int = 0) -> str:
        """Run a step of `upgrade_step.py`; return what it said."""
        command = [sys.executable, "-P", str(STEP), str(self.root), *map(str, arguments)]
        environ = {"PATH": os.defpath, "PYTHONPATH": str(self.code)}
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
        log = self.root / "log"
        ended = log.read_text()[-3_000:] if log.exists() else ""
        assert done.returncode == exit_code, done.stdout + done.stderr + ended
        return done.stdout + done.stderr

    def start(self) -> None:
        """Start the installed version, and wait until it is ready."""
        self.step("start")
        ends = time.monotonic() + READY_S
        while True:
            try:
                if httpx.get(f"{self.url}/readyz", trust_env=False).json()["ready"]:
                    return
            except (httpx.HTTPError, ValueError):
                pass
            assert time.monotonic() < ends, (self.root / "log").read_text()[-3_000:]
            time.sleep(0.1)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def product(self) -> str:
        return str(httpx.get(f"{self.url}/version", trust_env=False).json()["product"])

    def admin(self, method: str, path: str, **options: Any) -> Any:
        """Ask the admin API; return the body of an answer that says success."""
        token = (self.layout.data_dir / "admin-token").read_text("ascii").strip()
        headers = {"authorization": f"Bearer {token}"}
        url = f"{self.url}/api/v1/admin{path}"
        answer = httpx.request(method, url, headers=headers, trust_env=False, timeout=60, **options)
        assert answer.is_success, (method, path, answer.status_code, answer.text)
        return answer.json() if answer.content else None

    def call(self, name: str, **options: Any) -> httpx.Response:
        return httpx.get(f"{self.url}/api/v1/execute/{name}", trust_env=False, timeout=60, **options)

    def show(self) -> dict[str, Any]:
        """What the API says of all that is kept."""
        said = {path: self.admin("GET", path) for path in SHOWN}
        for execution in said["/executions"]["items"]:
            path = f"/executions/{execution['id']}"
            said[path] = self.admin("GET", path)
        return said

    def use(self) -> None:
        """A bit of everything that the old release knows, and what the API says of it after a restart."""
        self.admin("POST", "/scripts", json={"name": "hello", "source": '"one"', "description": "Grüße"})
        self.admin("PATCH", "/scripts/hello", json={"source": '#{ hello: ctx.request.query.name ?? "you" }'})
        failing = {"name": "failing", "source": 'log.info("x"); throw "on purpose";', "access": "token"}
        self.admin("POST", "/scripts", json=failing)
        link = self.admin("POST", "/setup-link")
        self._open("/setup", {"token": link["token"], "password": PASSWORD})
        scopes = {"name": "kept", "scopes": ["invoke:failing", "read"]}
        self.token = self.admin("POST", "/tokens", json=scopes)["token"]
        logged_in = self._open("/session", {"password": PASSWORD})
        (cookie,) = logged_in.cookies.items()
        self.session = {"cookie": "=".join(cookie), SESSION_KEY_HEADER: logged_in.json()["session_key"]}
        assert self.call("hello?name=pi").json() == {"hello": "pi"}
        self._call_failing()
        self.admin("POST", "/backups")
        self.remember()

    def remember(self) -> None:
        """Remember what the API says after a restart, which writes what was still in memory."""
        self.step("stop")
        self.start()
        self.answers = self.show()

    def _open(self, path: str, body: dict[str, Any]) -> httpx.Response:
        answer = httpx.post(f"{self.url}/api/v1/admin{path}", json=body, trust_env=False, timeout=60)
        assert answer.status_code == 201, answer.text
        return answer

    def _call_failing(self) -> None:
        called = self.call("failing", headers={"authorization": f"Bearer {self.token}"})
        assert called.json()["error"]["code"] == "script_error", called.text

    def prove_kept(self) -> None:
        """All that was there before is there, and opens what it opened."""
        now = self.show()
        for path, answer in self.answers.items():
            assert included(answer, now[path]), (path, answer, now[path])
        assert self.call("hello").json() == {"hello": "you"}
        self._call_failing()
        shown = httpx.get(f"{self.url}/api/v1/admin/session", headers=self.session, trust_env=False)
        assert shown.status_code == 200, f"the session ended: {shown.text}"
        self._open("/session", {"password": PASSWORD})

    def use_what_is_new(self, round_: int) -> None:
        """A store and a secret, which the old release does not know."""
        self.admin("PUT", "/secrets/KEY", json={"value": f"a secret value {round_}"})
        source = (
            'kv.incr("count"); kv.open("shared").set("round", kv.get("count")); #{ length: secrets.get("KEY").len() }'
        )
        self.admin("POST", "/scripts", json={"name": "newer", "source": source})
        self.admin("PUT", "/scripts/newer/grants", json={"secrets": ["KEY"], "kv": ["shared"]})
        answer = self.call("newer")
        assert answer.json() == {"length": len(f"a secret value {round_}")}, answer.text

    def stop(self) -> None:
        """Stop; nothing happens when it does not run."""
        self.step("stop")


def digests(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(directory.glob("*.db*"))}


def refuse_newer(installation: Installation, old: Path) -> None:
    """The old release does not start on data of the new one, and changes none of it."""
    before = digests(installation.layout.data_dir)
    environ = {"PATH": os.defpath, "SHIV_ROOT": str(installation.layout.cache_dir)}
    environ |= {"PICLOUD_DATA_DIR": str(installation.layout.data_dir)} | installation.layout.settings()
    done = subprocess.run(
        [sys.executable, old, "serve"], env=environ, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == EXIT_SCHEMA, done.stderr
    assert digests(installation.layout.data_dir) == before
    say(f"the old version says: {done.stderr.strip().splitlines()[-1]}")


def start_plainly(installation: Installation, new: Path) -> None:
    """The new archive on a copy of the data, started without `picloud upgrade`."""
    copy = Installation(installation.root.with_name("plain"), ROOT, {})
    shutil.copytree(installation.layout.data_dir, copy.layout.data_dir, dirs_exist_ok=True)
    place(new, copy.layout.archive)
    copy.token, copy.answers = installation.token, installation.answers
    port = f"picloud_session_{installation.port}"
    copy.session = installation.session | {
        "cookie": installation.session["cookie"].replace(port, f"picloud_session_{copy.port}")
    }
    copy.start()
    copy.prove_kept()
    copy.use_what_is_new(1)
    copy.stop()


def live(installation: Installation, releases: Releases, save: Callable[[], None], back: Callable[[], None]) -> None:
    """From the first start of the old archive to its second upgrade.

    Args:
        save, back: the operator's steps for a database on a server, before the upgrade and before the rollback.
    """
    old, new = releases.old, releases.new
    old_product, new_product = read_build(old).product, read_build(new).product
    place(old, installation.layout.archive)
    installation.start()
    assert installation.product == old_product
    installation.use()
    say(f"{old_product} was used")
    save()
    for round_ in (1, 2):
        installation.code = releases.old_code
        installation.step("upgrade", new)
        installation.code = ROOT
        assert installation.product == new_product
        installation.prove_kept()
        installation.use_what_is_new(round_)
        say(f"{new_product} has all of it, round {round_}")
        if round_ == 1:
            installation.admin("PUT", "/kv/namespace:shared/keys/kept", json={"value": "from round 1"})
            installation.stop()
            refuse_newer(installation, old)
            back()
            said = installation.step("roll-back", exit_code=1)
            assert "--lose-changes" in said, said
            installation.step("roll-back", "--lose-changes")
            assert installation.product == old_product
            installation.prove_kept()
            assert [each["name"] for each in installation.admin("GET", "/scripts")["items"]] == ["failing", "hello"]
            installation.remember()
            say(f"{old_product} has all of it again")
    shared = installation.admin("GET", "/kv/namespace:shared/keys/kept")
    assert shared["value"] == "from round 1", "what scripts kept is no longer there"
    installation.stop()


def live_on_files(place_: Path, releases: Releases) -> None:
    installation = Installation(place_ / "files", releases.old_code, {})

    def save() -> None:
        installation.stop()
        start_plainly(installation, releases.new)
        installation.start()

    live(installation, releases, save, lambda: None)


def live_on_a_server(place_: Path, releases: Releases) -> None:
    server = PostgresServer()
    try:
        server.start()
        url = server.make_database()
        installation = Installation(place_ / "server", releases.old_code, {"PICLOUD_DATABASE_URL": url})
        dump = place_ / "saved.dump"

        def save() -> None:
            subprocess.run([programs() / "pg_dump", "--format=custom", f"--file={dump}", url], check=True)

        def back() -> None:
            psql = [programs() / "psql", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname", url]
            schemas = "picloud_control, picloud_history"
            subprocess.run([*psql, "--command", f"DROP SCHEMA {schemas} CASCADE"], check=True, capture_output=True)
            subprocess.run([programs() / "pg_restore", "--dbname", url, dump], check=True)

        live(installation, releases, save, back)
    finally:
        server.remove()


def end(place_: Path) -> None:
    """Kill what a rehearsal that failed left running."""
    for file in place_.glob("*/pid"):
        pid = int(file.read_text())
        with contextlib.suppress(OSError):
            if str(place_) in Path(f"/proc/{pid}/cmdline").read_text():
                os.kill(pid, signal.SIGKILL)


def main(old: Path, new: Path, old_code: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="picloud-upgrade-") as folder:
        for engine, run in (("SQLite", live_on_files), ("PostgreSQL", live_on_a_server)):
            say(f"on {engine}")
            try:
                run(Path(folder), Releases(old, new, old_code))
            finally:
                end(Path(folder))
    say("all well")


if __name__ == "__main__":
    main(*(Path(argument).resolve() for argument in sys.argv[1:]))
