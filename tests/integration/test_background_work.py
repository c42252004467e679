"""Every background loop of the manager goes on after an error that nobody foresaw."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from picloud.manager.access.last_used import LastUsedWriter
from picloud.manager.audit.retention import AuditRetention
from picloud.manager.follower import ChangeFollower
from picloud.manager.maintenance import backups
from picloud.manager.storage.engines import postgres_changes
from picloud.manager.storage.engines.postgres_changes import PostgresChanges
from picloud.manager.storage.engines.postgres_servers import Servers
from picloud.shared import periodic
from picloud.shared.clock import now_ms
from tests.factories import make_record
from tests.integration.conftest import BY, Manager
from tests.postgres import PostgresServer


class FailsTwice:
    """In the place of an operation: the first two calls raise, `worked` is set by the third."""

    def __init__(self, then: Callable[..., Awaitable[object]]) -> None:
        self.worked = asyncio.Event()
        self._then = then
        self._calls = 0

    async def __call__(self, *arguments: object, **options: object) -> object:
        self._calls += 1
        if self._calls <= 2:
            raise RuntimeError("unforeseen")
        result = await self._then(*arguments, **options)
        self.worked.set()
        return result

    async def wait(self) -> None:
        async with asyncio.timeout(10):
            await self.worked.wait()


class _Feed:
    async def follow(self, on_change: Callable[[str, str], None]) -> None:
        on_change("token", "x")

    async def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def short_back_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periodic, "_MAX_BACK_OFF_S", 0.01)


async def do_nothing(*_: object) -> None:
    pass


async def test_audit_retention_goes_on(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    flaky = FailsTwice(manager.audit.forget_old)
    monkeypatch.setattr(manager.audit, "forget_old", flaky)
    retention = AuditRetention(manager.audit, 30)
    await retention.start()
    await flaky.wait()
    await retention.close()


async def test_writer_of_last_uses_goes_on() -> None:
    flaky = FailsTwice(do_nothing)
    writer = LastUsedWriter(flaky, interval_s=0.01)  # type: ignore[arg-type]
    await writer.start()
    await flaky.wait()
    await writer.close()


async def test_follower_reads_what_it_could_not_read_before(manager: Manager) -> None:
    flaky = FailsTwice(do_nothing)
    follower = ChangeFollower(_Feed(), manager.scripts, {"token": flaky})  # type: ignore[dict-item]
    await follower.start()
    await flaky.wait()
    await follower.close()


async def test_history_goes_on_and_loses_nothing(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    flaky = FailsTwice(manager.sink._retention.run)
    monkeypatch.setattr(manager.sink._retention, "run", flaky)
    monkeypatch.setattr("picloud.manager.history.sink._RETENTION_INTERVAL_MS", 0)
    monkeypatch.setattr(manager.sink, "_delay", 0.01)
    monkeypatch.setattr(manager.sink, "_flush_seconds", 0.01)
    await manager.sink.start()
    for _ in range(3):
        manager.sink.record(make_record(started_at=manager.clock.now))
        await asyncio.sleep(0.05)
    await flaky.wait()
    await manager.sink.close()
    assert await manager.execution_store.count_rows() == 3


async def test_schedule_of_backups_goes_on_and_shows_the_fault(
    manager: Manager, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(backups, "_AFTER_START_MS", 0)
    monkeypatch.setattr(backups, "_RETRY_MS", 0)
    service = backups.BackupService(manager.storage.control, tmp_path / "kept", interval_hours=1, keep=3, clock=now_ms)
    flaky = FailsTwice(service._create)
    monkeypatch.setattr(service, "_create", flaky)
    await manager.create("hello")
    await service.start()
    await flaky.wait()
    await service.close()
    assert len(service.list_backups()) == 1
    assert service.list_backups()[0].fault is None
    await service.create(BY)


async def test_feed_of_changes_goes_on(postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> None:
    url = postgres.make_database()
    connection = await Servers(url).connect()
    changes = PostgresChanges(Servers(url), connection)

    flaky = FailsTwice(do_nothing)
    monkeypatch.setattr(changes, "_look", flaky)
    monkeypatch.setattr(postgres_changes, "_POLL_S", 0.01)
    await changes.follow(lambda _type, _id: None)
    await flaky.wait()
    await changes.close()
