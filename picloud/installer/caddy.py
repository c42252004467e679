"""Caddy in front of the service: its file for a site, and what PiCloud must know about it. Knows nothing of Caddy's
own unit, which may serve other sites as well."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Final

import picloud
from picloud.installer.layout import UNIT, Layout
from picloud.installer.service import Service
from picloud.installer.steps import Step

_SITE: Final = "{$SITE}"
_PROXY: Final = "127.0.0.1"


def caddyfile_text(site: str) -> str:
    """`Caddyfile.prod` as it is shipped, for one site."""
    packaged = files(picloud).joinpath("_caddy")
    folder = packaged if packaged.is_dir() else Path(picloud.__file__).parents[1] / "caddy"
    return folder.joinpath("Caddyfile.prod").read_text("utf-8").replace(f"\n{_SITE} {{", f"\n{site} {{")


def caddy_steps(layout: Layout, site: str, service: Service, write: Callable[[Path, str, int], None]) -> list[Step]:
    """Return the steps after which a Caddy on this machine can serve `site`.

    Args:
        layout: of the installation.
        site: the domain, or a name like `board.local` for a certificate of Caddy's own authority.
        service: stopped when it runs with other settings; a later step starts it.
        write: puts a text into a file with a mode.
    """
    text = caddyfile_text(site)
    return [
        Step(
            f"write {layout.caddyfile}",
            lambda: write(layout.caddyfile, text, 0o644),
            lambda: layout.caddyfile.is_file() and layout.caddyfile.read_text("utf-8") == text,
        ),
        Step(
            f"stop {UNIT}, because its settings change",
            service.stop,
            lambda: not _missing(layout, site) or not service.is_running(),
        ),
        Step(
            f"set the proxy and the host name {site} in {layout.environment}",
            lambda: write(layout.environment, _with_proxy(layout, site), 0o640),
            lambda: not _missing(layout, site),
        ),
    ]


def _missing(layout: Layout, site: str) -> dict[str, str]:
    """Settings that are to be added; what is there already stays, with the site among the hosts."""
    present = layout.settings()
    missing = {}
    if not present.get("PICLOUD_TRUSTED_PROXIES"):
        missing["PICLOUD_TRUSTED_PROXIES"] = _PROXY
    hosts = [host.strip() for host in present.get("PICLOUD_HOSTS", "").split(",") if host.strip()]
    if site not in hosts:
        missing["PICLOUD_HOSTS"] = ",".join([*hosts, site])
    return missing


def _with_proxy(layout: Layout, site: str) -> str:
    missing = _missing(layout, site)
    text = layout.environment.read_text("utf-8") if layout.environment.exists() else ""
    kept = [line for line in text.splitlines() if line.partition("=")[0].strip() not in missing]
    return "\n".join([*kept, *(f"{name}={value}" for name, value in missing.items())]) + "\n"
