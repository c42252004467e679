"""Root in a directory of the service's user, who has planted links, hard links and FIFOs under every name that commands
write: nothing of root's is read, changed or given away, and no command blocks."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from picloud.installer.layout import Layout
from picloud.installer.upgrade import UpgradeFailed, Upgrader
from picloud.shared.owners import WorkFailed, call_as, find_other_owner
from tests.acceptance.foreign import KINDS, NOBODY, ForeignDirectory

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be led astray")

WRITTEN = (
    "picloud.db",
    "picloud.db-wal",
    "picloud.db-shm",
    "picloud.db-journal",
    "history.db",
    "history.db-wal",
    "history.db-shm",
    "data.db",
    "data.db-wal",
    "data.db-shm",
    "data.db-journal",
    "picloud.lock",
    "installed",
    "installed-data",
    "admin-token",
    "admin-token.new",
    "setup-link",
    "backups",
    ".picloud.db.restoring",
    ".picloud.db.restoring-wal",
    ".picloud.db.restoring-journal",
    ".picloud.db.part",
    ".history.db.part",
    ".data.db.part",
)
"""Every fixed name in a data directory that this version or an earlier one writes."""
COMMANDS = {
    "restore": ("restore", "--yes", "{backup}"),
    "db check": ("db", "check"),
    "db migrate": ("db", "migrate"),
    "db copy": ("db", "copy", "--from", "sqlite://{data}/picloud.db", "--to", "sqlite://{data}/copy/picloud.db"),
    "doctor": ("doctor",),
    "setup-link": ("setup-link",),
    "password": ("password",),
    "serve": ("serve",),
}


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup that root alone can read, made of an installation with one script."""
    from tests.acceptance.service import running  # noqa: PLC0415  # its process is only needed here

    directory = tmp_path_factory.mktemp("source")
    with running(directory) as service:
        service.deploy("kept", "1")
        made = service.admin("POST", "/backups").json()["name"]
        return Path(shutil.copy(service.data_dir / "backups" / made, directory / "saved.backup"))


@pytest.fixture
def foreign() -> Iterator[ForeignDirectory]:
    made = ForeignDirectory()
    yield made
    made.remove()


def _run(foreign: ForeignDirectory, command: str, backup: Path) -> tuple[int, str]:
    arguments = [word.format(backup=backup, data=foreign.data) for word in COMMANDS[command]]
    done = foreign.run(*arguments, PICLOUD_BIND="127.0.0.1:1")
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stderr


def test_restore_as_root_leaves_everything_to_the_owner_and_the_service_starts(
    foreign: ForeignDirectory, backup: Path
) -> None:
    code, said = _run(foreign, "restore", backup)
    assert code == 0, said
    assert foreign.faults() == []
    assert (foreign.data / "picloud.db").stat().st_mode & 0o777 == 0o600
    assert foreign.run("db", "check", user=NOBODY).returncode == 0


@pytest.mark.parametrize("name", ["picloud.lock", "picloud.db", "installed"])
def test_restore_follows_no_planted_name_of_those_that_end_it(
    foreign: ForeignDirectory, backup: Path, name: str
) -> None:
    foreign.plant("symbolic link", name)
    _run(foreign, "restore", backup)
    assert foreign.faults() == []


@pytest.mark.parametrize(
    ("command", "kind"),
    [("restore", kind) for kind in KINDS]
    + [(command, kind) for command in COMMANDS for kind in ("symbolic link", "fifo") if command != "restore"],
)
def test_command_as_root_follows_nothing_that_was_planted(
    foreign: ForeignDirectory, backup: Path, command: str, kind: str
) -> None:
    assert foreign.run("db", "migrate", user=NOBODY).returncode == 0
    (foreign.data / "copy").mkdir()
    foreign.give(foreign.data / "copy")
    for name in WRITTEN:
        if name == "picloud.lock" or (command.startswith("db") and name == "picloud.db"):
            continue  # else nothing after them is reached
        foreign.plant(kind, name)
        foreign.plant(kind, name, foreign.data / "copy")
    _run(foreign, command, backup)
    assert foreign.faults() == []


@pytest.mark.parametrize("command", ["restore", "db check", "db migrate", "db copy", "doctor"])
def test_command_as_root_in_a_whole_installation_leaves_no_file_of_root(
    foreign: ForeignDirectory, backup: Path, command: str
) -> None:
    assert foreign.run("db", "migrate", user=NOBODY).returncode == 0
    (foreign.data / "copy").mkdir()
    foreign.give(foreign.data / "copy")
    code, said = _run(foreign, command, backup)
    assert code == 0 or command == "doctor", said
    assert foreign.faults() == []


def test_service_as_root_refuses_a_directory_of_another_user_in_one_line(foreign: ForeignDirectory) -> None:
    done = foreign.run("serve", PICLOUD_BIND="127.0.0.1:0")
    assert done.returncode == 2
    assert done.stderr == (
        f"error: {foreign.data}: belongs to nobody, and root does not work in other users' directories; start PiCloud "
        "as that user (systemctl start picloud, or sudo -u nobody)\n"
    )
    assert list(foreign.data.iterdir()) == []


def test_directories_of_two_users_are_refused_before_anything_is_touched(
    foreign: ForeignDirectory, backup: Path
) -> None:
    other = foreign.place / "other"
    other.mkdir()
    os.chown(other, 1, 1)
    done = foreign.run("restore", "--yes", backup, PICLOUD_DATABASE_URL=f"sqlite://{other}/picloud.db")
    assert done.returncode == 2
    assert "belongs to nobody" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert [*foreign.data.iterdir(), *other.iterdir()] == []


class NoService:
    """A service that rests."""

    def start(self) -> None: ...

    def stop(self, *, alone: bool = False) -> None: ...

    def is_running(self) -> bool:
        return False


@pytest.fixture
def upgrader(foreign: ForeignDirectory) -> Upgrader:
    """Of an installation whose data directory belongs to another user, with a whole database in it."""
    layout = Layout(foreign.place)
    for path in (layout.program_dir, layout.data_dir.parent):
        path.mkdir(parents=True, mode=0o755)
    foreign.data.rename(layout.data_dir)
    foreign.data = layout.data_dir
    assert foreign.run("db", "migrate", user=NOBODY).returncode == 0
    return Upgrader(layout, NoService(), lambda _: None, user="nobody")


@pytest.mark.parametrize("kind", [None, "symbolic link", "dangling link", "fifo"])
def test_copies_of_an_upgrade_and_its_way_back_follow_nothing(
    foreign: ForeignDirectory, upgrader: Upgrader, kind: str | None
) -> None:
    kept = upgrader._back_up(live=False)
    for name in (
        ".picloud.db.part",
        "picloud.db.part",
        "picloud.db-wal",
        "picloud.db-shm",
        "picloud.db.before-way-back",
    ):
        if kind is not None:
            foreign.plant(kind, name)

    upgrader._restore(kept)

    assert foreign.faults() == []
    assert sorted(path.name for path in kept.iterdir()) == ["data.db", "history.db", "picloud.db"]
    assert {path.stat().st_uid for path in kept.iterdir()} == {0}
    assert (foreign.data / "picloud.db").read_bytes() == (kept / "picloud.db").read_bytes()
    assert foreign.run("db", "check", user=NOBODY).returncode == 0
    upgrader._back_up(live=True)
    assert foreign.faults() == []


@pytest.mark.parametrize("name", ["picloud.db", "picloud.db-wal", "picloud.db-journal"])
@pytest.mark.parametrize("kind", ["symbolic link", "fifo"])
def test_copy_of_an_upgrade_takes_no_planted_database(
    foreign: ForeignDirectory, upgrader: Upgrader, name: str, kind: str
) -> None:
    foreign.plant(kind, name)
    with pytest.raises(UpgradeFailed, match=f"{name}"):
        upgrader._back_up(live=True)
    assert foreign.faults() == []
    assert list(upgrader.layout.backups_dir.glob("*/*")) == []


def test_child_that_acts_for_root_has_no_right_of_root(foreign: ForeignDirectory) -> None:
    def look() -> str:
        with pytest.raises(PermissionError):
            foreign.victim.read_text()
        with pytest.raises(PermissionError):
            os.setuid(0)
        return f"{os.getresuid()} {os.getresgid()} {os.getgroups()}"

    owner = find_other_owner(foreign.data)
    assert owner is not None
    assert call_as(owner, look) == f"{(NOBODY,) * 3} {(owner.gid,) * 3} []"
    with pytest.raises(WorkFailed, match="of nobody's"):
        call_as(owner, lambda: (_ for _ in ()).throw(ValueError("of nobody's")))
    with pytest.raises(WorkFailed, match="ended with code 7"):
        call_as(owner, lambda: os._exit(7))
