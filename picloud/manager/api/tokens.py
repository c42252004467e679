"""Handlers of `/tokens`. A token's text is in the answer that makes it and in no other."""

from typing import Any

from quart import Response

from picloud.manager.access.tokens import TokenService
from picloud.manager.api import answers
from picloud.manager.api.bodies import NewTokenBody, validate_body
from picloud.manager.api.guard import caller
from picloud.manager.api.requests import page_of, read_json, read_query
from picloud.manager.api.responses import json_response, no_content, page_cursor, time_json
from picloud.manager.models.access import ApiToken, NewToken

_CURSOR = "tokens"


class TokenHandlers:
    def __init__(self, tokens: TokenService) -> None:
        self._tokens = tokens

    async def list_tokens(self) -> Response:
        before, limit = page_of(read_query("limit", "cursor"), _CURSOR)
        page = self._tokens.list_tokens(before, limit)
        return json_response(
            answers.TokenPage(
                items=[answers.Token(**_token_fields(token)) for token in page.items],
                next_cursor=page_cursor(_CURSOR, page.next_before),
            )
        )

    async def create(self) -> Response:
        read_query()
        body = validate_body(NewTokenBody, await read_json())
        issued = await self._tokens.create(NewToken(**body.model_dump()), caller())
        return json_response(answers.IssuedToken(**_token_fields(issued.token), token=issued.text), 201)

    async def revoke(self, token_id: str) -> Response:
        read_query()
        await self._tokens.revoke(token_id, caller())
        return no_content()


def _token_fields(token: ApiToken) -> dict[str, Any]:
    return {
        "id": token.id,
        "name": token.name,
        "scopes": token.scopes,
        "created_at": time_json(token.created_at),
        "expires_at": time_json(token.expires_at),
        "last_used_at": time_json(token.last_used_at),
        "revoked_at": time_json(token.revoked_at),
    }
