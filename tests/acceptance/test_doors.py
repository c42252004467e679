"""The doors of a real service: under which names it answers, whose word about the client counts, how often one may
ask."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.acceptance.service import Service, running

PASSWORD = "correct horse battery"
ECHO = "#{ address: ctx.request.remote_addr, headers: ctx.request.headers }"
FORGED = {
    "x-forwarded-for": "198.51.100.1",
    "x-forwarded-proto": "https",
    "forwarded": "for=198.51.100.1;proto=https",
    "x_forwarded_for": "198.51.100.1",
    "x-real-ip": "198.51.100.1",
}


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that takes this machine for its reverse proxy, and nothing else."""
    settings = {"trusted_proxies": "127.0.0.1", "hosts": "picloud.example.org"}
    with running(tmp_path_factory.mktemp("proxied"), **settings) as started:
        yield started


def setup_token(service: Service) -> str:
    return (service.data_dir / "setup-link").read_text().strip().rpartition("#")[2]


def post(service: Service, path: str, body: Any, **headers: str) -> httpx.Response:
    return httpx.post(f"{service.url}/api/v1/admin{path}", json=body, headers=headers, trust_env=False)


def session_of(answer: httpx.Response) -> dict[str, str]:
    """Return the headers with which a browser shows the session that this response began."""
    return {
        "cookie": answer.headers["set-cookie"].partition(";")[0],
        "x-picloud-session": answer.json()["session_key"],
    }


def code_of(answer: httpx.Response) -> str:
    code: str = answer.json()["error"]["code"]
    return code


def test_page_that_rebinds_its_name_reaches_scripts_and_nothing_else(service: Service) -> None:
    evil = {"host": "rebound.evil.example"}
    with service.deployed("1") as script:
        for path in ("/scripts", "/session", "/setup", "/nothing"):
            answer = service.admin("GET", path, headers=evil)
            assert (answer.status_code, code_of(answer)) == (421, "unknown_host")
        assert httpx.get(service.url, headers=evil, trust_env=False).status_code == 421
        assert service.call(script, headers=evil).json() == 1
        assert service.admin("GET", "/scripts", headers={"host": "localhost:1"}).status_code == 200


def test_named_host_is_served(proxied: Service) -> None:
    assert proxied.admin("GET", "/scripts", headers={"host": "picloud.example.org"}).status_code == 200
    assert proxied.admin("GET", "/scripts", headers={"host": "example.org"}).status_code == 421


def test_stranger_cannot_choose_its_address(service: Service) -> None:
    with service.deployed(ECHO) as script:
        seen = service.call(script, headers=FORGED).json()

        assert seen["address"] == "127.0.0.1"
        assert not FORGED.keys() & seen["headers"].keys()
        entries = service.admin("GET", "/audit", headers=FORGED).json()["items"]
        assert {entry["peer"] for entry in entries} <= {"127.0.0.1", None}


def test_trusted_proxy_tells_script_and_audit_log_who_asks(proxied: Service) -> None:
    with proxied.deployed(ECHO) as script:
        seen = proxied.call(script, headers=FORGED).json()

    assert seen["address"] == "198.51.100.1"
    assert FORGED.keys() & seen["headers"].keys() == {"x-forwarded-for", "x-forwarded-proto"}
    assert proxied.admin("DELETE", "/tokens/000000000000", headers=FORGED).status_code == 404
    post(proxied, "/session", {"password": "wrong"}, **FORGED)
    (entry,) = proxied.admin("GET", "/audit", params={"action": "session.refuse"}).json()["items"]
    assert entry["peer"] == "198.51.100.1"


def test_cookie_is_that_of_https_when_the_proxy_says_so(proxied: Service) -> None:
    secure = {"x-forwarded-for": "198.51.100.2", "x-forwarded-proto": "https", "host": "picloud.example.org"}
    made = post(proxied, "/setup", {"token": setup_token(proxied), "password": PASSWORD}, **secure)
    assert made.status_code == 201, made.text
    cookie = made.headers["set-cookie"]
    assert cookie.startswith("__Host-picloud_session_443=")
    assert "; Secure" in cookie

    session = session_of(made)
    for origin, site, status in (
        ("https://picloud.example.org", None, 204),
        ("http://picloud.example.org", None, 403),
        ("https://evil.example", None, 403),
        ("https://picloud.example.org", "cross-site", 403),
    ):
        headers = {**secure, **session, "origin": origin} | ({} if site is None else {"sec-fetch-site": site})
        change = {"current_password": PASSWORD, "password": PASSWORD}
        answer = post(proxied, "/password", change, **headers)
        assert answer.status_code == status, (origin, site)
        if status == 204:
            again = post(proxied, "/session", {"password": PASSWORD}, **secure)
            session = session_of(again)

    plain = post(proxied, "/session", {"password": PASSWORD}, **{"x-forwarded-for": "198.51.100.2"})
    assert "Secure" not in plain.headers["set-cookie"]


def test_stranger_who_claims_https_gets_the_cookie_of_http(service: Service) -> None:
    made = post(service, "/setup", {"token": setup_token(service), "password": PASSWORD}, **FORGED)

    assert re.match(r"picloud_session_\d+=", made.headers["set-cookie"])
    assert "Secure" not in made.headers["set-cookie"]


def test_attempts_are_counted_by_the_address_that_the_proxy_tells(proxied: Service) -> None:
    def attempt(number: int, address: str) -> int:
        body = {"name": f"nobody {number}", "password": "wrong"}
        return post(proxied, "/session", body, **{"x-forwarded-for": address}).status_code

    statuses = [attempt(number, "198.51.100.77") for number in range(21)]
    assert statuses == [401] * 20 + [429]
    assert attempt(30, "198.51.100.78") == 401


def test_admin_quota_of_a_peer_is_told_and_held(tmp_path: Path) -> None:
    with running(tmp_path, admin_requests_per_minute="5", trusted_proxies="127.0.0.1") as service:
        answers = [service.admin("GET", "/scripts") for _ in range(6)]

        assert [answer.status_code for answer in answers] == [200] * 5 + [429]
        assert answers[0].headers["ratelimit-policy"] == '"admin";q=5;w=60'
        assert re.fullmatch(r'"admin";r=4;t=\d+', answers[0].headers["ratelimit"])
        refused = answers[-1]
        assert code_of(refused) == "too_many_requests"
        assert int(refused.headers["retry-after"]) == refused.json()["error"]["details"]["retry_after_s"]
        assert refused.headers["ratelimit"].startswith('"admin";r=0;')
        without_credential = httpx.get(f"{service.url}/api/v1/admin/scripts", trust_env=False)
        assert without_credential.status_code == 429
        other = service.admin("GET", "/scripts", headers={"x-forwarded-for": "198.51.100.1"})
        assert other.status_code == 200
        assert httpx.get(f"{service.url}/healthz", trust_env=False).status_code == 200


def test_quota_of_a_script_is_told_and_held(service: Service) -> None:
    with service.deployed("1", max_requests_per_minute=3) as script, service.deployed("2") as other:
        answers = [service.call(script) for _ in range(4)]

        assert [answer.status_code for answer in answers] == [200] * 3 + [429]
        assert answers[0].headers["ratelimit-policy"] == '"script";q=3;w=60'
        assert answers[0].headers["ratelimit"].startswith('"script";r=2;t=')
        assert code_of(answers[3]) == "too_many_requests"
        assert 0 < int(answers[3].headers["retry-after"]) <= 60
        assert "ratelimit" not in service.call(other).headers

        more = service.admin("PATCH", f"/scripts/{script}", json={"max_requests_per_minute": 0})
        assert (more.status_code, more.json()["max_requests_per_minute"], more.json()["revision"]) == (200, 0, 1)
        assert service.call(script).status_code == 200
        for value in (-1, 1_000_001, "5", 1.5, None, True):
            refused = service.admin("PATCH", f"/scripts/{script}", json={"max_requests_per_minute": value})
            assert (refused.status_code, code_of(refused)) == (422, "validation_failed"), value


def test_caller_without_a_token_does_not_use_up_the_quota(service: Service) -> None:
    with service.deployed("1", access="token", max_requests_per_minute=1) as script:
        assert [service.call(script).status_code for _ in range(3)] == [401] * 3
        assert service.call(script, headers={"authorization": f"Bearer {service.token}"}).status_code == 200


def test_refused_calls_are_not_recorded(service: Service) -> None:
    with service.deployed("1", max_requests_per_minute=1) as script:
        ran, refused = service.call(script), service.call(script)

        assert service.record_of(ran)["status"] == "ok"
        unknown = service.admin("GET", f"/executions/{refused.headers['x-execution-id']}")
        assert unknown.status_code == 404
