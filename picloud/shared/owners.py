"""Whose directory it is. Root never works in a directory that another user owns: that user could plant links there, so
root becomes the owner first, for good (`become_owner_of`) or in a child process (`call_as`).
"""

import json
import os
import pwd
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from picloud.shared.errors import EXIT_CONFIGURATION, StartRefused
from picloud.shared.file_faults import describe

_ROOT: Final = 0
_PRIVATE_UMASK: Final = 0o077
_LOADED_LATE: Final = (
    "concurrent.futures.thread",
    "encodings.ascii",
    "encodings.idna",
    "encodings.latin_1",
    "encodings.unicode_escape",
    "_strptime",
)
"""What the standard library imports on first use."""
_MOST_ANSWER_BYTES: Final = 64 * 1024


class Owner(NamedTuple):
    """A user and the one group that remains when root becomes this user."""

    uid: int
    gid: int

    @property
    def name(self) -> str:
        """The user's name, or the number of a user without one."""
        try:
            return pwd.getpwuid(self.uid).pw_name
        except KeyError:
            return str(self.uid)


class WorkFailed(Exception):
    """Work in a child process failed; the message is that of its error."""


def owner_of(directory: Path) -> Owner:
    """Return the owner of a directory; of the nearest one above it that exists, if it is yet to be made.

    Raises:
        OSError: it cannot be inspected.
    """
    path = directory.absolute()
    while True:
        try:
            status = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            if path == path.parent:
                raise
            path = path.parent
            continue
        return Owner(status.st_uid, _group_of(status.st_uid, status.st_gid))


def find_other_owner(*directories: Path) -> Owner | None:
    """Return whom root has to become to work in the directories; None when this process can work there itself.

    Raises:
        StartRefused: exit code 2; they belong to several users, or cannot be inspected.
    """
    if os.geteuid() != _ROOT:
        return None
    owners: dict[int, tuple[Owner, Path]] = {}
    for directory in directories:
        try:
            owner = owner_of(directory)
        except OSError as exc:
            raise StartRefused(EXIT_CONFIGURATION, describe(exc, directory)) from exc
        if owner.uid != _ROOT:
            owners.setdefault(owner.uid, (owner, directory))
    if len(owners) > 1:
        (one, here), (other, there) = list(owners.values())[:2]
        raise StartRefused(
            EXIT_CONFIGURATION,
            f"{here} belongs to {one.name} and {there} to {other.name}; give both to one user, or run this as one who "
            "can use both",
        )
    return next(iter(owners.values()))[0] if owners else None


def become(owner: Owner) -> None:
    """Give up root for good: user, group and supplementary groups. New files are private to the owner.

    Modules of the program that are needed afterwards must be loaded: root's own directories cannot be read any more.
    """
    for name in _LOADED_LATE:
        import_module(name)
    os.setgroups([])
    os.setresgid(owner.gid, owner.gid, owner.gid)
    os.setresuid(owner.uid, owner.uid, owner.uid)
    os.umask(_PRIVATE_UMASK)
    if os.getresuid() != (owner.uid,) * 3 or os.getresgid() != (owner.gid,) * 3 or os.getgroups():
        raise RuntimeError("root's rights could not be given up")


def become_owner_of(*directories: Path) -> Owner | None:
    """Become the owner of the directories, if this is root, before anything in them is touched; None: no change.

    Raises:
        StartRefused: as `find_other_owner`.
    """
    owner = find_other_owner(*directories)
    if owner is not None:
        become(owner)
    return owner


def call_as(owner: Owner | None, work: Callable[[], str | None]) -> str | None:
    """Run `work` as the owner, in a child process, and return its result; None is this process itself.

    What comes back is text, because root must not trust the other user with more. Only for processes without threads.

    Raises:
        WorkFailed: with the message of what `work` raised, or because the child ended without a result.
    """
    if owner is None:
        return _attempt(work)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _run_child(owner, work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read(_MOST_ANSWER_BYTES)
    _, status = os.waitpid(child, 0)
    try:
        document = json.loads(answer)
        failure, result = document["failure"], document["result"]
    except (ValueError, KeyError, TypeError):
        code = os.waitstatus_to_exitcode(status)
        raise WorkFailed(f"the process of user {owner.name} ended with code {code} and no result") from None
    if failure is not None:
        raise WorkFailed(str(failure))
    return str(result) if isinstance(result, str) else None


def _attempt(work: Callable[[], str | None]) -> str | None:
    try:
        return work()
    except Exception as exc:
        raise WorkFailed(str(exc)) from exc


def _run_child(owner: Owner, work: Callable[[], str | None], writing: int) -> NoReturn:
    code = 1
    try:
        become(owner)
        try:
            answer = {"failure": None, "result": work()}
        except Exception as exc:
            answer = {"failure": str(exc) or type(exc).__name__, "result": None}
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(json.dumps(answer).encode())
        code = 0
    finally:
        os._exit(code)


def _group_of(uid: int, gid: int) -> int:
    """The user's own group; a directory's group may be root's, which must not remain."""
    try:
        return pwd.getpwuid(uid).pw_gid
    except KeyError:
        return gid or uid
