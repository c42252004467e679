"""What `picloud install --caddy` changes, in a root of its own."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from picloud.cli.installation import install
from picloud.installer.caddy import caddy_steps, caddyfile_text
from picloud.installer.layout import Layout
from picloud.installer.steps import take_all


class Unit:
    """A service that only remembers whether it runs."""

    def __init__(self, *, running: bool) -> None:
        self.running = running

    def start(self) -> None:
        self.running = True

    def stop(self, *, alone: bool = False) -> None:
        self.running = alone

    def is_running(self) -> bool:
        return self.running


def write(path: Path, text: str, _mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def taken(layout: Layout, site: str, unit: Unit) -> list[str]:
    said: list[str] = []
    take_all(caddy_steps(layout, site, unit, write), said.append, dry_run=False)
    return said


def test_caddyfile_is_the_shipped_one_with_the_site_in_place() -> None:
    text = caddyfile_text("picloud.example.org")
    assert "\npicloud.example.org {" in text
    assert "{$SITE}" not in text
    assert "{$UPSTREAM_MANAGER:127.0.0.1:8080}" in text


def test_steps_stop_a_running_service_and_tell_it_of_proxy_and_name(tmp_path: Path) -> None:
    layout, unit = Layout(tmp_path), Unit(running=True)
    write(layout.environment, "# mine\nPICLOUD_HOSTS=old.example\nPICLOUD_LOG_LEVEL=debug\n", 0)
    taken(layout, "board.local", unit)
    assert not unit.running
    assert layout.settings() == {
        "PICLOUD_HOSTS": "old.example,board.local",
        "PICLOUD_LOG_LEVEL": "debug",
        "PICLOUD_TRUSTED_PROXIES": "127.0.0.1",
    }
    assert layout.environment.read_text("utf-8").startswith("# mine\n")
    assert layout.caddyfile.is_file()


def test_steps_change_nothing_the_second_time(tmp_path: Path) -> None:
    layout, unit = Layout(tmp_path), Unit(running=True)
    taken(layout, "board.local", unit)
    unit.start()
    assert all(line.startswith("already done: ") for line in taken(layout, "board.local", unit))
    assert unit.running


def test_steps_keep_proxies_that_are_set(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    write(layout.environment, "PICLOUD_TRUSTED_PROXIES=10.0.0.7\n", 0)
    taken(layout, "board.local", Unit(running=False))
    assert layout.settings()["PICLOUD_TRUSTED_PROXIES"] == "10.0.0.7"


@pytest.mark.parametrize("name", ["Board.local", "a b", "x;y", "{", "-a", "http://a"])
def test_install_refuses_what_is_no_host_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("nothing may be changed")

    monkeypatch.setattr("picloud.installer.install.install_steps", fail)
    result = CliRunner().invoke(install, ["--caddy", name, "--dry-run"])
    assert result.exit_code == 2
    assert "host name" in result.output
