"""The rules of browser sessions, without HTTP and without SQL. Only digests of secrets are here and in the store.

A session has two secrets: the cookie, which browsers send to every port of a host, and the session key, which the page
keeps in the storage of its origin and sends in a header. Neither counts without the other (decision 0038).
"""

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import Coroutine
from typing import Any, Final

from msgspec import structs

from picloud.manager.audit.log import new_entry
from picloud.manager.models.access import BrowserSession, NewSession
from picloud.manager.models.audit import Caller
from picloud.manager.shielded import Shielded
from picloud.manager.storage.stores.accounts import AccountStore
from picloud.shared.clock import Clock, age_ms, now_ms
from picloud.shared.errors import NotFound
from picloud.shared.models import Principal

IDLE_MS: Final = 8 * 3_600_000
ABSOLUTE_MS: Final = 7 * 86_400_000
MAX_SESSIONS: Final = 50
"""One more login ends the oldest session."""


class SessionService:
    """Begins, recognises and ends sessions. Call `load()` before the first use.

    Methods that are awaited may raise `StorageUnavailable`; nothing was changed then.
    """

    def __init__(self, store: AccountStore, clock: Clock = now_ms) -> None:
        self._store = store
        self._clock = clock
        self._sessions: dict[str, BrowserSession] = {}
        self._unwritten: dict[str, int] = {}
        self._change_lock = asyncio.Lock()
        self._to_the_end = Shielded()

    async def load(self) -> None:
        """Read all sessions, as needed at start and when another process changed them."""
        async with self._change_lock:
            known = self._sessions
            self._sessions = {session.digest: session for session in await self._store.list_sessions()}
            for digest, session in self._sessions.items():
                if digest in known and known[digest].last_seen_at > session.last_seen_at:
                    self._sessions[digest] = known[digest]

    async def begin(self, account: str, by: Caller) -> NewSession:
        """Begin a session; return its secrets."""
        new = NewSession(cookie=secrets.token_urlsafe(32), key=secrets.token_urlsafe(32))
        await self._to_the_end.run(self._alone(self._begin(account, new, by)))
        return new

    def authenticate(self, value: str, key: str) -> Principal | None:
        """Return the account of the live session with this cookie and this key, else None. Counts as use."""
        session = self._sessions.get(digest_of(value))
        now = self._clock()
        if session is None or not _counts(session, now):
            return None
        if not hmac.compare_digest(session.key_digest, digest_of(key)):
            return None
        self._sessions[session.digest] = structs.replace(session, last_seen_at=now)
        self._unwritten[session.digest] = now
        return Principal(name=session.account, scopes=frozenset({"admin"}))

    def is_alive(self, value: str) -> bool:
        """True when the session of this value is valid now; asking does not count as a use."""
        session = self._sessions.get(digest_of(value))
        return session is not None and _counts(session, self._clock())

    def list_sessions(self) -> list[BrowserSession]:
        """The sessions that count now, the newest login first."""
        now = self._clock()
        alive = [session for session in self._sessions.values() if _counts(session, now)]
        return sorted(alive, key=lambda session: session.created_at, reverse=True)

    async def end_by_id(self, session_id: str, by: Caller) -> None:
        """End the session of this id.

        Raises:
            NotFound: there is none that counts.
        """
        for session in self.list_sessions():
            if session.id == session_id:
                await self._to_the_end.run(self._alone(self._end(session.digest, by)))
                return
        raise NotFound("There is no such session.")

    async def end(self, value: str, by: Caller) -> None:
        """End the session of this value, if there is one."""
        digest = digest_of(value)
        if digest in self._sessions:
            await self._to_the_end.run(self._alone(self._end(digest, by)))

    async def end_all(self, account: str, change: Coroutine[Any, Any, None]) -> None:
        """Await a change that deletes all sessions of the account in the store, and forget them. A `load` meanwhile
        waits, so it cannot bring them back."""
        async with self._change_lock:
            await change
            self._sessions = {digest: one for digest, one in self._sessions.items() if one.account != account}

    async def write_last_seen(self) -> None:
        """Write down when sessions were used last, all in one transaction; writes nothing when none was used."""
        times = self._unwritten
        if not times:
            return
        self._unwritten = {}
        try:
            await self._store.set_last_seen(times)
        except BaseException:
            self._unwritten = times | self._unwritten
            raise

    async def _alone(self, change: Coroutine[Any, Any, None]) -> None:
        async with self._change_lock:
            await change

    async def _begin(self, account: str, new: NewSession, by: Caller) -> None:
        now = self._clock()
        session = BrowserSession(
            digest=digest_of(new.cookie),
            key_digest=digest_of(new.key),
            account=account,
            created_at=now,
            last_seen_at=now,
        )
        alive = [one.digest for one in self._sessions.values() if _counts(one, now)]
        kept = set(alive[-(MAX_SESSIONS - 1) :])
        ended = [digest for digest in self._sessions if digest not in kept]
        entry = new_entry(by, "session.login", now, object_type="account", object_id=account, object_name=account)
        await self._store.create_session(session, ended, entry)
        for one in ended:
            self._sessions.pop(one, None)
        self._sessions[session.digest] = session

    async def _end(self, digest: str, by: Caller) -> None:
        session = self._sessions.pop(digest, None)
        if session is None:
            return
        entry = new_entry(
            by,
            "session.logout",
            self._clock(),
            object_type="account",
            object_id=session.account,
            object_name=session.account,
        )
        try:
            await self._store.delete_session(digest, entry)
        except BaseException:
            self._sessions[digest] = session
            raise


def digest_of(value: str) -> str:
    """SHA-256 of a secret with 256 random bits, hexadecimal: at that strength nothing slower is needed."""
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def _counts(session: BrowserSession, now: int) -> bool:
    idle, age = age_ms(session.last_seen_at, now), age_ms(session.created_at, now)
    return idle is not None and idle < IDLE_MS and age is not None and age < ABSOLUTE_MS
