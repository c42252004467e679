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
    """Starts and stops at once."""

    def start(self) -> None: ...

    def stop(self, *, alone: bool = False) -> None: ...

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
