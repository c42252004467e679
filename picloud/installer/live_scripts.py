"""The live scripts of an installation, checked by the engine of another version before that version runs them."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any, Final

from picloud.installer.layout import Layout
from picloud.installer.store_copy import copy_store
from picloud.manager.storage.maintenance.live_sources import SourcesUnreadable, read_live_sources
from picloud.shared.owners import call_as, find_other_owner

_TIMEOUT_S: Final = 300.0


class CheckFailed(Exception):
    """The scripts could not be checked; one line that says why."""


def broken_scripts(layout: Layout, archive: Path, user: str | None, cache: Path | None = None) -> list[str]:
    """Compile every enabled live script with the engine of an archive.

    Args:
        user: who runs the archive when this is root; None is this user.
        cache: where the archive unpacks itself; None is a place that is removed afterwards.
    Returns:
        One line for each script that would not compile: its name, the place, what is wrong. Empty when all compile.
    Raises:
        CheckFailed: the database is on a server, or the archive does not answer.
        OSError, WorkFailed, StartRefused: the database cannot be read.
    """
    store = layout.data_dir / "picloud.db"
    if not layout.has_embedded_database:
        raise CheckFailed("the database is PostgreSQL; check the scripts with `picloud check` of the other version")
    if not os.path.lexists(store):
        return []
    user = user if os.geteuid() == 0 else None
    place = Path(tempfile.mkdtemp(prefix="picloud-check-"))
    try:
        place.chmod(0o700)
        sources = place / "scripts"
        sources.mkdir()
        names = _write_sources(store, place, sources)
        if user is not None:
            for path in (place, sources, *sources.iterdir()):
                shutil.chown(path, user, user)
        return [] if not names else _check(archive, names, sources, user, cache or place / "cache")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _write_sources(store: Path, place: Path, sources: Path) -> list[str]:
    """Write a file for each script, named by its place in the list: a name from the database is not a safe path."""
    copy = place / "picloud.db"
    with copy.open("xb") as stream:
        call_as(find_other_owner(store.parent), partial(copy_store, store, stream))
    try:
        found = read_live_sources(copy)
    except SourcesUnreadable as exc:
        raise CheckFailed(f"the scripts in {store} cannot be read: {exc}") from exc
    finally:
        copy.unlink()
    for number, (_, source) in enumerate(found):
        (sources / f"{number}.rhai").write_text(source, "utf-8")
    return [name for name, _ in found]


def _check(archive: Path, names: list[str], sources: Path, user: str | None, cache: Path) -> list[str]:
    # a data directory without a server, so that the engine of the archive does the check
    environ = {"PATH": os.defpath, "SHIV_ROOT": str(cache), "PICLOUD_DATA_DIR": str(sources / "none")}
    groups: list[str | int] | None = None if user is None else []
    try:
        done = subprocess.run(  # noqa: S603  # an archive whose bytes were checked
            [sys.executable, str(archive), "check", "--json", str(sources)],
            env=environ, user=user, group=user, extra_groups=groups, umask=0o077, cwd="/", timeout=_TIMEOUT_S,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as exc:
        raise CheckFailed(f"{archive} did not check the scripts within {_TIMEOUT_S:.0f} s") from exc
    try:
        files: list[dict[str, Any]] = json.loads(done.stdout)["files"]
    except (ValueError, KeyError, TypeError) as exc:
        raise CheckFailed(f"{archive} does not check scripts: {' '.join(done.stderr.split())[:200]}") from exc
    lines = [
        f"{names[int(Path(file['file']).stem)]}:{finding['line'] or 1}:{finding['column'] or 1}: {finding['message']}"
        for file in files
        for finding in file["diagnostics"]
        if finding["severity"] == "error"
    ]
    # names and messages have texts of scripts in them, and root reads them on a terminal
    return sorted("".join(each if each.isprintable() else "?" for each in line) for line in lines)
