"""The rules of API tokens, without HTTP and without SQL. All tokens are in memory, so that asking who is calling costs
no query; only their digests are, so that nothing here can be turned back into a token.

A token is `pic_<id>_<secret>`: 48 random bits that name it, 256 that prove it.
"""

import asyncio
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct, structs

from picloud.manager.audit.log import new_entry
from picloud.manager.ids import is_id, is_name
from picloud.manager.models.access import ApiToken, NewToken
from picloud.manager.models.audit import AuditEntry, Caller
from picloud.manager.models.pages import Page
from picloud.manager.shielded import Shielded
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.manager.storage.stores.tokens import TokenStore
from picloud.shared.clock import Clock, believed, now_ms
from picloud.shared.errors import BadRequest, Invalid, NotFound
from picloud.shared.models import Principal

PLAIN_SCOPES: Final = ("read", "deploy", "admin")
INVOKE: Final = "invoke:"
MAX_NAME_LENGTH: Final = 100
MAX_SCOPES: Final = 50
EXPIRY_BOUNDS_S: Final = (60, 10 * 365 * 86_400)
_ID: Final = re.compile(r"[0-9a-f]{12}")
_TOKEN: Final = re.compile(r"pic_([0-9a-f]{12})_[A-Za-z0-9_-]{43}")
_NOBODY: Final = "0" * 64


class IssuedToken(Struct, frozen=True):
    """A token that was just made; `text` is what its owner keeps, and is nowhere else."""

    token: ApiToken
    text: str

    def __repr__(self) -> str:
        return f"IssuedToken({self.token.id})"


class _Known(Struct):
    """A token with what is needed to recognise its owner. Replaced, never changed, but for `used_at`."""

    token: ApiToken
    principal: Principal
    used_at: int | None
    """When it was used last, as far as this process knows."""


class TokenService:
    """Makes, lists and revokes API tokens; an `Authenticator` of their owners. Call `load()` before the first use.

    Methods that are awaited may raise `StorageUnavailable`; nothing was changed then.
    """

    def __init__(self, store: TokenStore, scripts: ScriptStore, clock: Clock = now_ms) -> None:
        self._store = store
        self._scripts = scripts
        self._clock = clock
        self._known: dict[str, _Known] = {}
        self._change_lock = asyncio.Lock()
        self._to_the_end = Shielded()
        self.on_change: Callable[[], None] | None = None
        """Called when another set of tokens counts than before."""

    async def load(self) -> None:
        """Read all tokens, as needed at start and when another process changed them."""
        async with self._change_lock:
            for token in await self._store.list_all():
                self._remember(token)
            self._tell()

    async def create(self, new: NewToken, by: Caller) -> IssuedToken:
        """Make a token. Its text is in the result alone.

        Raises:
            Invalid: `validation_failed`; the faults are in `details.errors`.
        """
        scopes, faults = await self._check_scopes(new.scopes)
        faults = _check_name(new.name) + faults + _check_expiry(new.expires_in_s)
        if faults:
            raise Invalid(
                f"The token cannot be made: {faults[0]['field']} {faults[0]['message']}.", details={"errors": faults}
            )
        token_id = secrets.token_hex(6)
        text = f"pic_{token_id}_{secrets.token_urlsafe(32)}"
        now = self._clock()
        token = ApiToken(
            id=token_id,
            name=new.name,
            scopes=scopes,
            digest=_digest(text),
            created_at=now,
            expires_at=None if new.expires_in_s is None else now + new.expires_in_s * 1000,
        )
        entry = new_entry(
            by,
            "token.create",
            now,
            object_type="token",
            object_id=token.id,
            object_name=token.name,
            details={"scopes": token.scopes, "expires_in_s": new.expires_in_s},
        )
        await self._to_the_end.run(self._add(token, entry))
        return IssuedToken(token, text)

    async def revoke(self, token_id: str, by: Caller) -> None:
        """Make the token worthless at once and for ever. One that is revoked already stays as it is.

        Raises:
            BadRequest: not the id of a token.
            NotFound: no such token.
        """
        if _ID.fullmatch(token_id) is None:
            raise BadRequest("This is not the id of a token.")
        if token_id not in self._known:
            raise NotFound("There is no such token.")
        await self._to_the_end.run(self._revoke(token_id, by))

    def list_tokens(self, before: str | None = None, limit: int = 50) -> Page[ApiToken]:
        """Tokens, newest first, including revoked ones. `before`: the id to go on from."""
        now = self._clock()
        tokens = sorted((_seen(known, now) for known in self._known.values()), key=_order, reverse=True)
        if before is not None:
            last = self._known.get(before)
            tokens = [token for token in tokens if last is not None and _order(token) < _order(last.token)]
        return Page(tokens[:limit], tokens[limit - 1].id if len(tokens) > limit else None)

    def authenticate(self, authorization: str | None) -> Principal | None:
        """The owner of a token that is valid now; see `Authenticator`."""
        known = self._recognise(authorization)
        if known is None:
            return None
        now = self._clock()
        if not _counts(known.token, now):
            return None
        known.used_at = now
        return known.principal

    def list_counting(self) -> list[tuple[str, Principal, int | None]]:
        """The tokens that count now: SHA-256 of the text in hexadecimal, owner, and until when, in milliseconds."""
        now = self._clock()
        return [
            (known.token.digest, known.principal, known.token.expires_at)
            for known in self._known.values()
            if _counts(known.token, now)
        ]

    def note_used(self, times: Mapping[str, int]) -> None:
        """Tokens were used at these times, by id, as another process saw."""
        now = self._clock()
        for token_id, used_at in times.items():
            known = self._known.get(token_id)
            if known is not None:
                seen = [at for at in (believed(used_at, now), believed(known.used_at, now)) if at is not None]
                known.used_at = max(seen, default=None)

    def find_dead(self, authorization: str | None) -> ApiToken | None:
        """The token of this value if it was valid once and is expired or revoked now."""
        known = self._recognise(authorization)
        return None if known is None or _counts(known.token, self._clock()) else known.token

    async def write_last_used(self) -> None:
        """Write down when tokens were used last, all in one transaction; writes nothing when none was used."""
        times = {
            known.token.id: known.used_at
            for known in self._known.values()
            if known.used_at is not None and known.used_at != known.token.last_used_at
        }
        if not times:
            return
        await self._store.set_last_used(times)
        for token_id, used_at in times.items():
            known = self._known[token_id]
            known.token = structs.replace(known.token, last_used_at=used_at)

    async def _add(self, token: ApiToken, entry: AuditEntry) -> None:
        async with self._change_lock:
            await self._store.create(token, entry)
            self._remember(token)
            self._tell()

    async def _revoke(self, token_id: str, by: Caller) -> None:
        async with self._change_lock:
            await self._revoke_alone(token_id, by)

    async def _revoke_alone(self, token_id: str, by: Caller) -> None:
        token = self._known[token_id].token
        if token.revoked_at is not None:
            return
        now = self._clock()
        entry = new_entry(by, "token.revoke", now, object_type="token", object_id=token.id, object_name=token.name)
        await self._store.revoke(token_id, now, entry)
        known = self._known[token_id]
        known.token = structs.replace(known.token, revoked_at=now)
        self._tell()

    def _tell(self) -> None:
        if self.on_change is not None:
            self.on_change()

    def _remember(self, token: ApiToken) -> None:
        principal = Principal(name=f"token:{token.name}", scopes=frozenset(token.scopes), token_id=token.id)
        known = self._known.get(token.id)
        self._known[token.id] = _Known(token, principal, None if known is None else known.used_at)

    def _recognise(self, authorization: str | None) -> _Known | None:
        scheme, _, given = (authorization or "").partition(" ")
        match = _TOKEN.fullmatch(given)
        known = None if match is None else self._known.get(match[1])
        right = hmac.compare_digest(_digest(given), _NOBODY if known is None else known.token.digest)
        return known if right and scheme.lower() == "bearer" else None

    async def _check_scopes(self, scopes: list[str]) -> tuple[list[str], list[dict[str, str]]]:
        """The scopes with scripts named by their ids, sorted; and what is wrong with them."""
        if not 1 <= len(scopes) <= MAX_SCOPES:
            return [], [{"field": "scopes", "message": f"must have 1 to {MAX_SCOPES} scopes"}]
        found: set[str] = set()
        faults: list[dict[str, str]] = []
        for number, scope in enumerate(scopes):
            checked = await self._check_scope(scope)
            if checked is None:
                message = "must be read, deploy, admin or invoke: with the id or name of a script that exists"
                faults.append({"field": f"scopes.{number}", "message": message})
            else:
                found.add(checked)
        return sorted(found), faults

    async def _check_scope(self, scope: str) -> str | None:
        if scope in PLAIN_SCOPES:
            return scope
        reference = scope.removeprefix(INVOKE)
        if reference == scope:
            return None
        if is_id(reference):
            return scope if await self._scripts.find_script(reference) is not None else None
        script_id = await self._scripts.find_id(reference) if is_name(reference) else None
        return None if script_id is None else INVOKE + script_id


def _seen(known: _Known, now: int) -> ApiToken:
    """Return the token with its last use, written down or not."""
    used_at = believed(known.used_at, now) or believed(known.token.last_used_at, now)
    return structs.replace(known.token, last_used_at=used_at)


def _order(token: ApiToken) -> tuple[int, str]:
    return token.created_at, token.id


def _counts(token: ApiToken, now: int) -> bool:
    return token.revoked_at is None and (token.expires_at is None or now < token.expires_at)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _check_name(name: str) -> list[dict[str, str]]:
    if 1 <= len(name) <= MAX_NAME_LENGTH and name.isprintable() and name == name.strip():
        return []
    message = f"must be 1 to {MAX_NAME_LENGTH} printable characters without spaces around them"
    return [{"field": "name", "message": message}]


def _check_expiry(seconds: int | None) -> list[dict[str, str]]:
    least, most = EXPIRY_BOUNDS_S
    if seconds is None or least <= seconds <= most:
        return []
    return [{"field": "expires_in_s", "message": f"must be from {least} to {most}"}]
