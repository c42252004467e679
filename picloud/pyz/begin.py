"""The start of `python3 picloud.pyz`: finds the unpacked tree or makes it, and hands over to the `picloud` command.

Without a command it serves.
"""

import os
import sys
import zipimport
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from .cache import (
    STAMP_NAME,
    cache_root,
    cannot_unpack,
    check_owner,
    exclusive,
    hold,
    prepare_root,
    prune,
    remove_parts,
)
from .machine import check_target, current_target
from .manifest import BUILD_NAME, Build, damaged, parse_build
from .progress import Progress
from .refusal import Refused
from .streams import open_standard_descriptors
from .tree import is_whole, unpack

_SQLITE: Final = "picloud/_sqlite/libsqlite3.so.0"
ARCHIVE_ATTRIBUTE: Final = "picloud_archive"
"""`sys.picloud_archive`: the path of the archive that this process began from."""


def main() -> None:
    """Entry point of the archive; ends the process with the command's exit code, or 6 when it does not fit."""
    open_standard_descriptors()
    try:
        archive = _archive()
        tree = prepare(archive, _own_build(), os.environ)
    except Refused as refusal:
        sys.stderr.write(f"error: {refusal}\n")
        sys.exit(refusal.exit_code)
    _enter(archive, tree)
    _load_sqlite(tree)
    if len(sys.argv) == 1:
        sys.argv.append("serve")
    from picloud.cli import main as command  # noqa: PLC0415  # in the tree, which can be imported from only now

    command()


def prepare(archive: Path, build: Build, environ: Mapping[str, str]) -> Path:
    """The tree of this build for this interpreter: found whole, or made. It is in use until this process ends.

    Raises:
        Refused: the archive does not fit this machine or is damaged, or its cache cannot be used.
    """
    target = current_target()
    check_target(target, build.targets)
    root = prepare_root(cache_root(environ))
    tree = root / build.tree_name(target)
    held = None
    try:
        held = hold(root, tree.name)
        _make_whole(archive, target, tree)
    except BaseException as exc:
        if held is not None:
            os.close(held)
        if isinstance(exc, OSError):
            raise cannot_unpack(root, exc) from exc
        raise
    return tree


def _make_whole(archive: Path, target: str, tree: Path) -> None:
    if is_whole(tree):
        check_owner(tree)
        remove_parts(tree.parent)
        return
    with exclusive(tree.parent):
        if not is_whole(tree):  # another process may have made it meanwhile
            with Progress("unpacking picloud.pyz, once for this version") as progress:
                unpack(archive, target, tree, progress)
            prune(tree.parent, tree.name)
    (tree / STAMP_NAME).touch()


def _archive() -> Path:
    loader = sys.modules["__main__"].__loader__
    if not isinstance(loader, zipimport.zipimporter):
        raise damaged("it was not started as an archive")
    return Path(loader.archive).absolute()


def _own_build() -> Build:
    loader = sys.modules["__main__"].__loader__
    assert isinstance(loader, zipimport.zipimporter)  # noqa: S101  # _archive() has looked
    try:
        return parse_build(loader.get_data(BUILD_NAME))
    except (OSError, zipimport.ZipImportError) as exc:
        raise damaged(f"{BUILD_NAME} cannot be read") from exc


def _enter(archive: Path, tree: Path) -> None:
    """Packages come from the tree and the standard library, from nowhere else; nothing is written into the tree."""
    added = {str(archive), *os.environ.get("PYTHONPATH", "").split(os.pathsep)}
    own = [entry for entry in sys.path if entry not in added and not entry.endswith(("site-packages", "dist-packages"))]
    sys.path[:] = [str(tree), *own]
    sys.path_importer_cache.clear()
    sys.dont_write_bytecode = True
    setattr(sys, ARCHIVE_ATTRIBUTE, str(archive))


def _load_sqlite(tree: Path) -> None:
    """Python's `sqlite3` is linked to a library of this name and takes the one that is loaded already. Where Python has
    SQLite inside itself, or the library does not fit the system, Python's own is used; `/version` shows which."""
    try:
        import ctypes  # noqa: PLC0415  # some systems leave it out

        ctypes.CDLL(str(tree / _SQLITE))
    except (ImportError, OSError):
        return
