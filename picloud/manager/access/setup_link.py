"""The one-time link with which the owner is made: its token, its file, its end. Knows no passwords."""

import contextlib
import hmac
import secrets
from pathlib import Path
from typing import Final

from msgspec import Struct

from picloud.manager.access.sessions import digest_of
from picloud.manager.audit.log import new_entry
from picloud.manager.models.access import PendingLink
from picloud.manager.models.audit import Caller
from picloud.manager.storage.stores.accounts import AccountStore
from picloud.shared.clock import Clock, age_ms, now_ms
from picloud.shared.files import replacing

FILE_NAME: Final = "setup-link"
LIFE_MS: Final = 30 * 60_000


class IssuedLink(Struct, frozen=True):
    """A link that was just made. `token` is in the file and in this value alone; `expires_at` in milliseconds. `url`
    has the token behind `#`, which browsers keep to themselves: it is in no log and no `Referer`."""

    token: str
    expires_at: int
    url: str

    def __repr__(self) -> str:
        return f"IssuedLink(expires_at={self.expires_at})"


class SetupLink:
    """The link of one installation. Methods that are awaited may raise `StorageUnavailable`.

    Args:
        page_url: where the owner opens the set-up page.
    """

    def __init__(self, store: AccountStore, data_dir: Path, page_url: str, clock: Clock = now_ms) -> None:
        self.path = data_dir / FILE_NAME
        self._store = store
        self._page_url = page_url
        self._clock = clock
        self._pending: PendingLink | None = None

    async def load(self) -> bool:
        """Read what is pending, as needed at start. False when no link was ever made, or it was used."""
        self._pending = await self._store.find_link()
        return self._pending is not None

    async def issue(self, by: Caller) -> IssuedLink:
        """Make a new link; the one before it is worthless from now on. It is left in the file, mode 0600.

        Raises:
            OSError: the file cannot be written; the link in the store is useless then, as it was never shown.
        """
        token = secrets.token_urlsafe(32)
        now = self._clock()
        link = PendingLink(digest=digest_of(token), expires_at=now + LIFE_MS)
        await self._store.replace_link(link, new_entry(by, "setup_link.create", now, object_type="setup_link"))
        self._pending = link
        issued = IssuedLink(token, link.expires_at, f"{self._page_url}#{token}")
        self._write(issued.url)
        return issued

    def opens(self, token: str) -> bool:
        """True when this is the token of the link and its time has not run out. Constant-time compare."""
        link = self._pending
        right = hmac.compare_digest(digest_of(token), "0" * 64 if link is None else link.digest)
        if not right or link is None:
            return False
        age = age_ms(link.expires_at - LIFE_MS, self._clock())
        return age is not None and age < LIFE_MS

    def discard(self) -> None:
        """The link was used: forget it and remove its file."""
        self._pending = None
        with contextlib.suppress(OSError):
            self.path.unlink()

    def _write(self, url: str) -> None:
        with replacing(self.path, 0o600) as stream:
            stream.write(f"{url}\n".encode())
