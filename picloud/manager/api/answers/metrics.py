"""Numbers of calls over time."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct

from picloud.manager.api.answers.fields import Time


class MetricsNumbers(Struct, frozen=True, kw_only=True):
    """Exact numbers of calls and failed ones. Durations are null without calls; percentiles are from fixed buckets:
    within a fifth of the truth for many calls, for a few at most 42 percent away."""

    calls: int
    errors: int
    mean_ms: float | None
    p50_ms: float | None
    p95_ms: float | None
    p99_ms: float | None


class MetricsPoint(MetricsNumbers, frozen=True, kw_only=True):
    """The numbers of one step, which begins `at`."""

    at: Time


class MetricsSeries(Struct, frozen=True, kw_only=True):
    """A span in steps, the oldest first, those without calls too."""

    step: Annotated[str, Meta(extra_json_schema={"enum": ["minute", "hour"]})]
    since: Time
    until: Time
    total: MetricsNumbers
    outcomes: Annotated[
        Mapping[str, int],
        Meta(description="Calls that were no plain success, by error code or HTTP status from 300 on."),
    ]
    series: list[MetricsPoint]


class ScriptSpark(Struct, frozen=True, kw_only=True):
    """Calls and failed calls of a script in a window, in all and in 12 slots, the oldest first."""

    calls: int
    errors: int
    points: list[int]
    error_points: list[int]


class ScriptMetrics(Struct, frozen=True, kw_only=True):
    """Activity of scripts since a time, by id; `slot_s`: seconds of one slot. Scripts without calls are left out."""

    since: Time
    slot_s: int
    scripts: Mapping[str, ScriptSpark]
