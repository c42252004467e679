"""The rules of the owner's account: how it comes to be, logs in and changes its password. Without HTTP and SQL."""

import asyncio
from typing import Final

from picloud.manager.access.login_guard import LoginGuard
from picloud.manager.access.passwords import MOST_LENGTH, Passwords
from picloud.manager.access.sessions import SessionService
from picloud.manager.access.setup_link import IssuedLink, SetupLink
from picloud.manager.audit.log import AuditService, new_entry
from picloud.manager.models.access import Account, NewSession
from picloud.manager.models.audit import AuditEntry, AuditFilter, Caller
from picloud.manager.shielded import Shielded
from picloud.manager.storage.stores.accounts import AccountStore
from picloud.shared.clock import Clock, now_ms
from picloud.shared.errors import Conflict, NotFound, Unauthenticated

OWNER: Final = "owner"
_LOGINS_REMEMBERED: Final = 200


class AccountService:
    """Knows the one account there is. Call `load()` before the first use.

    Methods that are awaited may raise `StorageUnavailable` and, when they look at a password, `ServerBusy` and
    PiCloudError `too_many_attempts`; nothing was changed then.
    """

    def __init__(
        self,
        store: AccountStore,
        sessions: SessionService,
        link: SetupLink,
        audit: AuditService,
        *,
        passwords: Passwords,
        clock: Clock = now_ms,
    ) -> None:
        self._store = store
        self._sessions = sessions
        self._link = link
        self._audit = audit
        self._passwords = passwords
        self._clock = clock
        self._owner: Account | None = None
        self.guard = LoginGuard(clock)
        self._lock = asyncio.Lock()
        self._to_the_end = Shielded()

    async def load(self) -> None:
        """Read the account, and where its owner logged in from: at start and when another process changed it."""
        async with self._lock:  # what is read before a change must not be kept after it
            accounts = await self._store.list_accounts()
            self._owner = accounts[0] if accounts else None
        logins = await self._audit.list_entries(AuditFilter(action="session.login"), limit=_LOGINS_REMEMBERED)
        self.guard.remember(entry.peer for entry in reversed(logins.items))

    async def load_link(self) -> None:
        """Read the set-up link again, which another process may have made or used."""
        async with self._lock:
            await self._link.load()

    @property
    def has_owner(self) -> bool:
        return self._owner is not None

    async def first_link(self, by: Caller) -> IssuedLink | None:
        """A set-up link for an installation that has neither an owner nor ever had a link; None for any other.

        Raises:
            OSError: the file of the link cannot be written.
        """
        async with self._lock:
            if self.has_owner or await self._link.load():
                return None
            return await self._link.issue(by)

    async def new_link(self, by: Caller) -> IssuedLink:
        """Another set-up link; those before it are worthless.

        Raises:
            Conflict: there is an owner, so that no link can be used any more.
            OSError: as `first_link`.
        """
        async with self._lock:
            if self.has_owner:
                raise Conflict("There is an owner already, so a set-up link would not work.")
            return await self._link.issue(by)

    async def set_up(self, token: str, password: str, by: Caller) -> NewSession:
        """Make the owner with the link's token, and log in.

        Raises:
            NotFound: there is an owner, or the token is not the link's, or its time has run out: one answer for all.
            Invalid: the password breaks a rule; the link can still be used.
        """
        if self.has_owner or not self._link.opens(token):
            if not self.has_owner:
                await self._audit.note_refusal(by, "setup_link.refuse", object_type="setup_link")
                self.guard.take_peer(by.peer)
            raise nothing_here()
        password_hash = await self._passwords.hash(password)
        await self._to_the_end.run(self._create_owner(token, Account(name=OWNER, password_hash=password_hash), by))
        session = await self._sessions.begin(OWNER, by)
        self.guard.succeed(OWNER, by.peer)
        return session

    async def log_in(self, name: str, password: str, by: Caller) -> NewSession:
        """Begin a session; return its secrets.

        Raises:
            Unauthenticated: name or password is wrong; one answer for both, after the same time.
        """
        proved = await self._prove(name, password, by)
        async with self._lock:
            if self._owner != proved:
                raise _wrong()  # the password was changed while this one was checked
            return await self._sessions.begin(OWNER, by)

    async def change_password(self, current: str | None, password: str, by: Caller) -> None:
        """Replace the owner's password and end all sessions.

        Args:
            current: the password until now; None for a caller who may do without it.
        Raises:
            NotFound: there is no owner yet.
            Unauthenticated: the current password is wrong.
            Invalid: the new password breaks a rule.
        """
        if self._owner is None:
            raise NotFound("There is no owner yet.")
        if current is not None:
            await self._prove(OWNER, current, by)
        password_hash = await self._passwords.hash(password)
        await self._to_the_end.run(self._save(Account(name=OWNER, password_hash=password_hash), by))

    async def _prove(self, name: str, password: str, by: Caller) -> Account | None:
        """Return the account whose password this is."""
        self.guard.take(name, by.peer)
        known = self._owner if self._owner is not None and name == self._owner.name else None
        stored = None if known is None else known.password_hash
        right = await self._passwords.matches(
            password[: MOST_LENGTH + 1], stored, is_stranger=not self.guard.knows(by.peer)
        )
        if not right:
            await self._audit.note_refusal(
                by, "session.refuse", object_type="account", object_name="" if known is None else known.name
            )
            raise _wrong()
        self.guard.succeed(OWNER, by.peer)
        return known

    async def _create_owner(self, token: str, account: Account, by: Caller) -> None:
        async with self._lock:
            if self.has_owner or not self._link.opens(token):
                raise nothing_here()  # another request was faster
            now = self._clock()
            await self._store.create_account(account, now, self._entry(by, "account.create", now))
            self._owner = account
            self._link.discard()

    async def _save(self, account: Account, by: Caller) -> None:
        async with self._lock:
            now = self._clock()
            entry = self._entry(by, "account.change_password", now)
            await self._sessions.end_all(account.name, self._store.save_password(account, now, entry))
            self._owner = account

    @staticmethod
    def _entry(by: Caller, action: str, now: int) -> AuditEntry:
        return new_entry(by, action, now, object_type="account", object_id=OWNER, object_name=OWNER)


def _wrong() -> Unauthenticated:
    return Unauthenticated("Name or password is wrong.")


def nothing_here() -> NotFound:
    """The error for a set-up that is not possible: the same as for a path that does not exist."""
    return NotFound("There is no such path.")
