"""Events that are no HTTP calls: what runs, with which deadline, and what waits for a slot."""

import asyncio

import pytest
from msgspec import structs

from picloud.orchestrator.dispatcher import Dispatcher
from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.errors import ExecutorUnavailable, NotFound, ServerBusy
from picloud.shared.events import Event, outcome_of
from picloud.shared.models import ExecutionRecord, ExecutionRequest, ExecutionResult, SandboxLimits, ScriptFault
from tests.factories import make_live_script, make_result
from tests.fakes.services import FakeQuarantine

EVENT = Event("schedule", "event-1", "nightly", {"a": 1}, attempt=2, due_at_ms=5, facts={"is_manual": False})


class Executor:
    """Answers with `results` in turn; an exception is raised."""

    def __init__(self, *results: ExecutionResult | Exception) -> None:
        self.results = list(results)
        self.requests: list[ExecutionRequest] = []

    async def execute(self, request: ExecutionRequest) -> ExecutionResult:
        self.requests.append(request)
        await asyncio.sleep(0)
        result = self.results.pop(0) if len(self.results) > 1 else self.results[0]
        if isinstance(result, Exception):
            raise result
        return result


class Sink:
    def __init__(self) -> None:
        self.records: list[ExecutionRecord] = []

    def record(self, record: ExecutionRecord) -> None:
        self.records.append(record)


def dispatcher_of(executor: Executor, sink: Sink, **script: object) -> Dispatcher:
    table = ScriptTable()
    table.publish(structs.replace(make_live_script(), **script))
    return Dispatcher(
        table,
        executor,  # type: ignore[arg-type]  # runs drafts and checks for nobody here
        sink,
        FakeQuarantine(),
        slots=1,
        timeout_ms=60_000,
        clock=lambda: 7,
    )


async def test_event_runs_and_is_recorded_with_what_caused_it() -> None:
    executor, sink = Executor(make_result()), Sink()
    attempt = await dispatcher_of(executor, sink).run(make_live_script().id, EVENT, execution_id="execution-7")
    assert (attempt.execution_id, attempt.outcome, attempt.error_code) == ("execution-7", "done", None)
    (request,) = executor.requests
    assert request.event == EVENT
    assert EVENT.as_map() == {
        "id": "event-1",
        "payload": {"a": 1},
        "attempt": 2,
        "due_at_ms": 5,
        "is_manual": False,
    }
    assert (request.script.limits.timeout_ms, request.now_ms) == (60_000, 7)
    (record,) = sink.records
    assert (record.id, record.trigger, record.method, record.event) == ("execution-7", "schedule", "", EVENT)
    assert record.request is None


@pytest.mark.parametrize(
    ("own", "asked", "deadline"),
    [(None, None, 60_000), (1_234, None, 1_234), (1_234, 9_000, 9_000), (None, 9**9, 300_000)],
)
async def test_deadline_is_that_of_the_event_else_of_the_script(
    own: int | None, asked: int | None, deadline: int
) -> None:
    executor = Executor(make_result())
    fields: dict[str, object] = {}
    if own is not None:
        fields = {"limits": SandboxLimits(timeout_ms=own), "sets_timeout": True}
    await dispatcher_of(executor, Sink(), **fields).run(make_live_script().id, EVENT, timeout_ms=asked)
    assert executor.requests[0].script.limits.timeout_ms == deadline


async def test_what_did_not_run_is_tried_until_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    sleep = asyncio.sleep

    async def waiting(seconds: float) -> None:
        if seconds:
            waits.append(seconds)
        await sleep(0)

    monkeypatch.setattr("picloud.orchestrator.dispatcher.asyncio.sleep", waiting)
    executor, sink = (
        Executor(ServerBusy("busy"), ExecutorUnavailable("none"), ServerBusy("busy"), make_result()),
        Sink(),
    )
    attempt = await dispatcher_of(executor, sink).run(make_live_script().id, EVENT)
    assert attempt.outcome == "done"
    assert waits == [1.0, 2.0, 4.0]
    assert len(sink.records) == 1


async def test_script_that_may_not_run_is_no_attempt() -> None:
    sink = Sink()
    quarantined = ExecutorUnavailable("quarantined", code="script_quarantined")
    with pytest.raises(ExecutorUnavailable):
        await dispatcher_of(Executor(quarantined), sink).run(make_live_script().id, EVENT)
    disabled = dispatcher_of(Executor(make_result()), sink, enabled=False)
    with pytest.raises(NotFound):
        await disabled.run(make_live_script().id, EVENT)
    assert disabled.hold_reason(make_live_script().id) == "script_disabled"
    assert disabled.hold_reason("another") == "script_missing"
    assert sink.records == []


async def test_cancelled_while_it_waits_for_a_slot_it_never_runs() -> None:
    executor = Executor(make_result())
    dispatcher = dispatcher_of(executor, Sink())
    async with dispatcher._slots:
        waiting = asyncio.create_task(dispatcher.run(make_live_script().id, EVENT))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    assert executor.requests == []


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "done"),
        (302, "done"),
        (400, "refused"),
        (404, "refused"),
        (408, "failed"),
        (425, "failed"),
        (429, "failed"),
        (500, "failed"),
        (503, "failed"),
    ],
)
def test_outcome_is_that_of_the_status(status: int, outcome: str) -> None:
    assert outcome_of(status, has_failed=False) == outcome
    assert outcome_of(status, has_failed=True) == "failed"


async def test_failure_names_its_code() -> None:
    executor = Executor(make_result(fault=ScriptFault("script_error", "no")), make_result(status=503))
    sink = Sink()
    dispatcher = dispatcher_of(executor, sink)
    assert (await dispatcher.run(make_live_script().id, EVENT)).error_code == "script_error"
    assert (await dispatcher.run(make_live_script().id, EVENT)).error_code == "503"
    assert [record.http_status for record in sink.records] == [500, 503]


async def test_run_that_the_end_of_the_service_interrupted_is_recorded_as_unknown() -> None:
    sink = Sink()
    dispatcher_of(Executor(make_result()), sink).record_interrupted(make_live_script().id, EVENT, "execution-9", 3)
    (record,) = sink.records
    assert record.result.fault is not None
    assert (record.result.fault.code, record.result.last_call, record.started_at) == ("interrupted", "unknown", 3)
