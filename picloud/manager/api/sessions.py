"""Handlers of `/session`, `/setup`, `/setup-link` and `/password`. Secrets are in the
answers that begin a session and in that of `/setup-link` alone."""

from quart import Response, g

from picloud.manager.access.accounts import OWNER, AccountService, nothing_here
from picloud.manager.access.admin_token import ADMINISTRATOR
from picloud.manager.access.sessions import SessionService, digest_of
from picloud.manager.api import answers
from picloud.manager.api.bodies import LoginBody, PasswordBody, SetupBody, validate_body
from picloud.manager.api.cookies import clear_cookie, session_cookie, set_cookie
from picloud.manager.api.guard import caller
from picloud.manager.api.requests import read_json, read_query
from picloud.manager.api.responses import json_response, no_content
from picloud.manager.models.access import NewSession
from picloud.shared.clock import iso_utc
from picloud.shared.errors import Invalid
from picloud.shared.models import Principal


class SessionHandlers:
    def __init__(self, accounts: AccountService, sessions: SessionService) -> None:
        self._accounts = accounts
        self._sessions = sessions

    async def set_up(self) -> Response:
        if self._accounts.has_owner:
            raise nothing_here()  # before reading anything of the request
        read_query()
        body = validate_body(SetupBody, await read_json())
        return _session_response(await self._accounts.set_up(body.token.rpartition("#")[2], body.password, caller()))

    async def new_link(self) -> Response:
        read_query()
        link = await self._accounts.new_link(caller())
        return json_response(answers.SetupToken(token=link.token, expires_at=iso_utc(link.expires_at)), 201)

    async def log_in(self) -> Response:
        read_query()
        body = validate_body(LoginBody, await read_json())
        return _session_response(await self._accounts.log_in(body.name, body.password, caller()))

    async def log_out(self) -> Response:
        read_query()
        value = session_cookie(self._sessions.is_alive)
        if value is not None:
            await self._sessions.end(value, caller())
        return no_content(clear_cookie())

    async def show(self) -> Response:
        read_query()
        principal: Principal = g.principal
        return json_response(
            answers.Credential(name=principal.name, scopes=sorted(principal.scopes), token_id=principal.token_id)
        )

    async def list_sessions(self) -> Response:
        read_query()
        value = session_cookie(self._sessions.is_alive)
        own = None if value is None else digest_of(value)
        items = [
            answers.Session(
                id=session.id,
                name=session.account,
                created_at=iso_utc(session.created_at),
                last_seen_at=iso_utc(session.last_seen_at),
                current=session.digest == own,
            )
            for session in self._sessions.list_sessions()
        ]
        return json_response(answers.SessionList(items=items))

    async def revoke(self, session_id: str) -> Response:
        read_query()
        await self._sessions.end_by_id(session_id, caller())
        return no_content()

    async def change_password(self) -> Response:
        read_query()
        body = validate_body(PasswordBody, await read_json())
        if body.current_password is None and g.principal is not ADMINISTRATOR:
            fault = {"field": "current_password", "message": "is needed"}
            raise Invalid("The current password is needed.", details={"errors": [fault]})
        await self._accounts.change_password(body.current_password, body.password, caller())
        return no_content(clear_cookie())


def _session_response(new: NewSession) -> Response:
    return json_response(answers.NewSession(name=OWNER, session_key=new.key), 201, set_cookie(new.cookie))
