"""What a page of another site can do with the cookie of the dashboard: nothing."""

import pytest

from tests.integration.conftest import ADMIN, Manager, error_of
from tests.integration.owner import PASSWORD, post, set_up

CROSS_ORIGIN = [
    ({"Sec-Fetch-Site": "cross-site"}, False),
    ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"}, False),
    ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, False),
    ({"Origin": "https://evil.example"}, False),
    ({"Origin": "null"}, False),
    ({"Origin": "http://localhost.evil.example"}, False),
    ({"Origin": "http://localhost:81"}, False),
    ({"Referer": "http://localhost/"}, False),
    ({"Sec-Fetch-Mode": "cors"}, False),
    ({"Sec-Fetch-Site": "same-origin"}, True),
    ({"Sec-Fetch-Site": "none"}, True),
    ({"Origin": "http://localhost"}, True),
    ({}, True),
]


@pytest.mark.parametrize(("headers", "allowed"), CROSS_ORIGIN)
async def test_cookie_counts_for_changes_from_our_own_pages_alone(
    manager: Manager, headers: dict[str, str], allowed: bool
) -> None:
    cookie = await set_up(manager)
    body = {"name": "hello", "source": "1"}
    response = await manager.client.post(f"{ADMIN}/scripts", json=body, headers={**cookie, **headers})
    read = await manager.client.get(f"{ADMIN}/scripts", headers={**cookie, **headers})

    assert read.status_code == 200
    if allowed:
        assert response.status_code == 201
    else:
        await error_of(response, 403, "cross_origin")
        assert await manager.scripts.count() == 0


@pytest.mark.parametrize(("headers", "allowed"), CROSS_ORIGIN)
async def test_login_from_another_site_is_refused(manager: Manager, headers: dict[str, str], allowed: bool) -> None:
    await set_up(manager)
    response = await post(manager, "/session", {"password": PASSWORD}, headers)

    if allowed:
        assert response.status_code == 201
    else:
        await error_of(response, 403, "cross_origin")
        assert "Set-Cookie" not in response.headers


async def test_proxy_that_drops_the_port_is_named_in_the_refusal(manager: Manager) -> None:
    await set_up(manager)
    response = await post(manager, "/session", {"password": PASSWORD}, {"Origin": "http://localhost:8443"})

    await error_of(response, 403, "cross_origin")
    assert "proxy_set_header Host $http_host" in (await response.get_json())["error"]["message"]


async def test_token_is_not_bound_to_an_origin(manager: Manager) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://tool.example"}
    response = await manager.request("POST", "/scripts", {"name": "hello", "source": "1"}, headers=headers)

    assert response.status_code == 201
    assert "Access-Control-Allow-Origin" not in response.headers


async def test_text_body_with_the_right_session_is_refused(manager: Manager) -> None:
    cookie = await set_up(manager)
    headers = {**cookie, "Content-Type": "text/plain"}
    response = await manager.client.post(f"{ADMIN}/scripts", data=b"{}", headers=headers)

    await error_of(response, 415, "unsupported_media_type")
