"""Numbers of services through the admin API, as JSON and as Prometheus text."""

import re
from typing import Any

from msgspec import structs

from picloud.manager.data.kv import KvProvider
from picloud.manager.data.secrets import SecretService
from picloud.manager.storage.stores.secrets import SecretStore
from picloud.shared.services import Grants, ServiceCaller
from tests.integration.conftest import Manager

LINE = re.compile(r'[a-z_]+(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? [0-9.+e-]+')
HISTOGRAM = re.compile(r'[a-z_]+_bucket\{le="(\d+|\+Inf)"\} \d+')


async def fill(manager: Manager) -> dict[str, Any]:
    script = await manager.create()
    grants = Grants(kv=("shared",))
    caller = ServiceCaller(script["id"], "hello", "execution-1", grants, 1e12)
    provider = KvProvider(manager.kv)
    await provider.call(caller, "set", [None, "key", "x" * 1_000])
    await provider.call(caller, "set", ["shared", "key", 1])
    await provider.call(caller, "get", [None, "key"])
    manager.service_counts.note("kv", "ok", 1_500, 100)
    manager.service_counts.note("kv", "kv_full", 500, 50)
    manager.service_counts.note_file(200, 5)
    manager.service_counts.note_blocked("local_address")
    assert (await manager.request("PUT", "/secrets/TOKEN", {"value": "a long value"})).status_code == 201
    return script


async def test_numbers_show_calls_stores_commits_secrets_and_writes(manager: Manager) -> None:
    script = await fill(manager)

    response = await manager.request("GET", "/metrics/services")

    assert response.status_code == 200
    numbers = await response.get_json()
    written = numbers.pop("written_today")
    assert numbers["services"] == {"kv": {"calls": 2, "total_ms": 2.0, "bytes": 150, "outcomes": {"kv_full": 1}}}
    assert numbers["http_blocked"] == {"local_address": 1}
    assert numbers["files"] == {"responses": {"200": 1}, "bytes": 5}
    assert numbers["runs"] == {"slots": 8, "in_flight": 3, "queued": 1, "waiting": 2}
    assert (numbers["stores"]["stores"], numbers["stores"]["keys"]) == (2, 2)
    assert 1_000 < numbers["stores"]["bytes"] < 1_100
    assert (numbers["commits"]["operations"], numbers["commits"]["largest"], numbers["commits"]["by_size"]["1"]) == (
        2,
        1,
        2,
    )
    assert numbers["secrets"] == {"secrets": 1, "sealed": 0}
    (one,) = written
    assert (one["script_id"], one["script_name"], one["writes"]) == (script["id"], "hello", 2)
    assert one["bytes"] == numbers["stores"]["bytes"]


async def test_sealed_secrets_are_counted(manager: Manager) -> None:
    await fill(manager)
    manager.key_file.path.unlink()
    restarted = SecretService(SecretStore(manager.storage.control), manager.key_file, clock=manager.clock)

    assert structs.asdict(await restarted.count()) == {"secrets": 1, "sealed": 1}


async def test_prometheus_text_has_a_type_for_each_metric_and_nothing_else(manager: Manager) -> None:
    await fill(manager)

    response = await manager.request("GET", "/metrics/prometheus")

    assert response.content_type == "text/plain; version=0.0.4; charset=utf-8"
    text = await response.get_data(as_text=True)
    typed = set(re.findall(r"^# TYPE (\S+) (?:counter|gauge|histogram)$", text, re.MULTILINE))
    for line in text.removesuffix("\n").split("\n"):
        if not line.startswith("#"):
            assert LINE.fullmatch(line) or HISTOGRAM.fullmatch(line), line
            assert re.sub(r"_(bucket|sum|count)$", "", re.split("[{ ]", line)[0]) in typed, line
    for expected in (
        'picloud_service_calls_total{service="kv"} 2',
        'picloud_service_faults_total{service="kv",code="kv_full"} 1',
        'picloud_service_seconds_total{service="kv"} 0.002',
        'picloud_http_blocked_total{reason="local_address"} 1',
        'picloud_file_responses_total{status="200"} 1',
        'picloud_executions{state="waiting"} 2',
        'picloud_store_keys{store="namespace:shared"} 1',
        'picloud_store_quota_keys{store="hello"} 20000',
        'picloud_commit_operations_bucket{le="+Inf"} 2',
        'picloud_secrets{state="sealed"} 0',
    ):
        assert f"\n{expected}\n" in text


async def test_numbers_of_stores_and_secrets_are_left_out_when_they_cannot_be_read(manager: Manager) -> None:
    await manager.storage.data.close()

    numbers = await (await manager.request("GET", "/metrics/services")).get_json()

    assert numbers["stores"] is None
