"""Installing and uninstalling: everything is checked before the first change, and one failure does not end the rest."""

import os
from pathlib import Path

import pytest

from picloud.installer import install, service
from picloud.installer.layout import Layout, check_own_directory, place
from picloud.installer.service import ServiceFailed, check_systemd
from picloud.installer.steps import Step, take_each
from picloud.pyz.refusal import Refused
from tests.archives import tiny_members, write_members


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_members(tmp_path / "given.pyz", tiny_members({"a.py": b"1\n"}))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root").mkdir()
    return tmp_path / "root"


def test_machine_without_systemd_is_refused_before_anything_is_changed(archive: Path, root: Path) -> None:
    with pytest.raises(ServiceFailed, match="nothing was changed"):
        check_systemd(root / "run" / "systemd" / "system")
    if not Path("/run/systemd/system").exists():
        with pytest.raises(ServiceFailed, match="nothing was changed"):
            install.check_install(Layout(root), archive)
    assert list(root.iterdir()) == []


def test_damaged_archive_is_refused_before_anything_is_changed(
    archive: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "check_systemd", lambda: None)
    monkeypatch.setattr(install.shutil, "which", lambda name: f"/usr/sbin/{name}")
    install.check_install(Layout(root), archive)
    damaged = root.parent / "damaged.pyz"
    members = tiny_members({"a.py": b"1\n"})
    members["tree/common/a.py"] = b"2\n"
    with pytest.raises(Refused, match="is damaged"):
        install.check_install(Layout(root), write_members(damaged, members))
    with pytest.raises(Refused, match="cannot be read"):
        install.check_install(Layout(root), root.parent / "missing.pyz")
    assert list(root.iterdir()) == []


def test_directory_that_everybody_can_write_is_refused(
    archive: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "check_systemd", lambda: None)
    monkeypatch.setattr(install.shutil, "which", lambda name: f"/usr/sbin/{name}")
    Layout(root).program_dir.mkdir(parents=True)
    Layout(root).program_dir.chmod(0o777)
    with pytest.raises(PermissionError, match="everybody can write it; run: sudo chown"):
        install.check_install(Layout(root), archive)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory away")
def test_directory_of_another_user_is_refused(root: Path) -> None:
    os.chown(root, 65_534, -1)
    with pytest.raises(PermissionError, match="belongs to another user"):
        check_own_directory(root)


def test_uninstall_goes_on_after_a_failure_and_reports_it() -> None:
    done: list[str] = []

    def fail() -> None:
        raise ServiceFailed("systemctl said no")

    steps = [Step("stop it", fail), Step("remove it", lambda: done.append("removed")), Step("write it", fail)]
    said: list[str] = []
    faults = take_each(steps, said.append, dry_run=False)
    assert done == ["removed"]
    assert faults == ["stop it: systemctl said no", "write it: systemctl said no"]
    assert "failed: stop it: systemctl said no" in said
    assert take_each(steps, said.append, dry_run=True) == []


@pytest.mark.parametrize("kind", ["symbolic link", "hard link", "fifo"])
@pytest.mark.parametrize("name", ["picloud.pyz", ".picloud.pyz.part"])
def test_place_follows_nothing_that_was_planted(archive: Path, root: Path, kind: str, name: str) -> None:
    victim = root / "victim"
    victim.write_text("kept")
    victim.chmod(0o600)
    if kind == "symbolic link":
        (root / name).symlink_to(victim)
    elif kind == "hard link":
        (root / name).hardlink_to(victim)
    else:
        os.mkfifo(root / name)
    place(archive, root / "picloud.pyz")
    assert (root / "picloud.pyz").read_bytes() == archive.read_bytes()
    assert (victim.read_text(), victim.stat().st_mode & 0o777) == ("kept", 0o600)


def test_file_to_install_that_is_a_fifo_is_refused_without_waiting(root: Path) -> None:
    os.mkfifo(root / "fifo")
    with pytest.raises(OSError, match="is not a regular file"):
        place(root / "fifo", root / "picloud.pyz")
    assert [path.name for path in root.iterdir()] == ["fifo"]


def test_probe_of_systemd_is_what_sd_booted_says() -> None:
    assert str(service._RUNTIME) == "/run/systemd/system"
