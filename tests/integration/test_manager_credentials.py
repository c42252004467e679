"""Every endpoint of the API with every kind of bad credential: nothing is told before one that is good enough."""

import re
from typing import Any

import pytest
from quart import Response

from picloud.manager.api.endpoint import ANYBODY, OPEN, Endpoint
from picloud.manager.api.endpoints.every import ENDPOINTS
from picloud.manager.models.access import NewToken
from picloud.shared.version import API_PREFIX
from tests.integration.conftest import BY, Manager, error_of

GUARDED = [endpoint for endpoint in ENDPOINTS if endpoint.scope != OPEN]
SCOPED = [endpoint for endpoint in GUARDED if endpoint.scope != ANYBODY]
LESSER = {"read": ["invoke:hello"], "deploy": ["read", "invoke:hello"], "admin": ["read", "deploy", "invoke:hello"]}
"""All that a token may have without having the scope."""


def name_of(endpoint: Endpoint) -> str:
    return f"{endpoint.method} {endpoint.path}"


async def ask(manager: Manager, endpoint: Endpoint, **headers: Any) -> Response:
    path = API_PREFIX + re.sub(r"<\w+>", "hello", endpoint.path)
    return await manager.client.open(path, method=endpoint.method, headers=headers, data=b"{")


async def bad_credentials(manager: Manager) -> dict[str, dict[str, str]]:
    admin = manager.headers["Authorization"]
    expired = await manager.tokens.create(NewToken(name="expired", scopes=["admin"], expires_in_s=60), BY)
    revoked = await manager.tokens.create(NewToken(name="revoked", scopes=["admin"]), BY)
    await manager.tokens.revoke(revoked.token.id, BY)
    manager.clock.now += 60_000
    return {
        "none": {},
        "empty": {"Authorization": ""},
        "malformed": {"Authorization": "Bearer pic_x"},
        "another scheme": {"Authorization": admin.replace("Bearer", "Basic")},
        "a character more": {"Authorization": f"{admin}x"},
        "expired": {"Authorization": f"Bearer {expired.text}"},
        "revoked": {"Authorization": f"Bearer {revoked.text}"},
        "unknown session": {"Cookie": "picloud_session_80=" + "a" * 43},
        "cookie of HTTPS": {"Cookie": "__Host-picloud_session_443=" + "a" * 43},
    }


def test_walk_sees_the_whole_api() -> None:
    assert len(GUARDED) >= 20
    assert {endpoint.scope for endpoint in SCOPED} == set(LESSER)
    assert {name_of(endpoint) for endpoint in ENDPOINTS} - {name_of(endpoint) for endpoint in GUARDED} == {
        "POST /admin/setup",
        "POST /admin/session",
    }


@pytest.mark.parametrize("endpoint", GUARDED, ids=name_of)
async def test_endpoint_answers_unauthenticated_to_every_bad_credential(manager: Manager, endpoint: Endpoint) -> None:
    await manager.create()
    for kind, headers in (await bad_credentials(manager)).items():
        response = await ask(manager, endpoint, **headers)

        assert response.status_code == 401, kind
        await error_of(response, 401, "unauthenticated")
        assert response.headers["WWW-Authenticate"] == "Bearer"
    assert (await manager.scripts.get("hello")).version == 1


@pytest.mark.parametrize("endpoint", SCOPED, ids=name_of)
async def test_endpoint_answers_forbidden_to_a_token_without_its_scope(manager: Manager, endpoint: Endpoint) -> None:
    await manager.create()
    lesser = await manager.tokens.create(NewToken(name="lesser", scopes=LESSER[endpoint.scope]), BY)

    error = await error_of(await ask(manager, endpoint, Authorization=f"Bearer {lesser.text}"), 403, "forbidden")

    assert error["details"] == {"scope": endpoint.scope}
    assert (await manager.scripts.get("hello")).version == 1
