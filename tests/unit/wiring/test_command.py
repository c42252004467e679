"""What a person is told to type."""

import sys
from pathlib import Path

import pytest

from picloud.wiring.command import command_name


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a virtual environment that is not on PATH."""
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    program = programs / "picloud"
    program.touch(mode=0o755)
    monkeypatch.setattr(sys, "executable", str(programs / "python"))
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_command_of_a_checkout_is_named_by_its_path(checkout: Path) -> None:
    assert command_name() == ".venv/bin/picloud"


def test_command_outside_the_working_directory_has_a_full_path(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (checkout / "elsewhere").mkdir()
    monkeypatch.chdir(checkout / "elsewhere")
    assert command_name() == str(checkout / ".venv/bin/picloud")


def test_command_that_path_leads_to_is_named_shortly(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(checkout / ".venv/bin"))
    assert command_name() == "picloud"


def test_other_picloud_on_path_is_not_the_one_that_runs(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (checkout / "picloud").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(checkout))
    assert command_name() == ".venv/bin/picloud"


def test_command_without_a_program_beside_the_interpreter_is_the_installed_one(checkout: Path) -> None:
    (checkout / ".venv/bin/picloud").unlink()
    assert command_name() == "picloud"
