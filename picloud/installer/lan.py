"""PiCloud for the whole local network instead of this machine alone: the setting, and the addresses to find it at."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from picloud.installer.layout import DEFAULT_BIND, UNIT, Layout
from picloud.installer.service import Service
from picloud.installer.steps import Step

_BIND: Final = "PICLOUD_BIND"
_LOOPBACK: Final = ("127.0.0.1:", "localhost:", "[::1]:")
_ANYWHERE: Final = ("192.0.2.1", 9)
"""An address for documentation: no packet is sent to it, the kernel only chooses the address of this machine."""


def lan_steps(layout: Layout, service: Service, write: Callable[[Path, str, int], None]) -> list[Step]:
    """Return the steps that open an installation to the network; an address that is set already stays.

    Args:
        service: stopped when it runs with another address; a later step starts it.
        write: puts a text into a file with a mode.
    """
    return [
        Step(
            f"stop {UNIT}, because its address changes",
            service.stop,
            lambda: not _is_closed(layout) or not service.is_running(),
        ),
        Step(
            f"set {_BIND} in {layout.environment} for the whole network",
            lambda: write(layout.environment, _opened(layout), 0o640),
            lambda: not _is_closed(layout),
        ),
    ]


def network_urls(url: str) -> list[str]:
    """Return the addresses for other machines of a service that is at `url` for this one: by name, then by number."""
    parts = urlsplit(url)
    name = socket.gethostname()
    hosts = [name if "." in name else f"{name}.local"]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ANYWHERE)
            hosts.append(str(probe.getsockname()[0]))
        except OSError:
            pass  # there is no network now
    return [f"{parts.scheme}://{host}:{parts.port}" for host in hosts]


def _is_closed(layout: Layout) -> bool:
    bind = layout.settings().get(_BIND, DEFAULT_BIND)
    return all(address.strip().startswith(_LOOPBACK) for address in bind.split(","))


def _opened(layout: Layout) -> str:
    """The settings with the port as it was, on all addresses."""
    port = layout.settings().get(_BIND, DEFAULT_BIND).partition(",")[0].rpartition(":")[2].strip()
    text = layout.environment.read_text("utf-8") if layout.environment.exists() else ""
    kept = [line for line in text.splitlines() if line.partition("=")[0].strip() != _BIND]
    return "\n".join([*kept, f"{_BIND}=:{port}"]) + "\n"
