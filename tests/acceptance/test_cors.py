"""Calls of scripts from pages elsewhere, by a real service on every way in, and by a real browser."""

import functools
import http.server
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.acceptance.certificate import make_certificate
from tests.acceptance.service import Service, running

APP = "https://app.example"
ORIGIN = {"origin": APP}
PREFLIGHT = {**ORIGIN, "access-control-request-method": "POST", "access-control-request-headers": "authorization"}
WAYS = {"http": {}, "workers": {"workers": "2"}, "https": {}, "http2": {}}


@pytest.fixture(scope="module", params=WAYS)
def way_in(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator["WayIn"]:
    """A service with the setting, and a caller."""
    directory = tmp_path_factory.mktemp("cors")
    settings = {"cors_origins": APP, **WAYS[request.param]}
    if request.param in ("https", "http2"):
        certificate, key = directory / "cert.pem", directory / "key.pem"
        make_certificate(certificate, key)
        settings |= {"tls_cert": str(certificate), "tls_key": str(key)}
    with running(directory, **settings) as service:
        way = WayIn(service, http2=request.param == "http2")
        way.deploy("open", "1")
        way.deploy("closed", "1", access="token")
        way.deploy("broken", "throw 1")
        way.deploy("counted", "1", max_requests_per_minute=1)
        way.deploy("small", "1", limits={"max_request_bytes": 10})
        way.deploy("own", 'respond(200, #{ "access-control-allow-origin": "https://other.example" }, 1)')
        with way.client:
            yield way


class WayIn:
    def __init__(self, service: Service, *, http2: bool) -> None:
        self.service = service
        self.client = httpx.Client(base_url=service.url, http2=http2, http1=not http2, verify=False, trust_env=False)

    def deploy(self, name: str, source: str, **fields: Any) -> None:
        body = {"name": name, "source": source, **fields}
        assert self.service.admin("POST", "/scripts", json=body, verify=False).status_code == 201

    def call(self, name: str, method: str = "GET", headers: dict[str, str] | None = None, **options: Any) -> Any:
        return self.client.request(method, f"/api/v1/execute/{name}", headers=headers or ORIGIN, **options)


def allowed(answer: httpx.Response) -> list[str]:
    return list(answer.headers.get_list("access-control-allow-origin"))


def test_page_may_read_every_answer_below_the_path_of_scripts(way_in: WayIn) -> None:
    expected = [
        (way_in.call("open"), 200),
        (way_in.call("open", "HEAD"), 200),
        (way_in.call("open/below"), 200),
        (way_in.call("open", "POST", content=iter([b"in ", b"pieces"])), 200),
        (way_in.call("closed"), 401),
        (way_in.call("closed", headers={**ORIGIN, "authorization": f"Bearer {way_in.service.token}"}), 200),
        (way_in.call("nobody"), 404),
        (way_in.call("open/%zz"), 400),
        (way_in.call("small", "POST", content=b"x" * 11), 413),
        (way_in.call("broken"), 500),
        (way_in.call("counted"), 200),
        (way_in.call("counted"), 429),
    ]
    for answer, status in expected:
        assert (answer.status_code, allowed(answer)) == (status, [APP]), answer.text
        assert answer.headers.get_list("vary").count("origin") == 1
        assert answer.headers["access-control-expose-headers"] == "*"
        assert "access-control-allow-credentials" not in answer.headers


def test_preflight_runs_nothing_and_counts_for_no_quota(way_in: WayIn) -> None:
    way_in.deploy("fresh", "1", max_requests_per_minute=1)
    for name in ("closed", "fresh", "fresh", "fresh", "nobody"):
        answer = way_in.call(name, "OPTIONS", PREFLIGHT)
        assert (answer.status_code, allowed(answer)) == (204, [APP])
        assert answer.headers["access-control-allow-headers"] == "authorization"
        assert "x-execution-id" not in answer.headers
    assert way_in.call("fresh").status_code == 200
    executions = way_in.service.admin("GET", "/executions?script=closed&limit=200", verify=False).json()["items"]
    assert all(execution["method"] != "OPTIONS" for execution in executions)


def test_what_a_script_says_itself_is_left_out_with_a_warning(way_in: WayIn) -> None:
    answer = way_in.call("own")
    assert allowed(answer) == [APP]
    path = f"/executions/{answer.headers['x-execution-id']}"
    warnings = way_in.service.admin("GET", path, verify=False).json()["warnings"]
    assert warnings == ["the header access-control-allow-origin was dropped: PICLOUD_CORS_ORIGINS decides"]


def test_other_pages_and_the_admin_plane_get_nothing(way_in: WayIn) -> None:
    assert allowed(way_in.call("open", headers={"origin": "https://evil.example"})) == []
    assert allowed(way_in.call("open", "OPTIONS", PREFLIGHT | {"origin": "https://evil.example"})) == []
    for path in ("/api/v1/admin/scripts", "/api/v1/openapi.json", "/healthz", "/"):
        for method in ("GET", "OPTIONS"):
            answer = way_in.client.request(method, path, headers=PREFLIGHT)
            assert not [name for name in answer.headers if name.startswith("access-control")], path


PAGE = """<!doctype html><pre id=out>nothing</pre><script>
const call = (name, headers) => fetch("%s/api/v1/execute/" + name, { headers })
  .then(async (answer) => answer.status + " " + (await answer.text()).slice(0, 24))
  .catch((error) => "blocked: " + error.name);
(async () => {
  const own = { authorization: "Bearer %s" };
  document.getElementById("out").textContent = JSON.stringify([await call("closed", own), await call("closed")]);
})();
</script>"""


@pytest.mark.parametrize(
    ("is_listed", "shown"),
    [
        (True, '["200 1","401 {\\"error\\":{\\"code\\":\\"unauth"]'),
        (False, '["blocked: TypeError","blocked: TypeError"]'),
    ],
)
def test_browser_calls_a_token_only_script_from_a_listed_page_alone(
    tmp_path: Path, is_listed: bool, shown: str
) -> None:
    handler = functools.partial(_QuietFiles, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as pages:
        threading.Thread(target=pages.serve_forever, daemon=True).start()
        page = f"http://127.0.0.1:{pages.server_port}"
        origins = page if is_listed else APP
        with running(tmp_path, cors_origins=origins) as service:
            service.deploy("closed", "1", access="token")
            token = service.admin("POST", "/tokens", json={"name": "page", "scopes": ["invoke:closed"]}).json()["token"]
            (tmp_path / "page.html").write_text(PAGE % (service.url, token))
            assert shown in _dom_of(f"{page}/page.html", tmp_path / "profile").replace("&quot;", '"')
        pages.shutdown()


class _QuietFiles(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _dom_of(url: str, profile: Path) -> str:
    """What a page has become after its scripts ran."""
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={profile}",
        "--virtual-time-budget=8000",
    ]
    command = ["chromium", *options, "--dump-dom", url]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=90).stdout
