"""The owner as the tests see him: sets up, logs in, holds a cookie."""

from typing import Any

from quart.wrappers import Response

from tests.integration.conftest import ADMIN, BY, Manager

PASSWORD = "correct horse battery"
OTHER = "staple of the ninth moon"


async def post(manager: Manager, path: str, json: Any, headers: dict[str, str] | None = None) -> Response:
    """As somebody without any credential."""
    return await manager.client.post(ADMIN + path, json=json, headers=headers)


async def session_of(response: Response) -> dict[str, str]:
    """Return the headers with which a browser shows the session that this response began: the cookie and the key."""
    return {
        "Cookie": response.headers["Set-Cookie"].partition(";")[0],
        "X-PiCloud-Session": (await response.get_json())["session_key"],
    }


async def set_up(manager: Manager, password: str = PASSWORD) -> dict[str, str]:
    link = await manager.accounts.new_link(BY)
    response = await post(manager, "/setup", {"token": link.token, "password": password})
    assert response.status_code == 201, await response.get_data(as_text=True)
    return await session_of(response)


async def log_in(manager: Manager, password: str = PASSWORD, name: str = "owner") -> Response:
    return await post(manager, "/session", {"name": name, "password": password})


async def actions(manager: Manager) -> list[str]:
    items = (await (await manager.request("GET", "/audit?limit=200")).get_json())["items"]
    return [item["action"] for item in items][::-1]
