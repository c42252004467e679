"""A clock that was ahead once and was set right: what it wrote down meanwhile decides nothing."""

import pytest

from picloud.manager.access.sessions import ABSOLUTE_MS
from picloud.manager.access.throttle import Throttle
from picloud.manager.history.retention import Retention
from picloud.manager.maintenance.backups import BackupService
from picloud.manager.models.access import NewToken
from picloud.manager.models.audit import AuditFilter
from picloud.manager.models.history import ExecutionFilter
from picloud.shared.clock import MAX_SKEW_MS, age_ms, believed
from picloud.shared.errors import PiCloudError
from picloud.shared.records.counts import MinuteCount, MinuteKey
from tests.factories import make_record
from tests.integration.conftest import BY, Manager
from tests.integration.owner import set_up

YEARS_MS = 30 * 365 * 86_400_000
HOUR_MS = 3_600_000


@pytest.mark.parametrize(
    ("at", "expected", "age"),
    [
        (None, None, None),
        (1_000, 1_000, 9_000),
        (10_000, 10_000, 0),
        (10_000 + MAX_SKEW_MS, 10_000 + MAX_SKEW_MS, 0),
        (10_001 + MAX_SKEW_MS, None, None),
    ],
)
def test_times_of_the_future_are_not_believed(at: int | None, expected: int | None, age: int | None) -> None:
    assert believed(at, 10_000) == expected
    assert age_ms(at, 10_000) == age


async def test_backup_of_the_future_does_not_put_off_the_next_ones_nor_take_their_place(manager: Manager) -> None:
    manager.clock.now += YEARS_MS
    service = BackupService(
        manager.storage.control, manager.data_dir / "backups", interval_hours=1, keep=2, clock=manager.clock
    )
    for number in range(2):
        await manager.create(f"s{number}")
        manager.clock.now += HOUR_MS
        await service._create_if_changed()
    manager.clock.now -= YEARS_MS

    assert service.next_at is not None
    assert service.next_at <= manager.clock.now + HOUR_MS
    for number in range(2, 4):
        await manager.create(f"s{number}")
        manager.clock.now += HOUR_MS
        await service._create_if_changed()
    assert [backup.scripts for backup in service.list_backups()] == [4, 3]
    assert service.next_at == manager.clock.now + HOUR_MS


async def test_fault_of_the_future_does_not_put_off_the_next_backup(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manager.backups, "_fault", "The disk was full.")
    monkeypatch.setattr(manager.backups, "_checked_at", manager.clock.now + YEARS_MS)
    assert manager.backups.next_at is not None
    assert manager.backups.next_at <= manager.clock.now + 24 * HOUR_MS


async def test_session_of_the_future_does_not_count(manager: Manager) -> None:
    value = (await set_up(manager))["Cookie"].partition("=")[2]
    assert manager.sessions.is_alive(value)
    manager.clock.now += YEARS_MS
    later = await manager.sessions.begin("owner", BY)
    manager.clock.now -= YEARS_MS

    assert not manager.sessions.is_alive(later.cookie)
    assert manager.sessions.authenticate(later.cookie, later.key) is None
    manager.clock.now += ABSOLUTE_MS
    assert manager.sessions.list_sessions() == []


async def test_setup_link_of_the_future_does_not_open(manager: Manager) -> None:
    manager.clock.now += YEARS_MS
    link = await manager.accounts.new_link(BY)
    manager.clock.now -= YEARS_MS
    assert not manager.link.opens(link.token)
    again = await manager.accounts.new_link(BY)
    assert manager.link.opens(again.token)


async def test_last_use_of_the_future_is_not_shown_and_does_not_hide_later_ones(manager: Manager) -> None:
    issued = await manager.tokens.create(NewToken(name="ci", scopes=["read"]), BY)
    now = manager.clock.now
    manager.clock.now += YEARS_MS
    manager.tokens.authenticate(f"Bearer {issued.text}")
    await manager.tokens.write_last_used()
    manager.clock.now = now
    assert [token.last_used_at for token in manager.tokens.list_tokens().items] == [None]

    manager.tokens.note_used({issued.token.id: now + YEARS_MS})
    manager.tokens.note_used({issued.token.id: now - 5})
    assert [token.last_used_at for token in manager.tokens.list_tokens().items] == [now - 5]
    await manager.tokens.write_last_used()
    assert [token.last_used_at for token in await manager.token_store.list_all()] == [now - 5]


async def test_executions_of_the_future_go_first_when_there_are_too_many(manager: Manager) -> None:
    now = manager.clock.now
    for started_at in (now - 3_000, now - 2_000, now - 1_000, now + YEARS_MS, now + YEARS_MS + 1_000):
        manager.sink.record(make_record(started_at=started_at))
    await manager.sink.flush()
    retention = Retention(manager.execution_store, days=7, max_rows=2, clock=manager.clock)

    assert await retention.run() == 3

    kept = await manager.execution_store.list_executions(ExecutionFilter(), None, 10)
    assert [execution.started_at for execution in kept.items] == [now - 1_000, now - 2_000]


async def test_history_is_bounded_again_when_the_clock_goes_back(manager: Manager) -> None:
    runs: list[int] = []

    async def run() -> int:
        runs.append(manager.clock.now)
        return 0

    manager.sink._retention.run = run  # type: ignore[method-assign]
    manager.clock.now += YEARS_MS
    await manager.sink._retain()
    manager.clock.now -= YEARS_MS
    await manager.sink._retain()
    await manager.sink._retain()
    assert runs == [manager.clock.now + YEARS_MS, manager.clock.now]


async def test_live_tail_does_not_tell_of_the_future_each_time_it_is_resumed(manager: Manager) -> None:
    now = manager.clock.now
    first, second, future = (make_record(started_at=at) for at in (now - 2_000, now - 1_000, now + YEARS_MS))
    for record in (first, second, future):
        manager.sink.record(record)
    executions = manager.services.executions

    missed, left_out = await executions.list_ended_after(ExecutionFilter(), first.id)
    assert ([execution.id for execution in missed], left_out) == ([second.id], 0)
    assert await executions.list_ended_after(ExecutionFilter(), future.id) == ([], 0)


async def test_counters_of_the_future_are_not_of_the_last_hour(manager: Manager) -> None:
    script = make_record().script_id
    minute = manager.clock.now // 60_000
    future = minute + YEARS_MS // 60_000
    await manager.execution_store.add(
        [],
        {
            MinuteKey(at, script): MinuteCount(calls=calls, sampled_out=calls)
            for at, calls in ((minute, 3), (future, 40))
        },
    )

    page = await manager.services.executions.list_executions(ExecutionFilter())
    sparks = await manager.services.metrics.sparks(3_600)

    assert page.sampled_out == 3
    assert sparks.scripts[script].calls == 3


async def test_audit_log_keeps_what_an_entry_of_the_future_would_let_go(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("picloud.manager.audit.log.MAX_ENTRIES", 1)
    await manager.create("old")
    manager.clock.now += YEARS_MS
    for name in ("one", "two"):
        await manager.create(name)
    manager.clock.now -= YEARS_MS - 40 * 86_400_000

    assert await manager.audit.forget_old(365) == 0
    page = await manager.audit.list_entries(AuditFilter(action="script.create"))
    assert len(page.items) == 3


def test_throttle_does_not_lock_out_for_years_when_the_clock_goes_back() -> None:
    now = [1_700_000_000_000 + YEARS_MS]
    throttle = Throttle(1, lambda: now[0])
    throttle.take("a")
    now[0] -= YEARS_MS
    throttle.take("a")
    with pytest.raises(PiCloudError) as caught:
        throttle.take("a")
    assert caught.value.details is not None
    assert caught.value.details["retry_after_s"] <= 60
