"""Passwords: which ones are good enough, and how they are hashed. Knows no accounts.

Hashing is made to be slow and large, so it runs in threads, two at a time; whoever comes third is asked to try again.
"""

import asyncio
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from picloud.shared.errors import Invalid, ServerBusy

LEAST_LENGTH: Final = 12
MOST_LENGTH: Final = 128
MAX_HASHES_AT_ONCE: Final = 2
_ROWS: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "azertyuiop",
)
_EDGES: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")

T = TypeVar("T")


class Passwords:
    """Hashes and verifies with argon2id (19 MiB, two passes, one lane)."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
        self._running = 0
        self._dummy: str | None = None

    async def hash(self, password: str) -> str:
        """The hash to keep, with its parameters in it.

        Raises:
            ServerBusy: two hashes are being made already; nothing was done.
        """
        return await self._run(lambda: self._hasher.hash(password))

    async def matches(self, password: str, stored: str | None) -> bool:
        """True when this is the password of the stored hash. None, for an account that is not there, takes as long.

        Raises:
            ServerBusy: as `hash`.
        """
        return await self._run(lambda: self._matches(password, stored))

    def _matches(self, password: str, stored: str | None) -> bool:
        if self._dummy is None:
            self._dummy = self._hasher.hash("a password that nobody has")
        try:
            return self._hasher.verify(stored or self._dummy, password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False

    async def _run(self, work: Callable[[], T]) -> T:
        if self._running >= MAX_HASHES_AT_ONCE:
            raise ServerBusy("Other passwords are being checked; try again.")
        self._running += 1
        task = asyncio.ensure_future(asyncio.to_thread(work))
        task.add_done_callback(self._done)  # a caller that is gone does not stop the thread
        return await asyncio.shield(task)

    def _done(self, task: "asyncio.Future[T]") -> None:
        self._running -= 1
        if not task.cancelled():
            task.exception()


def check_password(password: str) -> None:
    """Refuse a password that is easily guessed.

    Raises:
        Invalid: `validation_failed`, with the reason in `details.errors`.
    """
    fault = find_password_fault(password)
    if fault is not None:
        raise Invalid(f"The password {fault}.", details={"errors": [{"field": "password", "message": fault}]})


def find_password_fault(password: str) -> str | None:
    """What is wrong with a password as the end of a sentence; None when it can be used."""
    if not LEAST_LENGTH <= len(password) <= MOST_LENGTH:
        return f"must have {LEAST_LENGTH} to {MOST_LENGTH} characters"
    if not password.isprintable():
        return "must not have control characters"
    folded = password.casefold()
    if len(set(folded)) < 5 or _period(folded) <= len(folded) // 2 or _is_row(folded):
        return "repeats itself or follows a row of keys"
    common = _common_passwords()
    if folded in common or _EDGES.sub("", folded) in common or "picloud" in folded:
        return "is one of the most common ones, or has only digits and signs around one"
    return None


def _period(text: str) -> int:
    """The length of the shortest piece of which the text is a repetition."""
    return (text + text).find(text, 1)


def _is_row(text: str) -> bool:
    """True when all of the text runs along rows of keys or the alphabet, forwards or backwards."""
    steps = {pair for row in _ROWS for line in (row, row[::-1]) for pair in pairwise(line)}
    broken = sum(pair not in steps for pair in pairwise(text))
    return broken <= len(text) // 6


@cache
def _common_passwords() -> frozenset[str]:
    text = files("picloud.manager").joinpath("common_passwords.txt").read_text("utf-8")
    return frozenset(text.split("\n"))
