"""The tokens that count, as an orchestrator process knows them: digests, never the tokens. The manager process sends
all of them whenever one changes."""

import hashlib
import hmac
from collections.abc import Iterable

from picloud.cluster.messages import Credential
from picloud.shared.clock import Clock, now_ms
from picloud.shared.models import Principal


class CredentialTable:
    """An `Authenticator`."""

    def __init__(self, clock: Clock = now_ms) -> None:
        self._clock = clock
        self._by_digest: dict[str, Credential] = {}
        self._used: dict[str, int] = {}

    def replace(self, credentials: Iterable[Credential]) -> None:
        """These count from now on, and no others."""
        self._by_digest = {credential.digest: credential for credential in credentials}

    def authenticate(self, authorization: str | None) -> Principal | None:
        """As in `Authenticator`. What is looked up is the digest, so the time tells nothing about a token."""
        scheme, _, given = (authorization or "").partition(" ")
        digest = hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest()
        credential = self._by_digest.get(digest)
        if credential is None or scheme.lower() != "bearer" or not hmac.compare_digest(credential.digest, digest):
            return None
        now = self._clock()
        if credential.expires_at is not None and now >= credential.expires_at:
            return None
        if credential.principal.token_id is not None:
            self._used[credential.principal.token_id] = now
        return credential.principal

    def take_used(self) -> dict[str, int]:
        """Return and forget when tokens were used: milliseconds since 1970-01-01 UTC by token id."""
        used, self._used = self._used, {}
        return used
