"""The rules of looking at counters: spans, steps, percentiles. Without HTTP and without SQL."""

from typing import Final, Literal

from msgspec import Struct

from picloud.manager.history.executions import ExecutionService
from picloud.manager.history.sink import HistorySink
from picloud.manager.models.history import ExecutionFilter
from picloud.manager.storage.stores.counters import CounterStore
from picloud.shared.clock import Clock, now_ms
from picloud.shared.errors import BadRequest
from picloud.shared.records.counts import MinuteCount
from picloud.shared.records.durations import percentile_us

Step = Literal["minute", "hour"]

MAX_POINTS: Final = 2_200
SPARK_POINTS: Final = 12
_MINUTE_MS: Final = 60_000
_STEP_MINUTES: Final[dict[Step, int]] = {"minute": 1, "hour": 60}
_DEFAULT_SPAN_MINUTES: Final[dict[Step, int]] = {"minute": 60, "hour": 24 * 60}


class Numbers(Struct, frozen=True):
    """Exact numbers of some calls, and percentiles of their durations in microseconds (None without calls)."""

    calls: int
    errors: int
    mean_us: float | None
    p50_us: float | None
    p95_us: float | None
    p99_us: float | None


class Point(Struct, frozen=True):
    """The numbers of one step; `at`: its begin in milliseconds since 1970-01-01 UTC."""

    at: int
    numbers: Numbers


class Series(Struct, frozen=True):
    """A span with all its steps, the oldest first. `since` and `until` are cut to whole steps; milliseconds."""

    step: Step
    since: int
    until: int
    total: Numbers
    outcomes: dict[str, int]
    points: list[Point]


class Spark(Struct):
    """A script's calls in a window, in all and by slot, the oldest first."""

    calls: int
    errors: int
    calls_by_slot: list[int]
    errors_by_slot: list[int]


class Sparks(Struct, frozen=True):
    """The scripts that were called in the window, by id. `since`: milliseconds."""

    since: int
    slot_s: int
    scripts: dict[str, Spark]


class MetricsService:
    """Reads counters; what the sink holds is written first. All methods may raise `StorageUnavailable`."""

    def __init__(
        self, store: CounterStore, executions: ExecutionService, sink: HistorySink, clock: Clock = now_ms
    ) -> None:
        self._store = store
        self._executions = executions
        self._sink = sink
        self._clock = clock

    async def series(self, script: str | None, since: int | None, until: int | None, step: Step) -> Series:
        """The numbers of a span. Absent bounds mean the last hour by the minute, the last day by the hour.

        Args:
            script: id or name; None is all scripts together.
            since, until: milliseconds since 1970-01-01 UTC.
        Raises:
            BadRequest: `script` is neither, the span is empty or has too many steps.
        """
        width = _STEP_MINUTES[step]
        last = -(-(self._clock() + 1 if until is None else until) // _MINUTE_MS)
        last = -(-last // width) * width
        first = last - _DEFAULT_SPAN_MINUTES[step] if since is None else since // _MINUTE_MS // width * width
        if not 0 < (last - first) // width <= MAX_POINTS:
            raise BadRequest(f"since, until: must be 1 to {MAX_POINTS} steps apart; step=hour takes longer spans.")
        wanted = await self._executions.resolve(ExecutionFilter(), script)
        if wanted.script_name is not None:
            counts, outcomes = {}, {}  # counters know scripts by id, and this one is gone
        else:
            await self._sink.flush()
            counts = await self._store.list_counts(first, last, width, wanted.script_id)
            outcomes = await self._store.list_outcomes(first, last, wanted.script_id)
        total = MinuteCount()
        for count in counts.values():
            total.add(count)
        points = [
            Point(minute * _MINUTE_MS, _numbers(counts.get(minute) or MinuteCount()))
            for minute in range(first, last, width)
        ]
        return Series(step, first * _MINUTE_MS, last * _MINUTE_MS, _numbers(total), outcomes, points)

    async def sparks(self, window_s: int) -> Sparks:
        """The recent activity of each script, in 12 slots of whole minutes that end now."""
        slot_minutes = max(1, window_s // 60 // SPARK_POINTS)
        first = self._clock() // _MINUTE_MS + 1 - slot_minutes * SPARK_POINTS
        await self._sink.flush()
        scripts: dict[str, Spark] = {}
        for found in await self._store.list_by_script(first, slot_minutes):
            if found.slot > SPARK_POINTS:
                continue  # recorded while the clock was ahead
            spark = scripts.get(found.script_id)
            if spark is None:
                spark = scripts[found.script_id] = Spark(0, 0, [0] * SPARK_POINTS, [0] * SPARK_POINTS)
            slot = min(found.slot, SPARK_POINTS - 1)  # the clock may have gone back
            spark.calls += found.calls
            spark.errors += found.failures
            spark.calls_by_slot[slot] += found.calls
            spark.errors_by_slot[slot] += found.failures
        return Sparks(first * _MINUTE_MS, slot_minutes * 60, scripts)


def _numbers(count: MinuteCount) -> Numbers:
    durations = count.durations
    return Numbers(
        count.calls,
        count.failures,
        count.total_us / count.calls if count.calls else None,
        percentile_us(durations, 50),
        percentile_us(durations, 95),
        percentile_us(durations, 99),
    )
