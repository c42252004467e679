"""An installation that all machines of the network may reach."""

from pathlib import Path

import pytest

from picloud.installer.lan import lan_steps, network_urls
from picloud.installer.layout import Layout, write
from picloud.installer.steps import take_all


class FakeService:
    """Runs until it is stopped."""

    def __init__(self) -> None:
        self.stops = 0

    def start(self) -> None:
        raise AssertionError("a later step starts it")

    def stop(self, *, alone: bool = False) -> None:
        self.stops += 1

    def is_running(self) -> bool:
        return self.stops == 0


@pytest.mark.parametrize(
    ("before", "after", "stops"),
    [
        ("# first\n#PICLOUD_BIND=0.0.0.0:8080\n", "# first\n#PICLOUD_BIND=0.0.0.0:8080\nPICLOUD_BIND=:8080\n", 1),
        ("PICLOUD_BIND=127.0.0.1:81\nPICLOUD_WORKERS=2\n", "PICLOUD_WORKERS=2\nPICLOUD_BIND=:81\n", 1),
        ("PICLOUD_BIND=localhost:81, [::1]:81\n", "PICLOUD_BIND=:81\n", 1),
        ("PICLOUD_BIND=192.168.1.5:80\n", "PICLOUD_BIND=192.168.1.5:80\n", 0),
        ("PICLOUD_BIND=:80\n", "PICLOUD_BIND=:80\n", 0),
    ],
)
def test_lan_opens_what_is_closed_and_keeps_port_and_other_settings(
    tmp_path: Path, before: str, after: str, stops: int
) -> None:
    layout, service = Layout(tmp_path), FakeService()
    layout.environment.parent.mkdir(parents=True)
    layout.environment.write_text(before)
    for _ in range(2):
        take_all(lan_steps(layout, service, write), lambda _sentence: None, dry_run=False)
    assert layout.environment.read_text() == after
    assert service.stops == stops


def test_addresses_have_the_name_of_this_machine_first() -> None:
    urls = network_urls("http://127.0.0.1:81")
    assert all(url.startswith("http://") and url.endswith(":81") for url in urls)
    assert "127.0.0.1" not in urls[0]
