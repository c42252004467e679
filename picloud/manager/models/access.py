"""The owner, sessions and API tokens, as the services hand them on."""

from msgspec import Struct


class NewToken(Struct, frozen=True, kw_only=True):
    """An API token to be made. A scope may say `invoke:` with a script's name. `expires_in_s`: None is never."""

    name: str
    scopes: list[str]
    expires_in_s: int | None = None


class ApiToken(Struct, frozen=True, kw_only=True):
    """An API token without its secret. `digest`: SHA-256 of the whole token, hexadecimal. Times are milliseconds since
    1970-01-01 UTC."""

    id: str
    name: str
    scopes: list[str]
    digest: str
    created_at: int
    expires_at: int | None = None
    last_used_at: int | None = None
    """To the minute."""
    revoked_at: int | None = None


class Account(Struct, frozen=True, kw_only=True):
    """Somebody with a password. `password_hash`: argon2id with its parameters."""

    name: str
    password_hash: str


class BrowserSession(Struct, frozen=True, kw_only=True):
    """A login. `digest`: SHA-256 of the cookie's value, hexadecimal; `key_digest`: the same of the session key. Times
    are milliseconds since 1970-01-01 UTC."""

    digest: str
    key_digest: str
    account: str
    created_at: int
    last_seen_at: int

    @property
    def id(self) -> str:
        """Its public identifier, which opens nothing."""
        return self.digest[:16]


class NewSession(Struct, frozen=True, kw_only=True):
    """The two secrets of a session that has just begun; they are stored nowhere. `key`: the session key, which the page
    sends in a header beside the cookie."""

    cookie: str
    key: str


class PendingLink(Struct, frozen=True, kw_only=True):
    """A set-up link that was not used yet. `digest`: SHA-256 of its token; `expires_at` in milliseconds."""

    digest: str
    expires_at: int
