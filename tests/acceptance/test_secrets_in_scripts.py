"""Secrets as scripts use them, in one front process and in two: grants, masking, and what stays behind."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.peers import Answer, PeerRequest, peer
from tests.acceptance.service import Service, running

USES = """
let value = secrets.get("TOKEN");
if ctx.request.query.leak == "log" { log.info(`token ${value}`, #{ token: value }); }
if ctx.request.query.leak == "throw" { throw `refused: ${value}`; }
value.len
"""
CATCHES = """
let answer = "";
try { answer = secrets.get("TOKEN"); } catch (error) { answer = error.code; }
answer
"""
VALUE = f"known-value-{os.urandom(8).hex()}"


@pytest.fixture(scope="module", params=["1", "2"])
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("service"), workers=request.param, executor_processes=request.param) as made:
        assert made.admin("PUT", "/secrets/TOKEN", json={"value": VALUE}).status_code == 201
        made.deploy("uses", USES)
        made.deploy("catches", CATCHES)
        grant(made, "uses", "TOKEN")
        yield made


def grant(service: Service, script: str, *names: str) -> None:
    answer = service.admin("PUT", f"/scripts/{script}/grants", json={"secrets": list(names)})
    assert answer.status_code == 200, answer.text


def answers(service: Service, path: str, count: int = 12) -> set[Any]:
    """The values of several calls over connections of their own, so that each front process answers some."""
    return {service.call(path).json() for _ in range(count)}


def test_grant_counts_for_the_next_run_in_every_process(service: Service) -> None:
    for _ in range(3):
        grant(service, "catches")
        assert answers(service, "catches") == {"not_granted"}
        grant(service, "catches", "TOKEN")
        assert answers(service, "catches") == {VALUE}


def test_new_value_counts_for_the_next_run(service: Service) -> None:
    grant(service, "catches", "OTHER", "TOKEN")
    service.deploy("other", CATCHES.replace("TOKEN", "OTHER"))
    grant(service, "other", "OTHER")
    assert answers(service, "other", 4) == {"secrets_unknown"}
    for number in range(3):
        service.admin("PUT", "/secrets/OTHER", json={"value": f"value-number-{number}"})
        assert answers(service, "other") == {f"value-number-{number}"}
    service.admin("DELETE", "/secrets/OTHER")
    assert answers(service, "other", 4) == {"secrets_unknown"}


def test_value_is_masked_in_log_fields_and_error(service: Service) -> None:
    logged = service.record_of(service.call("uses?leak=log"))
    thrown = service.record_of(service.call("uses?leak=throw"))

    (line,) = logged["logs"]
    assert (line["message"], line["fields"]) == ("token [secret TOKEN]", {"token": "[secret TOKEN]"})
    assert "refused: [secret TOKEN]" in thrown["error"]["message"]
    assert VALUE not in str(logged) + str(thrown)


def test_value_that_the_caller_sends_is_masked_in_the_recorded_request(service: Service) -> None:
    answer = service.call(f"uses?leak=throw&echo={VALUE}", "POST", content=f"<{VALUE}>", headers={"x-note": VALUE})

    record = service.admin("GET", f"/executions/{answer.headers['x-execution-id']}/request?reveal=true")
    shown = record.text if record.status_code == 200 else ""
    assert VALUE not in shown + service.admin("GET", f"/executions/{answer.headers['x-execution-id']}").text


def test_no_process_that_may_hold_a_value_writes_a_core_dump(service: Service) -> None:
    for pid in (service.pid, *service.children()):
        (line,) = [line for line in Path(f"/proc/{pid}/limits").read_text().splitlines() if "core file size" in line]
        assert line.split()[4:6] == ["0", "0"], line


def echo(request: PeerRequest) -> Answer:
    return 200, {"content-type": "text/plain"}, f"you sent {request.headers['authorization']}".encode()


def test_reference_reaches_the_peer_and_its_value_never_the_script(service: Service) -> None:
    source = """
let key = secrets.ref("TOKEN", "Bearer ");
let reply = http.get(ctx.request.query.url, #{ headers: #{ authorization: key } });
log.info(reply.body);
`${secrets.ref("TOKEN")} ${reply.body}`
"""
    with peer(echo) as server, service.deployed(source) as name:
        body = {"secrets": ["TOKEN"], "http": [server.url]}
        assert service.admin("PUT", f"/scripts/{name}/grants", json=body).status_code == 200
        answer = service.call(f"{name}?url={server.url}/")
        record = service.record_of(answer)

    assert server.seen[-1].headers["authorization"] == f"Bearer {VALUE}"
    assert answer.json() == "<secret TOKEN> you sent Bearer [secret TOKEN]"
    assert VALUE not in str(record)
    assert record["spans"][0]["target"] == server.url.removeprefix("http://")


def test_values_stay_nowhere_after_a_hundred_uses(tmp_path: Path) -> None:
    values = {f"S{number}": f"known-value-{number}-{os.urandom(8).hex()}" for number in range(20)}
    source = "\n".join(f'log.info(secrets.get("{name}"));' for name in values) + '\nthrow secrets.get("S0");'
    with running(tmp_path, history_requests="all") as service:
        for name, value in values.items():
            service.admin("PUT", f"/secrets/{name}", json={"value": value})
        service.deploy("uses", source)
        grant(service, "uses", *values)
        for _ in range(100):
            assert service.call("uses").status_code == 500
        assert service.admin("POST", "/backups").status_code == 201
        time.sleep(1)  # history is written within a second
        answer = service.admin("GET", "/executions?limit=200").text
        assert service.admin("GET", "/secrets").json()["items"][0]["last_used_at"] is not None

    assert answer.count('"uses"') >= 100
    places = {str(path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} | {"": answer.encode()}
    for name, content in places.items():
        assert [value for value in values.values() if value.encode() in content] == [], name


def test_save_names_what_the_source_needs(service: Service) -> None:
    source = """
let a = secrets.get("TOKEN");
let b = kv.open("shared");
let url = "http://" + "x";
http.get("https://api.example.com/x", #{ headers: #{ authorization: secrets.ref("OTHER") } });
http.get(url)
"""
    answer = service.admin("POST", "/scripts", json={"name": "needs", "source": source}).json()

    needed = [(use["grant"], use["name"], use["line"]) for use in answer["uses"]]
    assert sorted(needed, key=str) == [
        ("http", "api.example.com", 5),
        ("http", None, 6),
        ("kv", "shared", 3),
        ("secrets", "OTHER", 5),
        ("secrets", "TOKEN", 2),
    ]
    assert [warning["code"] for warning in answer["warnings"]] == ["grant_missing"] * 5
