"""Says whether a password may be tried: from which peer, for which account. Attempts are counted in memory.

The budgets are apart, so that no caller can use up another's: each peer has its own for an account, peers from which
the owner has logged in before share none with strangers, and all strangers together have one, so that many addresses do
not make many guesses. Knows no password.
"""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from picloud.manager.access.throttle import Throttle
from picloud.shared.clock import Clock, now_ms
from picloud.shared.http.peers import peer_group

ATTEMPTS_PER_PEER: Final = 20
"""Of one peer in a minute, for whatever accounts."""
ATTEMPTS_PER_ACCOUNT_AND_PEER: Final = 5
ATTEMPTS_OF_STRANGERS: Final = 60
"""For one account in a minute, from all peers that have never logged in."""
MAX_KNOWN_PEERS: Final = 64
_NAME_KEY_LENGTH: Final = 64


class LoginGuard:
    """Counts attempts, and remembers the peers that have logged in."""

    def __init__(self, clock: Clock = now_ms) -> None:
        self._known_peers: OrderedDict[str, None] = OrderedDict()
        self._per_peer = Throttle(ATTEMPTS_PER_PEER, clock)
        self._per_account = Throttle(ATTEMPTS_PER_ACCOUNT_AND_PEER, clock)
        self._known = Throttle(ATTEMPTS_PER_ACCOUNT_AND_PEER, clock)
        self._strangers = Throttle(ATTEMPTS_OF_STRANGERS, clock)

    def remember(self, peers: Iterable[str | None]) -> None:
        """Somebody logged in from these peers, the last login last."""
        for peer in peers:
            group = peer_group(peer)
            if group:
                self._known_peers[group] = None
                self._known_peers.move_to_end(group)
        while len(self._known_peers) > MAX_KNOWN_PEERS:
            self._known_peers.popitem(last=False)

    def knows(self, peer: str | None) -> bool:
        """True when this peer has logged in before."""
        return peer_group(peer) in self._known_peers

    def take(self, name: str, peer: str | None) -> None:
        """Count an attempt to log in to an account.

        Raises:
            PiCloudError: `too_many_attempts`; `details.retry_after_s` says when the next one is free.
        """
        group, account = peer_group(peer), name[:_NAME_KEY_LENGTH]
        self._per_peer.take(group)
        if group in self._known_peers:
            self._known.take(_key(account, group))
            return
        self._per_account.take(_key(account, group))
        self._strangers.take(account)  # last: what a peer's own budget refuses costs the others nothing

    def take_peer(self, peer: str | None) -> None:
        """Count an attempt at something else than an account. Raises as `take`."""
        self._per_peer.take(peer_group(peer))

    def succeed(self, name: str, peer: str | None) -> None:
        """The password was right: the peer is known from now on, and its attempts are forgiven."""
        key = _key(name[:_NAME_KEY_LENGTH], peer_group(peer))
        self._known.forgive(key)
        self._per_account.forgive(key)
        self.remember([peer])


def _key(account: str, group: str) -> str:
    return f"{group} {account}"
