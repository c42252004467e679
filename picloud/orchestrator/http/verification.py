"""Verifies the signatures of requests for routes, and keeps the last refusals and the ids of recent messages."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from picloud.orchestrator.http.signatures import SignatureRefused, check_signature, read_signature
from picloud.shared.clock import Clock, now_ms
from picloud.shared.errors import PiCloudError
from picloud.shared.http.asgi import Header
from picloud.shared.http.peers import peer_group
from picloud.shared.http.rate_limits import RateLimiter
from picloud.shared.routes import LiveRoute, RefusedSignature

KEPT_REFUSALS: Final = 5
MAX_REFUSALS: Final = 60
"""Refusals of an address that a route explains in a minute; further ones get `too_many_requests`."""
MAX_MESSAGES: Final = 10_000
"""Ids that are remembered over all routes; the oldest goes first."""


class SignatureKeys(Protocol):
    """Holds the secrets that signatures are verified with, in memory."""

    def keys_of(self, secret: str) -> Sequence[str]:
        """Return the values that are accepted now; empty when there is no such secret.

        Raises:
            PiCloudError: `secrets_sealed`.
        """
        ...


class _NoKeys:
    def keys_of(self, secret: str) -> Sequence[str]:  # noqa: ARG002  as in `SignatureKeys`
        return ()


class Verification:
    """The checks of one process.

    Attributes:
        keys: where the values of secrets come from.
    """

    def __init__(self, clock: Clock = now_ms, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.keys: SignatureKeys = _NoKeys()
        self._clock = clock
        self._monotonic = monotonic
        self._refusals: dict[str, _Refusals] = {}
        self._refused = RateLimiter("refused", monotonic)
        self._messages: OrderedDict[tuple[str, bytes], float] = OrderedDict()
        """Arrival times of messages by route and id."""

    def check_head(self, route: LiveRoute, headers: Sequence[Header], address: str | None) -> None:
        """Refuse a request whose headers alone show that it is not signed, before its body is read.

        Raises:
            PiCloudError: `signature_invalid`, `too_many_requests`.
        """
        verify = route.verify
        assert verify is not None  # noqa: S101  only such routes are checked
        try:
            read_signature(verify, headers, b"", self._clock() / 1_000)
        except SignatureRefused as refused:
            raise self._refusal(route, address, str(refused)) from refused

    def check(self, route: LiveRoute, headers: Sequence[Header], body: bytes, address: str | None) -> bytes:
        """Accept a signed request; return the id of its message.

        Raises:
            PiCloudError: `signature_invalid`, `too_many_requests`, or `secrets_sealed`.
        """
        verify = route.verify
        assert verify is not None  # noqa: S101  only such routes are checked
        try:
            keys = self.keys.keys_of(verify.secret)
            if not keys:
                raise SignatureRefused(f"there is no secret {verify.secret}")
            return check_signature(verify, headers, body, keys, self._clock() / 1_000)
        except SignatureRefused as refused:
            raise self._refusal(route, address, str(refused)) from refused

    def is_repeated(self, route: LiveRoute, message: bytes) -> bool:
        """Return whether a message of this id arrived within the tolerance, and remember it."""
        if route.verify is None or not route.verify.once:
            return False
        now = self._monotonic()
        key = (route.id, message)
        came_at = self._messages.get(key)
        if came_at is not None and now - came_at <= route.verify.tolerance_s:
            return True
        self._messages[key] = now
        self._messages.move_to_end(key)
        if len(self._messages) > MAX_MESSAGES:
            self._messages.popitem(last=False)
        return False

    def forget(self, route: LiveRoute, message: bytes) -> None:
        """Forget a message whose run failed, so that a retry of its sender runs."""
        self._messages.pop((route.id, message), None)

    def refusals_of(self, route_id: str) -> tuple[int, list[RefusedSignature]]:
        """Return how many requests were refused since the start, and the last ones, the newest first."""
        found = self._refusals.get(route_id)
        return (0, []) if found is None else (found.count, list(reversed(found.last)))

    def _refusal(self, route: LiveRoute, address: str | None, reason: str) -> PiCloudError:
        """Count a refusal, and return its error. Those beyond the budget of an address leave no reason, so that a flood
        of them hides no other."""
        found = self._refusals.setdefault(route.id, _Refusals())
        found.count += 1
        try:
            self._refused.take(f"{route.id} {peer_group(address)}", MAX_REFUSALS).check()
        except PiCloudError as too_many:
            return too_many
        found.last.append(RefusedSignature(self._clock(), reason))
        return PiCloudError("The signature of this request is not valid.", code="signature_invalid")


class _Refusals:
    """The refusals of one route."""

    def __init__(self) -> None:
        self.count = 0
        self.last: deque[RefusedSignature] = deque(maxlen=KEPT_REFUSALS)
