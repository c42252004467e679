"""Counts requests in windows of a fixed length and tells callers where they stand, in the words of
draft-ietf-httpapi-ratelimit-headers-11: `RateLimit-Policy` and `RateLimit`. In memory: a restart forgets.

Own code, because one dictionary does it: the `limits` package brings three more packages and a thread that wakes up.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from typing import Final

from msgspec import Struct

from picloud.shared.errors import PiCloudError
from picloud.shared.http.asgi import Header

WINDOW_S: Final = 60
MAX_KEYS: Final = 4_096
"""Bounds memory against clients with many addresses; the least recently used key is evicted first."""


class Standing(Struct, frozen=True, gc=False):
    """The state of a quota after a request was counted. `remaining` is negative when it was one too many."""

    policy: str
    quota: int
    remaining: int
    reset_s: int
    """Seconds until the quota is whole again."""

    def headers(self) -> list[Header]:
        """For the answer, whatever it is."""
        return [
            (b"ratelimit-policy", f'"{self.policy}";q={self.quota};w={WINDOW_S}'.encode()),
            (b"ratelimit", f'"{self.policy}";r={max(0, self.remaining)};t={self.reset_s}'.encode()),
        ]

    def check(self) -> None:
        """Refuse a request that was one too many.

        Raises:
            PiCloudError: `too_many_requests`; `details.retry_after_s` says when there is room again.
        """
        if self.remaining < 0:
            raise PiCloudError(
                f"More than {self.quota} requests in {WINDOW_S} s. Try again in {self.reset_s} s.",
                code="too_many_requests",
                details={"retry_after_s": self.reset_s},
            )


class RateLimiter:
    """Counts by key: a peer, a script.

    Args:
        policy: the name that callers see.
    """

    def __init__(self, policy: str, now: Callable[[], float] = time.monotonic) -> None:
        self._policy = policy
        self._now = now
        self._windows: OrderedDict[str, tuple[float, int]] = OrderedDict()
        """Begin of the window and the requests in it, by key."""

    def take(self, key: str, quota: int) -> Standing:
        """Count a request. The window of a key begins with its first request and is over after `WINDOW_S`; what was
        refused is not counted again."""
        now = self._now()
        begin, count = self._windows.get(key, (now, 0))
        if now - begin >= WINDOW_S:
            begin, count = now, 0
        count = min(count, quota) + 1
        self._windows[key] = (begin, count)
        self._windows.move_to_end(key)
        if len(self._windows) > MAX_KEYS:
            self._windows.popitem(last=False)
        return Standing(self._policy, quota, quota - count, max(1, ceil(begin + WINDOW_S - now)))
