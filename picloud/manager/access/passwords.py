"""Passwords: which ones are good enough, and how they are hashed. Knows no accounts.

Both take long, so they run in threads, two at a time; a third caller is asked to retry. How easily a password
is guessed is zxcvbn's judgement; its word lists take 15 MiB, so they are loaded when a password is first chosen.
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from picloud.shared.errors import Invalid, ServerBusy

LEAST_LENGTH: Final = 12
MOST_LENGTH: Final = 128
MAX_HASHES_AT_ONCE: Final = 2
_JUDGED_LENGTH: Final = 40
"""As much of a password is judged: the time that takes grows faster than the length."""
_LEAST_SCORE: Final = 4
_OWN_WORDS: Final = ("picloud", "owner", "admin")
_LEAST_CORE_LENGTH: Final = 6
_LEAST_CORE_GUESSES: Final = 100_000
_EDGES: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")

T = TypeVar("T")


class Passwords:
    """Hashes and verifies with argon2id (19 MiB, two passes, one lane)."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
        self._running = 0
        self._dummy: str | None = None

    async def hash(self, password: str) -> str:
        """The hash to keep of a password that was just chosen, with its parameters in it.

        Raises:
            Invalid: `validation_failed`, with what is wrong with the password in `details.errors`.
            ServerBusy: two hashes are being made already; nothing was done.
        """
        return await self._run(lambda: self._hash(password))

    async def matches(self, password: str, stored: str | None, *, is_stranger: bool = False) -> bool:
        """True when this is the password of the stored hash. None, for an account that is not there, takes as long.

        Args:
            is_stranger: leaves one of the hashes at once to those who are none.
        Raises:
            ServerBusy: as `hash`.
        """
        return await self._run(lambda: self._matches(password, stored), MAX_HASHES_AT_ONCE - is_stranger)

    def _hash(self, password: str) -> str:
        fault = find_password_fault(password)
        if fault is not None:
            raise Invalid(f"The password {fault}.", details={"errors": [{"field": "password", "message": fault}]})
        return self._hasher.hash(password)

    def _matches(self, password: str, stored: str | None) -> bool:
        if self._dummy is None:
            self._dummy = self._hasher.hash("a password that nobody has")
        try:
            return self._hasher.verify(stored or self._dummy, password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False

    async def _run(self, work: Callable[[], T], most_at_once: int = MAX_HASHES_AT_ONCE) -> T:
        if self._running >= most_at_once:
            raise ServerBusy("Other passwords are being checked; try again.")
        self._running += 1
        task = asyncio.ensure_future(asyncio.to_thread(work))
        task.add_done_callback(self._done)  # a caller that is gone does not stop the thread
        return await asyncio.shield(task)

    def _done(self, task: "asyncio.Future[T]") -> None:
        self._running -= 1
        if not task.cancelled():
            task.exception()


def find_password_fault(password: str) -> str | None:
    """Return what is wrong with a password, as the end of a sentence; None if nothing is. May take a second."""
    if not LEAST_LENGTH <= len(password) <= MOST_LENGTH:
        return f"must have {LEAST_LENGTH} to {MOST_LENGTH} characters"
    if not password.isprintable():
        return "must not have control characters"
    judged = password[:_JUDGED_LENGTH]
    core = _EDGES.sub("", judged)
    if _score(judged) < _LEAST_SCORE or (len(core) >= _LEAST_CORE_LENGTH and _guesses(core) < _LEAST_CORE_GUESSES):
        return "is easy to guess; use three or four unrelated words"
    return None


def _score(text: str) -> int:
    """0 to 4: how hard it is to guess."""
    return int(_judge(text)["score"])


def _guesses(text: str) -> float:
    """Estimate how many guesses it takes."""
    return float(_judge(text)["guesses"])


def _judge(text: str) -> Mapping[str, Any]:
    from zxcvbn import zxcvbn  # noqa: PLC0415  15 MiB that most processes never need

    return zxcvbn(text, user_inputs=_OWN_WORDS)
