"""Backups of a manager: made while it serves, proved, listed and deleted by age."""

import asyncio
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from picloud.manager.maintenance import backups as module
from picloud.manager.maintenance.backups import BackupService
from picloud.manager.storage.absent import AbsentDatabase
from picloud.manager.storage.maintenance.backup_file import write_backup
from picloud.manager.storage.maintenance.copying import CopyFailed
from picloud.manager.storage.migrate import migrations_root
from picloud.shared.clock import now_ms
from picloud.shared.errors import StorageUnavailable
from picloud.wiring.readiness import check_backups
from tests.integration.conftest import ADMIN, BY, Manager, error_of


async def test_backup_over_the_api_is_made_proved_listed_and_downloaded(manager: Manager) -> None:
    await manager.create("hello", "42")

    made = await manager.request("POST", "/backups")
    facts = await made.get_json()
    listed = await (await manager.request("GET", "/backups")).get_json()
    got = await manager.request("GET", f"/backups/{facts['name']}")

    assert made.status_code == 201
    assert (facts["scripts"], facts["fault"]) == (1, None)
    assert facts["proved_at"] is not None
    assert listed["items"] == [facts]
    assert listed["fault"] is None
    content = await got.get_data()
    assert isinstance(content, bytes)
    assert content.startswith(b"SQLite format 3\0")
    assert len(content) == facts["bytes"]
    actions = [entry["action"] for entry in (await (await manager.request("GET", "/audit")).get_json())["items"]]
    assert actions[:2] == ["backup.download", "backup.create"]


async def test_download_may_take_longer_than_a_minute(manager: Manager) -> None:
    made = await (await manager.request("POST", "/backups")).get_json()

    async with manager.app.test_request_context(f"{ADMIN}/backups/{made['name']}", headers=manager.headers):
        response = await manager.app.full_dispatch_request()
        assert len(await response.get_data()) == made["bytes"]

    assert response.timeout is None, "the server's connections have deadlines of their own"


async def test_download_of_anything_else_is_not_found(manager: Manager) -> None:
    for name in ("picloud.db", "..%2fadmin-token", "picloud-20260101T000000.000Z.backup"):
        await error_of(await manager.request("GET", f"/backups/{name}"), 404, "not_found")


async def test_backup_has_no_session_no_link_and_no_secret(manager: Manager, tmp_path: Path) -> None:
    token = await (await manager.request("POST", "/tokens", {"name": "ci", "scopes": ["read"]})).get_json()
    link = await manager.accounts.new_link(BY)
    session = await manager.accounts.set_up(link.token, "correct horse battery staple", BY)
    path = tmp_path / "saved.backup"
    await write_backup(manager.storage.control, path, now_ms)

    content = path.read_bytes()
    for secret in (
        token["token"],
        link.token,
        session.cookie,
        session.key,
        "correct horse battery",
        manager.headers["Authorization"][7:],
    ):
        assert secret.encode() not in content
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM setup_links").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM api_tokens").fetchone() == (1,)
    assert path.stat().st_mode & 0o777 == 0o600


async def test_backup_while_saves_go_on_has_every_save_acknowledged_before(manager: Manager, tmp_path: Path) -> None:
    saved: list[str] = []
    enough, stop = asyncio.Event(), asyncio.Event()

    async def save() -> None:
        while not stop.is_set():
            name = f"s{len(saved)}"
            await manager.create(name)
            saved.append(name)
            if len(saved) > 5:
                enough.set()

    writer = asyncio.create_task(save())
    await enough.wait()
    before = list(saved)
    path = tmp_path / "saved.backup"
    await write_backup(manager.storage.control, path, now_ms)
    during = len(saved)
    stop.set()
    await writer

    with closing(sqlite3.connect(path)) as connection:
        found = {row[0] for row in connection.execute("SELECT name FROM scripts")}
    assert set(before) <= found <= set(saved)
    assert during > len(before), "saves did not wait for the backup"


async def test_backup_is_of_the_schema_of_the_start_when_the_checkout_changes_meanwhile(
    manager: Manager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await manager.create("hello", "1")
    for file in migrations_root().joinpath("sqlite").iterdir():
        (tmp_path / "newer/sqlite" / file.name).mkdir(parents=True)
    monkeypatch.setattr("picloud.manager.storage.migrate.migrations_root", lambda: tmp_path / "newer")

    made = await manager.request("POST", "/backups")

    assert made.status_code == 201
    assert (await made.get_json())["fault"] is None


async def test_schedule_makes_one_when_it_is_due_and_none_when_nothing_changed(manager: Manager) -> None:
    service = BackupService(
        manager.storage.control, manager.data_dir / "backups", interval_hours=1, keep=3, clock=manager.clock
    )
    await manager.create("hello")
    assert service.next_at == manager.clock.now + 10 * 60_000, "not while a start has better things to do"
    await service._create_if_changed()
    manager.clock.now += 3_600_000
    await service._create_if_changed()
    assert len(service.list_backups()) == 1
    await manager.create("other")
    manager.clock.now += 3_600_000
    await service._create_if_changed()
    assert [backup.scripts for backup in service.list_backups()] == [2, 1]


async def test_newest_are_kept_and_known_again_after_a_restart(manager: Manager) -> None:
    directory = manager.data_dir / "backups"
    for number in range(5):
        await manager.create(f"s{number}")
        manager.clock.now += 1_000
        await manager.backups.create(BY)
    (directory / ".picloud-x.backup.part").write_bytes(b"cut off")

    again = BackupService(manager.storage.control, directory, interval_hours=0, keep=3, clock=manager.clock)
    await again.start()

    assert [backup.scripts for backup in again.list_backups()] == [5, 4, 3]
    assert again.list_backups() == manager.backups.list_backups()
    assert len(list(directory.iterdir())) == 6, "three files with their facts, and no rest"
    assert again.next_at is None


async def test_backup_that_cannot_be_restored_is_kept_apart_and_told(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    await manager.create("hello")
    good = await manager.backups.create(BY)

    async def fail(*_: object) -> None:
        raise StorageUnavailable("The backup cannot be unpacked.")

    monkeypatch.setattr(module, "make_control_file", fail)
    for _ in range(4):
        manager.clock.now += 1_000
        bad = await manager.backups.create(BY)
        assert bad.proved_at is None
    listed = await (await manager.request("GET", "/backups")).get_json()

    assert "could not be restored" in listed["fault"]
    assert good.name in [item["name"] for item in listed["items"]], "the newest proved one stays"
    assert len(listed["items"]) == 4


async def test_full_disk_leaves_no_backup_and_says_so(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object) -> None:
        raise StorageUnavailable("The storage is full; free some space and try again.", code="storage_full")

    monkeypatch.setattr(module, "write_backup", fail)
    await error_of(await manager.request("POST", "/backups"), 507, "storage_full")
    assert manager.backups.list_backups() == []
    assert "full" in (manager.backups.fault or "")


async def test_copy_that_reads_back_differently_is_refused(
    manager: Manager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await manager.create("hello")
    monkeypatch.setattr("picloud.manager.storage.maintenance.copying.digest_of_table", _wrong_digest)
    with pytest.raises(CopyFailed, match="read back differently"):
        await write_backup(manager.storage.control, tmp_path / "x.backup", now_ms)
    assert _entries(tmp_path) == ["data"]


def _entries(directory: Path) -> list[str]:
    return [path.name for path in directory.iterdir()]


async def _wrong_digest(*_: object) -> str:
    return "0:0"


async def test_backup_that_was_deleted_from_the_disk_is_gone_everywhere(manager: Manager) -> None:
    name = (await (await manager.request("POST", "/backups")).get_json())["name"]
    (manager.data_dir / "backups" / name).unlink()

    await error_of(await manager.request("GET", f"/backups/{name}"), 404, "not_found")
    listed = await (await manager.request("GET", "/backups")).get_json()
    audit = (await (await manager.request("GET", "/audit")).get_json())["items"]

    assert listed["items"] == []
    assert [entry["action"] for entry in audit if entry["action"] == "backup.download"] == []
    again = (await (await manager.request("POST", "/backups")).get_json())["name"]
    assert (await manager.request("GET", f"/backups/{again}")).status_code == 200


async def test_backup_that_became_a_link_is_not_followed(manager: Manager) -> None:
    name = (await (await manager.request("POST", "/backups")).get_json())["name"]
    path = manager.data_dir / "backups" / name
    path.unlink()
    path.symlink_to(manager.data_dir / "admin-token")

    await error_of(await manager.request("GET", f"/backups/{name}"), 404, "not_found")


def _missing(place: Path) -> Path:
    return place / "not-mounted" / "backups"


def _blocked(place: Path) -> Path:
    (place / "blocked").write_text("a file")
    return place / "blocked"


def _below_a_file(place: Path) -> Path:
    (place / "file").write_text("a file")
    return place / "file" / "backups"


def _too_long(place: Path) -> Path:
    return place / ("x" * 300)


def _dangling(place: Path) -> Path:
    (place / "link").symlink_to(place / "nowhere")
    return place / "link"


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (_missing, "does not exist"),
        (_blocked, "in the way"),
        (_below_a_file, "is not a directory, or a file is in the way"),
        (_too_long, "the name is too long"),
        (_dangling, "in the way"),
    ],
)
async def test_backup_directory_that_cannot_be_used_is_named_with_503_and_in_readiness(
    manager: Manager, tmp_path: Path, make: Callable[[Path], Path], fault: str
) -> None:
    directory = make(tmp_path)
    service = BackupService(manager.storage.control, directory, interval_hours=0, keep=3)
    await service.start()

    with pytest.raises(StorageUnavailable, match=fault) as caught:
        await service.create(BY)

    assert (caught.value.status, caught.value.code) == (503, "storage_unavailable")
    assert caught.value.message.startswith(f"{directory}: ")
    assert "PICLOUD_BACKUP_DIR" in caught.value.message
    checked = await check_backups(service)
    assert checked.facts["fault"] == caught.value.message
    assert checked.facts["kept"] == 0
    await service.close()


async def test_backup_directory_that_is_read_only_is_told_before_the_next_backup(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    await manager.request("POST", "/backups")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root, as in containers, may write everywhere

    listed = await (await manager.request("GET", "/backups")).get_json()
    message = (await error_of(await manager.request("POST", "/backups"), 503, "storage_unavailable"))["message"]

    directory = manager.data_dir / "backups"
    assert listed["fault"].startswith(f"{directory}: cannot be written")
    assert len(listed["items"]) == 1
    assert message.startswith(f"{directory}: permission denied")


async def test_backup_holds_what_scripts_keep_up_to_a_size(manager: Manager, tmp_path: Path) -> None:
    await manager.request("PUT", "/kv/namespace:shared/keys/k", {"value": "kept"})

    def service(most: int) -> BackupService:
        return BackupService(
            manager.storage.control,
            tmp_path / f"backups-{most}",
            interval_hours=0,
            keep=3,
            data=manager.storage.data,
            data_max_bytes=most,
        )

    small, large = service(10), service(1_000_000)

    assert (await small.create()).data == "too_large"
    asked = await small.create(with_data=True)
    for backup in (asked, await large.create()):
        assert (backup.data, backup.fault) == ("included", None)
        assert backup.proved_at is not None
        assert backup.digests["kv"].startswith("1:")


async def test_backup_of_control_data_goes_on_without_a_data_store(manager: Manager, tmp_path: Path) -> None:
    service = BackupService(
        manager.storage.control, tmp_path / "b", interval_hours=0, keep=3, data=AbsentDatabase("sqlite", "gone")
    )

    backup = await service.create()

    assert (backup.data, backup.fault) == ("unavailable", None)
