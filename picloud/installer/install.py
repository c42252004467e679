"""`picloud install` and `picloud uninstall`: files, user, unit. Running them again changes nothing that is right."""

import errno
import os
import pwd
import shutil
import subprocess
import sys
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Final

import picloud
from picloud.installer.caddy import caddy_steps
from picloud.installer.lan import lan_steps
from picloud.installer.layout import SOCKET_UNIT, UNIT, USER, Layout, check_own_directory, place, write
from picloud.installer.service import Service, ServiceFailed, check_systemd, systemctl, unit_state
from picloud.installer.steps import Step
from picloud.installer.upgrade import check_bytes
from picloud.pyz.machine import check_target, current_target
from picloud.pyz.manifest import read_build

_PYTHON_IN_UNIT: Final = "/usr/bin/python3"
_FIRST_ENVIRONMENT: Final = """\
# Settings of PiCloud, one PICLOUD_NAME=value a line (picloud serve --help lists them); then: systemctl restart picloud
# To accept connections from the whole network, not only from this machine:
#PICLOUD_BIND=0.0.0.0:8080
"""


def unit_text(name: str) -> str:
    """A unit as it is shipped, for the interpreter that runs this."""
    packaged = files(picloud).joinpath("_systemd")
    folder = packaged if packaged.is_dir() else Path(picloud.__file__).parents[1] / "systemd"
    python = sys.executable or _PYTHON_IN_UNIT
    return folder.joinpath(name).read_text("utf-8").replace(_PYTHON_IN_UNIT, python)


def install_steps(
    layout: Layout, archive: Path, service: Service, *, socket: bool, site: str | None = None, lan: bool = False
) -> list[Step]:
    """Return the steps that make `archive` the service of this machine; with a `site`, for a Caddy that serves it; with
    `lan` open to the network."""
    units = [UNIT, SOCKET_UNIT] if socket else [UNIT]
    steps = [
        Step(f"create the system user {USER}", _make_user, _user_exists),
        Step(
            f"create {layout.program_dir} and {layout.config_dir}",
            lambda: _make_directories(layout),
            lambda: all(path.is_dir() for path in _directories(layout)),
        ),
        Step(
            f"copy {archive} to {layout.archive}",
            lambda: place(archive, layout.archive),
            lambda: _is_same(archive, layout.archive),
        ),
        Step(
            f"write {layout.environment} for the settings",
            lambda: write(layout.environment, _FIRST_ENVIRONMENT, 0o640),
            layout.environment.exists,
        ),
        *(caddy_steps(layout, site, service, write) if site else []),
        *(lan_steps(layout, service, write) if lan else []),
        _written(f"the command {layout.command}", layout.command, _command_text(layout), 0o755),
    ]
    for name in units:
        path = layout.units_dir / name
        steps.append(_written(str(path), path, unit_text(name), 0o644))
    steps.append(Step("reload the units of systemd", lambda: systemctl("daemon-reload")))
    if socket:
        steps.append(
            Step(f"stop {UNIT}, because systemd takes its port", service.stop, lambda: _needs_no_stop(service))
        )
        steps.append(Step(f"enable and start {SOCKET_UNIT}", lambda: systemctl("enable", "--now", SOCKET_UNIT)))
    steps.append(Step(f"enable {UNIT}", lambda: systemctl("enable", "--quiet", UNIT)))
    steps.append(Step(f"start {UNIT}", service.start, service.is_running))
    return steps


def check_install(layout: Layout, archive: Path) -> None:
    """Check everything that an installation needs, before its first step.

    Raises:
        ServiceFailed: systemd does not run this machine.
        Refused: the archive is damaged or not for this machine.
        OSError: a directory is not root's own, or cannot be written.
    """
    check_systemd()
    target = current_target()
    check_target(target, read_build(archive).targets)
    check_bytes(archive, target)
    if shutil.which("useradd") is None and not _user_exists():
        raise ServiceFailed("useradd is missing and nothing was changed; install it (Debian: apt-get install passwd)")
    for directory in _directories(layout):
        present = next(path for path in (directory, *directory.parents) if os.path.lexists(path))
        check_own_directory(present)
        if os.statvfs(present).f_flag & os.ST_RDONLY:
            raise OSError(errno.EROFS, "the file system is read-only; mount it for writing", str(present))


def uninstall_steps(layout: Layout, *, purge: bool) -> list[Step]:
    """Return the steps that remove the service; the data stays unless `purge`."""
    steps = []
    for name in (SOCKET_UNIT, UNIT):
        path = layout.units_dir / name
        gone = partial(_is_gone, path)
        steps.append(Step(f"stop and disable {name}", partial(systemctl, "disable", "--now", name), gone))
        steps.append(Step(f"remove {path}", partial(path.unlink, missing_ok=True), gone))
    steps.append(Step("reload the units of systemd", lambda: systemctl("daemon-reload")))
    removed = [layout.command, layout.program_dir, layout.cache_dir]
    if purge:
        removed += [layout.config_dir, layout.data_dir]
    for path in removed:
        steps.append(Step(f"remove {path}", partial(_remove, path), partial(_is_gone, path)))
    if purge:
        steps.append(Step(f"remove the user {USER}", lambda: _run("userdel", USER), lambda: not _user_exists()))
    return steps


def _user_exists() -> bool:
    try:
        pwd.getpwnam(USER)
    except KeyError:
        return False
    return True


def _make_user() -> None:
    _run("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/var/lib/picloud",
         "--shell", "/usr/sbin/nologin", USER)  # fmt: skip


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # fixed words


def _needs_no_stop(service: Service) -> bool:
    return not service.is_running() or unit_state(SOCKET_UNIT) == "active"


def _directories(layout: Layout) -> tuple[Path, ...]:
    return layout.program_dir, layout.config_dir, layout.command.parent, layout.units_dir


def _make_directories(layout: Layout) -> None:
    for path in _directories(layout):
        path.mkdir(parents=True, exist_ok=True, mode=0o755)


def _command_text(layout: Layout) -> str:
    return f'#!/bin/sh\nexec {sys.executable} {layout.archive} "${{@:---help}}"\n'


def _written(what: str, path: Path, text: str, mode: int) -> Step:
    return Step(f"write {what}", lambda: write(path, text, mode), lambda: _holds(path, text, mode))


def _holds(path: Path, text: str, mode: int) -> bool:
    return path.is_file() and path.stat().st_mode & 0o777 == mode and path.read_text("utf-8") == text


def _is_gone(path: Path) -> bool:
    return not os.path.lexists(path)


def _is_same(one: Path, other: Path) -> bool:
    return other.exists() and (one.samefile(other) or one.read_bytes() == other.read_bytes())


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        os.unlink(path)  # noqa: PTH108  # also for a link
