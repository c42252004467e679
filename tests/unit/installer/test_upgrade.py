"""`Upgrader` with tiny archives and a service that is always ready: which bytes are checked, unpacked and installed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from picloud.installer import upgrade
from picloud.installer.layout import Layout, place
from picloud.installer.upgrade import UpgradeFailed, Upgrader
from picloud.pyz.manifest import read_build
from picloud.pyz.refusal import Refused
from tests.archives import tiny_members, write_members


class RestingService:
    """Starts and stops at once. `did`: what was asked of it."""

    def __init__(self) -> None:
        self.did: list[str] = []

    def start(self) -> None:
        self.did.append("start")

    def stop(self, *, alone: bool = False) -> None:
        self.did.append("stop")

    def is_running(self) -> bool:
        return True


def _archive(path: Path, product: str, schema: int = 3) -> Path:
    members = tiny_members({"a.txt": product.encode()}, product=product, schema=schema)
    members["__main__.py"] = f"""print('{{"product": "{product}"}}')""".encode()
    return write_members(path, members)


@pytest.fixture
def upgrader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Upgrader:
    """Of an installation of 1.0.0 with a database."""
    monkeypatch.setattr(upgrade, "wait_until_ready", lambda *_: None)
    layout = Layout(tmp_path / "root")
    for path in (layout.program_dir, layout.data_dir, layout.cache_dir):
        path.mkdir(parents=True, mode=0o700)
    place(_archive(tmp_path / "old.pyz", "1.0.0"), layout.archive)
    with closing(sqlite3.connect(layout.data_dir / "picloud.db")) as connection:
        connection.execute("CREATE TABLE kept (x)")
    return Upgrader(layout, RestingService(), lambda _: None, user=None)


def test_upgrade_installs_the_bytes_that_it_checked_whatever_becomes_of_the_file(
    upgrader: Upgrader, tmp_path: Path
) -> None:
    given = _archive(tmp_path / "new.pyz", "2.0.0")
    right = given.read_bytes()

    def replace_after_the_check(sentence: str) -> None:
        if sentence.startswith("unpacking"):
            given.unlink()
            _archive(given, "6.6.6")

    upgrader.say = replace_after_the_check
    assert upgrader.upgrade(given)
    assert upgrader.layout.archive.read_bytes() == right
    assert sorted(path.name for path in upgrader.layout.program_dir.iterdir()) == [
        ".upgrade.lock",
        "backups",
        "picloud.pyz",
        "previous.pyz",
        "upgrade.json",
    ]
    assert upgrader.roll_back(lose_changes=False).product == "1.0.0"


def test_upgrade_with_another_schema_brings_the_database_back_on_request(upgrader: Upgrader, tmp_path: Path) -> None:
    assert upgrader.upgrade(_archive(tmp_path / "new.pyz", "2.0.0", schema=4))
    store = upgrader.layout.data_dir / "picloud.db"
    store.write_bytes(b"spoilt")
    with pytest.raises(UpgradeFailed, match="--lose-changes"):
        upgrader.roll_back(lose_changes=False)
    assert upgrader.roll_back(lose_changes=True).product == "1.0.0"
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    assert (upgrader.layout.data_dir / "picloud.db.before-way-back").read_bytes() == b"spoilt"


@pytest.fixture
def service(upgrader: Upgrader) -> RestingService:
    assert isinstance(upgrader.service, RestingService)
    return upgrader.service


@pytest.mark.parametrize("name", ["picloud.db", "data.db"])
def test_damaged_store_refuses_the_upgrade_before_the_service_stops(
    upgrader: Upgrader, service: RestingService, tmp_path: Path, name: str
) -> None:
    (upgrader.layout.data_dir / name).write_bytes(b"SQLite format 3\0" + b"\xff" * 5_000)
    before = upgrader.layout.archive.read_bytes()

    with pytest.raises(UpgradeFailed, match=rf"{name} cannot be copied .*; nothing was changed: restore a backup"):
        upgrader.upgrade(_archive(tmp_path / "new.pyz", "2.0.0", schema=4))

    assert service.did == []
    assert upgrader.layout.archive.read_bytes() == before


def test_store_that_cannot_be_copied_after_the_stop_starts_the_old_version_again(
    upgrader: Upgrader, service: RestingService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up = upgrader._back_up

    def fail_when_stopped(*, live: bool) -> Path:
        if not live:
            raise OSError(28, "No space left on device")
        return back_up(live=live)

    monkeypatch.setattr(upgrader, "_back_up", fail_when_stopped)
    with pytest.raises(UpgradeFailed, match="No space left"):
        upgrader.upgrade(_archive(tmp_path / "new.pyz", "2.0.0", schema=4))

    assert service.did == ["stop", "start"]
    assert read_build(upgrader.layout.archive).product == "1.0.0"


def test_damaged_history_holds_up_no_upgrade_and_no_way_back(upgrader: Upgrader, tmp_path: Path) -> None:
    history = upgrader.layout.data_dir / "history.db"
    history.write_bytes(b"damaged")
    said: list[str] = []
    upgrader.say = said.append

    assert upgrader.upgrade(_archive(tmp_path / "new.pyz", "2.0.0", schema=4))
    assert any("history.db cannot be copied" in sentence for sentence in said)
    history.write_bytes(b"of the newer version")
    upgrader.roll_back(lose_changes=True)

    assert not history.exists(), "the older version would refuse the newer history"
    assert (upgrader.layout.data_dir / "history.db.before-way-back").read_bytes() == b"of the newer version"


def test_store_that_the_older_version_does_not_know_stays_at_the_way_back(upgrader: Upgrader, tmp_path: Path) -> None:
    assert upgrader.upgrade(_archive(tmp_path / "new.pyz", "2.0.0", schema=4))
    (upgrader.layout.data_dir / "data.db").write_bytes(b"what scripts keep")
    upgrader.roll_back(lose_changes=True)

    assert (upgrader.layout.data_dir / "data.db").read_bytes() == b"what scripts keep"


def test_refused_file_is_named_as_it_was_given_and_leaves_nothing(upgrader: Upgrader, tmp_path: Path) -> None:
    given = tmp_path / "broken.pyz"
    given.write_bytes(b"no archive")
    before = upgrader.layout.archive.read_bytes()
    with pytest.raises(Refused, match=str(given)):
        upgrader.upgrade(given)
    assert upgrader.layout.archive.read_bytes() == before
    assert [
        path.name for path in upgrader.layout.program_dir.iterdir() if "next" in path.name or "part" in path.name
    ] == []
    assert read_build(upgrader.layout.archive).product == "1.0.0"


def test_upgrade_where_nothing_is_installed_makes_nothing(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "root")
    given = _archive(tmp_path / "new.pyz", "2.0.0")
    with pytest.raises(UpgradeFailed, match="nothing is installed here"):
        Upgrader(layout, RestingService(), lambda _: None, user=None).upgrade(given)
    assert not layout.root.exists()
