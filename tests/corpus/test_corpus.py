"""The corpus against a real server: every answer as in the tables, nothing in the log, no connection left."""

import asyncio
import re
import ssl
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from msgspec import structs

from tests.acceptance.certificate import make_certificate
from tests.acceptance.service import Service, running
from tests.corpus.cases import Case, load_cases
from tests.corpus.http2_form import http2_form
from tests.corpus.http2_runner import run_http2_corpus
from tests.corpus.runner import SCRIPTS, Target, run_corpus

ESTABLISHED = "01"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("corpus")) as service:
        for name, source in SCRIPTS.items():
            service.deploy(name, source)
        yield service


def target_of(service: Service, tls: ssl.SSLContext | None = None) -> Target:
    address = urlsplit(service.url)
    assert address.hostname is not None
    assert address.port is not None
    return Target(address.hostname, address.port, address.netloc, service.token, tls=tls)


def open_connections(port: int) -> int:
    """Connections of a local port that are not closed yet, as the kernel sees them."""
    lines = Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]
    fields = [line.split() for line in lines]
    return sum(1 for field in fields if field[1].endswith(f":{port:04X}") and field[3] == ESTABLISHED)


def test_corpus_is_large_enough_and_has_both_planes() -> None:
    cases = load_cases()
    assert len(cases) >= 80
    assert sum(" data: " in case.name for case in cases) >= 40
    assert sum(" admin: " in case.name for case in cases) >= 30


def test_every_case_is_one_for_both_protocols_or_says_why_not() -> None:
    cases = load_cases()
    assert [case.name for case in cases if (http2_form(case) is None) != (case.only == "1.1")] == []
    assert sum(not case.only for case in cases) >= 100


async def test_every_request_is_answered_as_the_tables_say(service: Service) -> None:
    await check_corpus(service, target_of(service), load_cases())


async def test_every_request_is_answered_the_same_over_https_in_both_protocols(tmp_path: Path) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    make_certificate(certificate, key)
    with running(tmp_path, tls_cert=str(certificate), tls_key=str(key)) as service:
        with httpx_of(service, certificate) as client:
            for name, source in SCRIPTS.items():
                client.post("/api/v1/admin/scripts", json={"name": name, "source": source}).raise_for_status()
        quick = [case for case in load_cases() if case.direct is not None and case.direct.wait_s < 10]
        context = ssl.create_default_context(cafile=certificate)
        await check_corpus(service, target_of(service, context), quick)
        context.set_alpn_protocols(["h2"])
        await check_corpus(service, target_of(service, context), quick, run_http2_corpus)


def httpx_of(service: Service, certificate: Path) -> httpx.Client:
    headers = {"authorization": f"Bearer {service.token}"}
    verify = ssl.create_default_context(cafile=certificate)
    return httpx.Client(base_url=service.url, headers=headers, verify=verify, trust_env=False)


async def check_corpus(
    service: Service,
    target: Target,
    cases: list[Case],
    run: Callable[[Target, list[Case]], Awaitable[list[str]]] = run_corpus,
) -> None:
    lines_before = len(service.log.read_text().splitlines())
    faults = await run(target, cases)
    assert not faults, "\n".join(faults)
    text = service.log.read_text()
    assert "Traceback" not in text
    assert len(text.splitlines()) - lines_before <= len(cases), text
    for _ in range(80):
        if not open_connections(target.port):
            break
        await asyncio.sleep(0.1)
    assert open_connections(target.port) == 0


async def test_requests_for_scripts_are_answered_the_same_on_the_apps_origin(service: Service) -> None:
    target = target_of(service)
    port = service.apps_port
    apps = structs.replace(target, port=port, host_header=f"{target.host}:{port}")
    cases = [case for case in load_cases() if " data: " in case.name]
    quick = [case for case in cases if case.direct is not None and case.direct.wait_s < 10]
    assert len(quick) >= 40
    service.deploy("health", 'respond(200, #{ "content-type": "text/plain" }, "ok")')  # what the runner asks afterwards
    assert service.admin("POST", "/routes", json={"path": "/healthz", "script": "health"}).status_code == 201
    await check_corpus(service, apps, quick)


def wrongly(case: Case, **changes: str) -> Case:
    """The case with an expectation that cannot be met."""
    assert case.direct is not None
    words = {"status": "|".join(case.direct.statuses), "code": "|".join(case.direct.codes)} | changes
    expected = type(case.direct)(
        frozenset(words["status"].split("|")),
        frozenset(words["code"].split("|")) - {""},
        changes.get("connection", case.direct.connection),
        1.0,
    )
    return Case(case.name, case.parts, expected, None, case.wanted + ([changes["text"]] if "text" in changes else []))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"status": "200"}, "status 400 instead of 200"),
        ({"code": "not_found"}, "code bad_path instead of not_found"),
        ({"connection": "close"}, "silence"),
        ({"text": "nowhere"}, "nowhere is not in"),
    ],
)
async def test_runner_reports_what_is_answered_otherwise(service: Service, changes: dict[str, str], fault: str) -> None:
    case = next(case for case in load_cases() if case.name.endswith("data: dot segments"))
    faults = await run_corpus(target_of(service), [wrongly(case, **changes)])
    assert len(faults) == 1
    assert re.search(fault, faults[0])
