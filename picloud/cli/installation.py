"""`picloud install`, `uninstall`, `upgrade`, `rollback-upgrade`: this machine's service and the file that it runs."""

import os
import re
import sys
from pathlib import Path
from subprocess import SubprocessError
from typing import TYPE_CHECKING

import click

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.shared.errors import EXIT_PACKAGE
from picloud.shared.files import read_small
from picloud.shared.tunnel import tunnel_command

if TYPE_CHECKING:
    from collections.abc import Callable

    from picloud.installer.steps import Step
    from picloud.installer.upgrade import Upgrader

_DRY_RUN = click.option("--dry-run", is_flag=True, help="Show every step without changing anything.")


def _host_name(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    if name is not None and not re.fullmatch(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", name):
        raise click.BadParameter("must be a host name in lower case, such as picloud.example.org or board.local")
    return name


@click.command
@_DRY_RUN
@click.option(
    "--socket",
    is_flag=True,
    help="Let systemd hold the listening socket, so that no connection is refused during a restart.",
)
@click.option(
    "--caddy",
    "site",
    metavar="NAME",
    callback=_host_name,
    help="Let Caddy on this machine serve PiCloud under this host name.",
)
@click.option("--lan", is_flag=True, help="Accept connections from the local network, not only from this machine.")
def install(*, dry_run: bool, socket: bool, site: str | None, lan: bool) -> None:
    """Install this file as a systemd service: user, directories, unit, command. Needs root.

    Running it again changes only what is not in place yet. Use `picloud upgrade` to install a newer file.
    """
    from picloud.installer.install import check_install, install_steps  # noqa: PLC0415  # needed by few commands
    from picloud.installer.layout import Layout  # noqa: PLC0415  # with the other
    from picloud.installer.service import SystemdService, wait_until_ready  # noqa: PLC0415  # with the other
    from picloud.shared.version import PRODUCT_VERSION  # noqa: PLC0415  # reads the package's metadata

    layout, service = Layout(), SystemdService()
    if lan and socket:
        raise click.UsageError("--lan sets PICLOUD_BIND; with --socket the address is ListenStream= in picloud.socket")
    _need_root(dry_run)
    archive = _own_archive()
    if not dry_run:
        _check(lambda: check_install(layout, archive))
    _take(lambda: install_steps(layout, archive, service, socket=socket, site=site, lan=lan), dry_run)
    if dry_run:
        return
    fault = wait_until_ready(service, layout.url, PRODUCT_VERSION, 180)
    if fault is not None:
        raise CommandFailed(f"the service is not ready: {fault}", hint="see journalctl -u picloud")
    click.echo(f"PiCloud is running at {layout.url}; its settings are in {layout.environment}")
    if lan:
        from picloud.installer.lan import network_urls  # noqa: PLC0415  # as above

        click.echo(f"on the network: {', '.join(network_urls(layout.url))}")
        click.echo(
            "anyone on it can call public scripts and read what is sent without HTTPS: docs/explanation/security.md"
        )
    if site:
        click.echo(
            f"for Caddy: cp {layout.caddyfile} /etc/caddy/Caddyfile && systemctl restart caddy (docs/how-to/https.md)"
        )
    link = _setup_link(layout.data_dir)
    if link:
        click.echo(f"set the owner's password within 30 minutes of the first start: {link}")
        command = tunnel_command(link, _login_name())
        if command is not None:
            click.echo(f"to open it from another machine, run this there and keep it running: {command}")
            click.echo("to open it to the whole network instead: sudo picloud install --lan")


@click.command
@_DRY_RUN
@click.option("--purge", is_flag=True, help="Remove the data, the settings and the user as well.")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
def uninstall(*, dry_run: bool, purge: bool, yes: bool) -> None:
    """Remove the service: unit, command, program, cache. Scripts and settings stay unless --purge is given."""
    from picloud.installer.install import uninstall_steps  # noqa: PLC0415  # needed by few commands
    from picloud.installer.layout import Layout  # noqa: PLC0415  # with the other

    _need_root(dry_run)
    if purge and not yes and not dry_run:
        click.confirm("Remove all scripts, their history and the settings?", abort=True, err=True)
    from picloud.installer.steps import take_each  # noqa: PLC0415  # with the other

    faults = take_each(uninstall_steps(Layout(), purge=purge), click.echo, dry_run=dry_run)
    if faults:
        raise CommandFailed(
            f"{len(faults)} steps failed, all others were done; the first: {faults[0]}",
            code="installation_failed",
            hint="see above, then run it again",
            details={"faults": faults},
        )


@click.command
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_DRY_RUN
def upgrade(file: Path, *, dry_run: bool) -> None:
    """Upgrade the installed PiCloud to FILE. Needs root.

    Before anything changes, the file is verified and unpacked and the database is copied. If the new version is not
    ready in time, the old one is restored automatically, with all data.
    """
    from picloud.installer.upgrade import UpgradeFailed  # noqa: PLC0415  # needed by few commands
    from picloud.pyz.refusal import Refused  # noqa: PLC0415  # with the other

    _need_root(dry_run)
    try:
        if dry_run:
            upgrader = _upgrader()
            steps = upgrader.plan(file)
            click.echo("\n".join(f"would {step}" for step in steps) or "this build is already installed")
            if steps:
                upgrader.say_broken_scripts(file)
        elif not _upgrader().upgrade(file):
            click.echo("this build is already installed")
    except Refused as refusal:
        raise CommandFailed(f"{refusal}", code="package", exit_code=EXIT_PACKAGE) from refusal
    except UpgradeFailed as failure:
        raise CommandFailed(f"{failure}", code="upgrade_failed") from failure


@click.command("rollback-upgrade")
@click.option("--lose-changes", is_flag=True, help="Restore the database from before the upgrade as well.")
def rollback_upgrade(*, lose_changes: bool) -> None:
    """Go back to the version that ran before the last upgrade. Needs root.

    If the upgrade changed the schema, the database from before the upgrade must be restored too: pass --lose-changes.
    """
    from picloud.installer.upgrade import UpgradeFailed  # noqa: PLC0415  # needed by few commands
    from picloud.pyz.refusal import Refused  # noqa: PLC0415  # with the other

    _need_root(dry_run=False)
    try:
        _upgrader().roll_back(lose_changes=lose_changes)
    except (Refused, UpgradeFailed) as failure:
        raise CommandFailed(f"{failure}", code="rollback_failed") from failure


def _upgrader() -> "Upgrader":
    from picloud.installer.layout import Layout  # noqa: PLC0415  # needed by few commands
    from picloud.installer.service import SystemdService  # noqa: PLC0415  # with the other
    from picloud.installer.upgrade import Upgrader  # noqa: PLC0415  # with the other

    return Upgrader(Layout(), SystemdService(), click.echo)


def _take(steps: "Callable[[], list[Step]]", dry_run: bool) -> None:
    from picloud.installer.service import ServiceFailed  # noqa: PLC0415  # needed by few commands
    from picloud.installer.steps import take_all, text_of  # noqa: PLC0415  # with the other

    try:
        take_all(steps(), click.echo, dry_run=dry_run)
    except (ServiceFailed, OSError, SubprocessError) as failure:
        raise CommandFailed(text_of(failure), code="installation_failed") from failure


def _check(look: "Callable[[], None]") -> None:
    from picloud.installer.service import ServiceFailed  # noqa: PLC0415  # needed by few commands
    from picloud.pyz.refusal import Refused  # noqa: PLC0415  # with the other

    try:
        look()
    except Refused as refusal:
        raise CommandFailed(f"{refusal}", code="package", exit_code=EXIT_PACKAGE) from refusal
    except (ServiceFailed, OSError) as failure:
        raise CommandFailed(f"{failure}", code="installation_failed") from failure


def _login_name() -> str:
    """Return who logged in on this terminal, also under sudo; without a terminal a word for the reader to replace."""
    try:
        return os.getlogin()
    except OSError:
        return "USER"


def _setup_link(data_dir: Path) -> str:
    """Return the set-up link that the first start left, or nothing. No symbolic link is followed: root runs this."""
    try:
        return read_small(data_dir / "setup-link", 1024).decode("ascii", "replace").strip()
    except OSError:
        return ""


def _need_root(dry_run: bool) -> None:
    if os.geteuid() != 0 and not dry_run:
        raise CommandFailed("this changes the machine and needs root", hint="use sudo", exit_code=EXIT_USAGE)


def _own_archive() -> Path:
    archive: str | None = getattr(sys, "picloud_archive", None)
    if archive is None:
        raise CommandFailed(
            "this is not a picloud.pyz",
            hint="run it as: python3 picloud.pyz install; in a checkout, scripts/build builds the file",
        )
    return Path(archive)
