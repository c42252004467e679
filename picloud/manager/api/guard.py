"""The guard of the admin API: who is asking, and may they. Looked at before anything else of a request.

A credential is a token in `Authorization` or, when there is no such header, the session cookie of a browser together
with the session key in `X-PiCloud-Session`.
"""

from collections.abc import Callable, Mapping

from quart import g, request

from picloud.manager.access.accounts import AccountService
from picloud.manager.access.sessions import SessionService
from picloud.manager.access.tokens import TokenService
from picloud.manager.api.cookies import SESSION_KEY_HEADER, check_origin, session_cookie, session_key
from picloud.manager.api.endpoint import ANYBODY, OPEN
from picloud.manager.api.errors import request_id
from picloud.manager.audit.log import ANONYMOUS, AuditService
from picloud.manager.models.audit import Caller
from picloud.shared.errors import Forbidden, Unauthenticated
from picloud.shared.http.peers import peer_group
from picloud.shared.http.rate_limits import RateLimiter, Standing
from picloud.shared.models import Principal
from picloud.shared.protocols import Authenticator


class Guard:
    """Lets a request in or refuses it.

    Args:
        scopes: the scope that each endpoint needs, by the endpoint's name.
        accounts: knows whether there is an owner.
        requests_per_minute: the quota of each peer; 0 is none.
    """

    def __init__(
        self,
        authenticator: Authenticator,
        sessions: SessionService,
        tokens: TokenService,
        audit: AuditService,
        scopes: Mapping[str, str],
        *,
        accounts: AccountService,
        requests_per_minute: int,
    ) -> None:
        self._authenticator = authenticator
        self._sessions = sessions
        self._tokens = tokens
        self._audit = audit
        self._accounts = accounts
        self._scopes = scopes
        self._quota = requests_per_minute
        self._limiter = RateLimiter("admin")

    async def admit(self) -> None:
        """Remember who asks.

        Raises:
            PiCloudError: `too_many_requests`.
            Unauthenticated: the caller is unknown; for every path alike, which reveals nothing. With the cookie
                of a live session and without its key, `session_key_required`. Without a token and before there is an
                owner, `details.needs_setup`.
            Forbidden: the credential is valid and lacks the endpoint's scope, which is in `details`; or `cross_origin`.
        """
        if self._quota:
            g.standing = self._limiter.take(peer_group(request.remote_addr), self._quota)
            g.standing.check()
        rule = request.url_rule
        scope = ANYBODY  # of no such path or method, and of the question which ones there are
        if rule is not None and request.method != "OPTIONS":
            scope = self._scopes[rule.endpoint]
        if scope == OPEN:
            check_origin()
            return
        g.principal = principal = await self._recognise()
        g.still_admitted = self._recheck()
        if rule is not None and scope != ANYBODY and not principal.may(scope):
            raise Forbidden(f"The credential lacks the scope {scope}.", details={"scope": scope})

    async def note_forbidden(self, error: Forbidden) -> None:
        """Write down that a valid credential lacks a scope, wherever that was found."""
        rule = request.url_rule
        if "principal" in g and rule is not None and error.details:
            await self._audit.note_refusal(
                caller(),
                "access.forbid",
                object_type="endpoint",
                object_name=rule.endpoint,
                scope=error.details.get("scope"),
            )

    def _recheck(self) -> Callable[[], bool]:
        """Says later whether the credential of this request still counts, without that being a use of a session."""
        values = request.headers.getlist("Authorization")
        cookie = None if values else session_cookie(self._sessions.is_alive)
        if cookie is not None:
            return lambda: self._sessions.is_alive(cookie)
        authorization = values[0] if len(values) == 1 else None
        return lambda: self._authenticator.authenticate(authorization) is not None

    async def _recognise(self) -> Principal:
        values = request.headers.getlist("Authorization")
        cookie = None if values else session_cookie(self._sessions.is_alive)
        if cookie is not None:
            principal = self._sessions.authenticate(cookie, session_key() or "")
            if principal is None:
                raise Unauthenticated(
                    f"The session's key is missing or wrong in the header {SESSION_KEY_HEADER}. Log in again.",
                    code="session_key_required",
                )
            check_origin()
            return principal
        authorization = values[0] if len(values) == 1 else None
        principal = self._authenticator.authenticate(authorization)
        if principal is None:
            await self._note_dead_token(authorization)
            details = None if self._accounts.has_owner or values else {"needs_setup": True}
            raise Unauthenticated("This needs the header Authorization: Bearer with a valid token.", details=details)
        return principal

    async def _note_dead_token(self, authorization: str | None) -> None:
        """Somebody has a token that was taken from them: worth knowing."""
        token = self._tokens.find_dead(authorization)
        if token is not None:
            state = "revoked" if token.revoked_at is not None else "expired"
            await self._audit.note_refusal(
                caller(), "access.refuse", object_type="token", object_id=token.id, object_name=token.name, state=state
            )


def rate_limit_headers() -> list[tuple[str, str]]:
    """The rate limit of this request's peer, as headers of the response."""
    standing: Standing | None = g.get("standing")
    return [] if standing is None else [(name.decode(), value.decode()) for name, value in standing.headers()]


def may(scope: str) -> bool:
    """Whether the caller of this request has a scope."""
    principal: Principal = g.principal
    return principal.may(scope)


def require(scope: str, why: str) -> None:
    """Refuse a caller who lacks a scope that the endpoint needs for this request alone.

    Raises:
        Forbidden: `why` says what needs it; `details.scope` is the scope.
    """
    if not may(scope):
        raise Forbidden(f"{why} needs the scope {scope}.", details={"scope": scope})


def caller() -> Caller:
    """The caller of this request, for the audit log."""
    principal: Principal | None = g.get("principal")
    return Caller(
        actor=ANONYMOUS if principal is None else principal.name,
        token_id=None if principal is None else principal.token_id,
        peer=request.remote_addr,
        request_id=request_id(),
    )
