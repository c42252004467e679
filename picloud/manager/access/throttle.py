"""Counts attempts at secrets and says when there were too many. In memory: a restart forgets them."""

from collections import OrderedDict, deque
from typing import Final

from picloud.shared.clock import Clock, age_ms, now_ms
from picloud.shared.errors import PiCloudError

WINDOW_MS: Final = 60_000
MAX_KEYS: Final = 4_096
"""Bounds memory against clients with many addresses; the least recently used key is evicted first."""


class Throttle:
    """At most `limit` attempts in a minute for each key."""

    def __init__(self, limit: int, clock: Clock = now_ms) -> None:
        self._limit = limit
        self._clock = clock
        self._attempts: OrderedDict[str, deque[int]] = OrderedDict()

    def take(self, key: str) -> None:
        """Count an attempt.

        Raises:
            PiCloudError: `too_many_attempts`; `details.retry_after_s` says when the next one is free.
        """
        now = self._clock()
        attempts = self._attempts.setdefault(key, deque())
        self._attempts.move_to_end(key)
        while attempts and not _is_recent(attempts[0], now):
            attempts.popleft()
        if len(attempts) >= self._limit:
            seconds = max(1, -(-(WINDOW_MS - max(0, now - attempts[0])) // 1000))
            raise PiCloudError(
                f"Too many attempts; try again in {seconds} s.",
                code="too_many_attempts",
                details={"retry_after_s": seconds},
            )
        attempts.append(now)
        if len(self._attempts) > MAX_KEYS:
            self._attempts.popitem(last=False)

    def forgive(self, key: str) -> None:
        """Forget the attempts of this key: the last one was right."""
        self._attempts.pop(key, None)


def _is_recent(at: int, now: int) -> bool:
    age = age_ms(at, now)
    return age is not None and age < WINDOW_MS
