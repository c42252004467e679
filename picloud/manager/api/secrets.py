"""Handlers of secrets. Values come with requests and are in no response."""

from typing import Final

from quart import Response
from werkzeug.exceptions import MethodNotAllowed

from picloud.manager.api import answers
from picloud.manager.api.bodies import SecretBody, SecretsKeyBody, validate_body
from picloud.manager.api.guard import caller
from picloud.manager.api.requests import read_json, read_query
from picloud.manager.api.responses import json_response, no_content, time_json
from picloud.manager.data.secrets import SecretService
from picloud.manager.models.secrets import SecretFacts
from picloud.shared.clock import iso_utc

_ACTIONS: Final = frozenset({"rotate-key", "unseal"})


class SecretHandlers:
    def __init__(self, secrets: SecretService) -> None:
        self._secrets = secrets

    async def list_secrets(self) -> Response:
        read_query()
        return json_response(answers.SecretList(items=[_answer(each) for each in await self._secrets.list_secrets()]))

    async def set(self, secret_name: str) -> Response:
        read_query()
        _refuse_action(secret_name)
        body = validate_body(SecretBody, await read_json())
        is_new = await self._secrets.set(secret_name, body.value, caller(), keep_previous_s=body.keep_previous_s)
        return no_content(status=201 if is_new else 204)

    async def delete(self, secret_name: str) -> Response:
        read_query()
        _refuse_action(secret_name)
        await self._secrets.delete(secret_name, caller())
        return no_content()

    async def rotate_key(self) -> Response:
        read_query()
        return json_response(answers.SecretCount(secrets=await self._secrets.rotate_key(caller())))

    async def unseal(self) -> Response:
        read_query()
        body = validate_body(SecretsKeyBody, await read_json())
        return json_response(answers.SecretCount(secrets=await self._secrets.unseal(body.key, caller())))


def _refuse_action(secret_name: str) -> None:
    """Refuse the path of an action with another method, which routing takes for the name of a secret."""
    if secret_name in _ACTIONS:
        raise MethodNotAllowed(["POST"])


def _answer(secret: SecretFacts) -> answers.Secret:
    return answers.Secret(
        name=secret.name,
        version=secret.version,
        set_at=iso_utc(secret.set_at),
        last_used_at=time_json(secret.last_used_at),
        previous_until=time_json(secret.previous_until),
        used_by=secret.used_by,
        sealed=secret.is_sealed,
        fingerprint=secret.fingerprint,
    )
