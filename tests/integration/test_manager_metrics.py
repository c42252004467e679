"""Metrics over the API: exact numbers from records to points, also those that history does not keep."""

from typing import Any

import pytest
from msgspec import structs

from picloud.manager.history.retention import Retention
from picloud.shared.models import LiveScript, ScriptFault
from tests.factories import make_live_script, make_record
from tests.integration.conftest import Manager, error_of

NOW = 1_700_000_000_000  # 22:13:20


def call(
    manager: Manager, script: LiveScript, *, ago_s: int = 0, ms: int = 10, code: str | None = None, status: int = 200
) -> None:
    fault = None if code is None else ScriptFault(code, "no")
    record = make_record(script, started_at=NOW - ago_s * 1_000, fault=fault)
    result = structs.replace(record.result, duration_us=ms * 1_000)
    manager.sink.record(structs.replace(record, result=result, http_status=500 if fault else status))


async def get(manager: Manager, path: str) -> dict[str, Any]:
    response = await manager.request("GET", path)
    assert response.status_code == 200, await response.get_data(as_text=True)
    answer: dict[str, Any] = await response.get_json()
    return answer


async def test_series_has_a_point_for_each_minute_of_the_last_hour(manager: Manager) -> None:
    script = make_live_script()
    for number in range(100):
        call(manager, script, ago_s=125, ms=1 + number)
    call(manager, script, code="script_timeout", ms=5_000)
    call(manager, script, status=404)
    found = await get(manager, "/metrics")

    assert (found["step"], len(found["series"])) == ("minute", 60)
    assert (found["since"], found["until"]) == ("2023-11-14T21:14:00.000Z", "2023-11-14T22:14:00.000Z")
    assert (found["total"]["calls"], found["total"]["errors"]) == (102, 1)
    assert found["outcomes"] == {"404": 1, "script_timeout": 1}
    early = found["series"][-3]
    assert (early["at"], early["calls"], early["errors"]) == ("2023-11-14T22:11:00.000Z", 100, 0)
    assert early["mean_ms"] == 50.5
    assert early["p50_ms"] == pytest.approx(50, rel=0.2)
    assert early["p95_ms"] == pytest.approx(95, rel=0.2)
    assert early["p99_ms"] == pytest.approx(99, rel=0.42)
    quiet = found["series"][0]
    assert (quiet["calls"], quiet["p50_ms"], quiet["mean_ms"]) == (0, None, None)


async def test_series_of_a_script_by_the_hour(manager: Manager) -> None:
    script = await manager.create()
    live = make_live_script(script["id"])
    call(manager, live, ago_s=3_600 * 5)
    call(manager, live)
    call(manager, make_live_script("other"))
    found = await get(manager, "/metrics?script=hello&step=hour")

    assert len(found["series"]) == 24
    assert [point["calls"] for point in found["series"]][-6:] == [1, 0, 0, 0, 0, 1]
    assert found["total"]["calls"] == 2
    assert (await get(manager, "/metrics?script=gone"))["total"]["calls"] == 0


async def test_counters_are_exact_when_a_flood_is_sampled(manager: Manager) -> None:
    for _ in range(3_000):
        call(manager, make_live_script())
    found = await get(manager, "/metrics?since=2023-11-14T22:13:00Z&until=2023-11-14T22:14:00Z")

    assert [point["calls"] for point in found["series"]] == [3_000]
    assert (await get(manager, "/executions"))["sampled_out"] > 0


async def test_old_minutes_become_hours_and_lose_nothing(manager: Manager) -> None:
    script = make_live_script()
    for hours in (24 * 9, 24 * 9 + 1):
        for minutes in range(5):
            call(manager, script, ago_s=hours * 3_600 + minutes * 60, code="script_error")
    await manager.sink.flush()
    await Retention(manager.execution_store, days=7, max_rows=10, clock=manager.clock).run()

    span = "since=2023-11-05T00:00:00Z&until=2023-11-06T00:00:00Z"
    by_hour = await get(manager, f"/metrics?step=hour&{span}")
    assert [point["calls"] for point in by_hour["series"] if point["calls"]] == [5, 5]
    assert by_hour["outcomes"] == {"script_error": 10}
    by_minute = await get(manager, f"/metrics?{span}")
    assert [point["at"][11:16] for point in by_minute["series"] if point["calls"]] == ["21:00", "22:00"]
    manager.clock.now += 90 * 86_400_000
    await Retention(manager.execution_store, days=7, max_rows=10, clock=manager.clock).run()
    assert (await get(manager, f"/metrics?step=hour&{span}"))["total"]["calls"] == 0


async def test_sparks_have_the_scripts_that_were_called(manager: Manager) -> None:
    one, two = make_live_script("one"), make_live_script("two")
    call(manager, one, ago_s=3_000)
    call(manager, one, code="script_error")
    call(manager, two)
    call(manager, make_live_script("old"), ago_s=4_000)
    found = await get(manager, "/metrics/scripts")

    assert (found["slot_s"], set(found["scripts"])) == (300, {"one", "two"})
    spark = found["scripts"]["one"]
    assert (spark["calls"], spark["errors"]) == (2, 1)
    assert spark["points"] == [0, 1] + [0] * 9 + [1]
    assert spark["error_points"] == [0] * 11 + [1]
    assert len((await get(manager, "/metrics/scripts?window=86400"))["scripts"]) == 3


@pytest.mark.parametrize(
    "query",
    [
        "?step=second",
        "?since=2023-01-01T00:00:00Z",
        "?since=2023-11-14T22:00:00Z&until=2023-11-14T21:00:00Z",
        "?since=yesterday",
        "?script=A%20B",
        "?window=60",
        "/scripts?window=60",
        "/scripts?window=-1",
        "/scripts?window=1e9",
    ],
)
async def test_metrics_refuse_what_they_cannot_tell(manager: Manager, query: str) -> None:
    await error_of(await manager.request("GET", f"/metrics{query}"), 400, "bad_request")
