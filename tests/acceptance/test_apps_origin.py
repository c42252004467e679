"""The apps origin of a real service: on a listener of its own and under a name, over each protocol, and in each front
process."""

import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from tests.acceptance.certificate import make_certificate
from tests.acceptance.processes import front_of, stopped
from tests.acceptance.service import Service, running

PAGE = 'respond(200, #{ "content-type": "text/html", "set-cookie": ["own=1; Path=/", "picloud_session_1=2"] }, "<p>")'
SEEN = "#{ path: ctx.request.path, headers: ctx.request.headers }"
SANDBOX = "sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads"
WAYS = {"workers": {"workers": "2"}, "http2": {}}


class Apps:
    """A service with a page, and kept connections to its apps origin, one to each front process."""

    def __init__(self, service: Service, way: str) -> None:
        self.service, self.way = service, way
        self._protocol = {"http2": way == "http2", "http1": way != "http2", "verify": False, "trust_env": False}
        for name, source in (("page", PAGE), ("seen", SEEN)):
            self._made("/scripts", name=name, source=source)
        self._made("/routes", path="/", methods=["GET"], script="page")
        self._made("/routes", path="/seen/*rest", methods=["GET"], script="seen")
        self._made("/routes", path="/counted", methods=["GET"], script="page", max_requests_per_minute=100)
        self.main = service.url
        self.url = f"{service.url.rpartition(':')[0]}:{service.apps_port}"

    def _made(self, resource: str, **body: object) -> None:
        assert self.service.admin("POST", resource, json=body, verify=False).status_code == 201

    def client(self, url: str) -> httpx.Client:
        return httpx.Client(base_url=url, timeout=20, **self._protocol)

    def get(self, url: str, **options: object) -> httpx.Response:
        with self.client("") as client:
            return client.get(url, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="module", params=WAYS)
def apps(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apps]:
    directory = tmp_path_factory.mktemp("apps")
    settings = {"apps_hosts": "apps.example", **WAYS[request.param]}
    if request.param == "http2":
        certificate, key = directory / "cert.pem", directory / "key.pem"
        make_certificate(certificate, key)
        settings |= {"tls_cert": str(certificate), "tls_key": str(key)}
    with running(directory, **settings) as service:
        yield Apps(service, request.param)


@pytest.fixture
def clients(apps: Apps) -> Iterator[list[httpx.Client]]:
    """A connection to the apps origin of each front process."""
    with ExitStack() as stack:
        if apps.way == "http2":
            yield [stack.enter_context(apps.client(apps.url))]
            return
        found = []
        for other in (front_of(apps.service), apps.service.pid):
            client = stack.enter_context(apps.client(apps.url))
            with stopped(other):
                assert client.get("/nothing").status_code == 404
            found.append(client)
        yield found


def test_routes_begin_at_the_root_and_pages_have_no_sandbox(apps: Apps, clients: list[httpx.Client]) -> None:
    for client in clients:
        for path in ("/", "/counted", "/api/v1/execute/page"):
            answer = client.get(path)
            assert (answer.status_code, answer.text) == (200, "<p>"), path
            assert "content-security-policy" not in answer.headers
            assert answer.headers.get_list("set-cookie") == ["own=1; Path=/"]
        assert client.get("/exec/").status_code == 404
    for path in ("/exec/", "/exec/counted", "/api/v1/execute/page"):
        answer = apps.get(f"{apps.main}{path}")
        assert (answer.status_code, answer.headers["content-security-policy"]) == (200, SANDBOX)
        assert not answer.headers["set-cookie"].endswith("Path=/")


def test_neither_admin_plane_nor_dashboard_nor_probe_is_there(apps: Apps, clients: list[httpx.Client]) -> None:
    headers = {"authorization": f"Bearer {apps.service.token}", "accept": "text/html"}
    paths = ("/api/v1/admin/scripts", "/api/v1/openapi.json", "/metrics", "/healthz", "/readyz", "/login", "/setup")
    for client in clients:
        assert {client.get(path, headers=headers).status_code for path in paths} == {404}
        made = client.post("/api/v1/admin/scripts", json={"name": "evil", "source": "1"}, headers=headers)
        assert (made.status_code, made.json()["error"]["code"]) == (404, "not_found")


def test_scripts_see_no_credential_of_picloud(clients: list[httpx.Client]) -> None:
    cookie = "picloud_session_8080=secret; own=1; __Host-picloud_session_443=secret"
    headers = {"cookie": cookie, "authorization": "Bearer pic_secret", "x-picloud-session": "secret"}
    for client in clients:
        answer = client.get("/seen/it", headers=headers)
        assert answer.json()["path"] == "/seen/it"
        assert answer.json()["headers"]["cookie"] == "own=1"
        assert "secret" not in answer.text


def test_host_of_the_apps_on_the_main_listener_has_nothing_else(apps: Apps) -> None:
    for _ in range(4):  # new connections, which more than one front process accepts
        with apps.client(apps.main) as client:
            answers = {
                path: client.get(path, headers={"host": "apps.example:8443"})
                for path in ("/", "/counted", "/readyz", "/login", "/api/v1/admin/scripts")
            }
            again = client.get("/api/v1/admin/scripts", headers={"host": "apps.example.evil.example"})
        assert [answer.status_code for answer in answers.values()] == [200, 200, 404, 404, 404]
        assert "content-security-policy" not in answers["/"].headers
        assert again.status_code == 421


def test_any_name_leads_to_the_apps_and_to_nothing_else(apps: Apps) -> None:
    answers = [apps.get(f"{apps.url}{path}", headers={"host": "rebound.example"}) for path in ("/", "/api/v1/admin")]
    assert [answer.status_code for answer in answers] == [200, 404]


def test_port_that_is_taken_is_a_warning_and_off_listens_nowhere(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with running(tmp_path, apps_bind=address) as service:
            ready = httpx.get(f"{service.url}/readyz", trust_env=False)
            assert ready.status_code == 200
            assert ready.json()["apps"]["port"] is None
            assert ready.json()["apps"]["fault"].startswith(
                f"PICLOUD_APPS_BIND: cannot listen on 127.0.0.1 port {taken.getsockname()[1]}"
            )
            assert "the apps origin is not served as asked" in service.log.read_text()
        with running(tmp_path, apps_bind="off") as service:
            assert httpx.get(f"{service.url}/readyz", trust_env=False).json()["apps"] == {
                "ok": True,
                "port": None,
                "https": False,
                "hosts": [],
                "fault": None,
            }
            assert listening(service.pid) == 1


def listening(pid: int) -> int:
    """The number of TCP sockets that a process listens on."""
    inodes = set()
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        found = re.fullmatch(r"socket:\[(\d+)\]", str(descriptor.readlink()))
        if found is not None:
            inodes.add(found[1])
    rows = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    return sum(row[3] == "0A" and row[9] in inodes for row in rows)
