"""Handlers of `/metrics` and `/metrics/scripts`."""

import re
from typing import Any, Final

from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.requests import read_query
from picloud.manager.api.responses import json_response
from picloud.manager.api.times import time_of
from picloud.manager.history.metrics import MetricsService, Numbers, Spark, Step
from picloud.shared.clock import iso_utc
from picloud.shared.errors import BadRequest

MIN_WINDOW_S: Final = 720
MAX_WINDOW_S: Final = 86_400
_DEFAULT_WINDOW_S: Final = 3_600
_STEPS: Final[dict[str, Step]] = {"minute": "minute", "hour": "hour"}
_SECONDS: Final = re.compile(r"[0-9]{1,9}")
_US_PER_MS: Final = 1_000


class MetricsHandlers:
    def __init__(self, metrics: MetricsService) -> None:
        self._metrics = metrics

    async def series(self) -> Response:
        query = read_query("script", "since", "until", "step")
        step = _STEPS.get(query.get("step", "minute"))
        if step is None:
            raise BadRequest("step: must be minute or hour.")
        since, until = time_of(query, "since"), time_of(query, "until")
        series = await self._metrics.series(query.get("script"), since, until, step)
        return json_response(
            answers.MetricsSeries(
                step=series.step,
                since=iso_utc(series.since),
                until=iso_utc(series.until),
                total=answers.MetricsNumbers(**_numbers(series.total)),
                outcomes=series.outcomes,
                series=[
                    answers.MetricsPoint(at=iso_utc(point.at), **_numbers(point.numbers)) for point in series.points
                ],
            )
        )

    async def scripts(self) -> Response:
        window = read_query("window").get("window", str(_DEFAULT_WINDOW_S))
        if _SECONDS.fullmatch(window) is None or not MIN_WINDOW_S <= int(window) <= MAX_WINDOW_S:
            raise BadRequest(f"window: must be {MIN_WINDOW_S} to {MAX_WINDOW_S} seconds.")
        sparks = await self._metrics.sparks(int(window))
        return json_response(
            answers.ScriptMetrics(
                since=iso_utc(sparks.since),
                slot_s=sparks.slot_s,
                scripts={script_id: _spark(spark) for script_id, spark in sparks.scripts.items()},
            )
        )


def _numbers(numbers: Numbers) -> dict[str, Any]:
    return {
        "calls": numbers.calls,
        "errors": numbers.errors,
        "mean_ms": _milliseconds(numbers.mean_us),
        "p50_ms": _milliseconds(numbers.p50_us),
        "p95_ms": _milliseconds(numbers.p95_us),
        "p99_ms": _milliseconds(numbers.p99_us),
    }


def _milliseconds(microseconds: float | None) -> float | None:
    return None if microseconds is None else round(microseconds / _US_PER_MS, 3)


def _spark(spark: Spark) -> answers.ScriptSpark:
    return answers.ScriptSpark(
        calls=spark.calls, errors=spark.errors, points=spark.calls_by_slot, error_points=spark.errors_by_slot
    )
