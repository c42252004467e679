"""Sessions of the dashboard: cookies, their ends, their list."""

import pytest

from picloud.manager.access.sessions import MAX_SESSIONS, SessionService
from picloud.manager.storage.stores.accounts import AccountStore
from tests.integration.conftest import ADMIN, BY, Manager, error_of
from tests.integration.owner import PASSWORD, actions, log_in, session_of, set_up


async def test_login_gives_a_cookie_that_scripts_of_a_page_cannot_read(manager: Manager) -> None:
    await set_up(manager)
    response = await log_in(manager)

    assert response.status_code == 201
    name, *attributes = response.headers["Set-Cookie"].split("; ")
    assert name.startswith("picloud_session_80=")
    assert set(attributes) == {"Path=/", "Max-Age=604800", "HttpOnly", "SameSite=Strict"}
    secrets = [name.partition("=")[2], (await response.get_json())["session_key"]]
    assert [len(secret) for secret in secrets] == [43, 43]
    await manager.storage.control.close()
    for secret in secrets:
        assert secret.encode() not in (manager.data_dir / "picloud.db").read_bytes()
    assert PASSWORD.encode() not in (manager.data_dir / "picloud.db").read_bytes()


async def test_cookie_over_https_is_bound_to_the_host(manager: Manager) -> None:
    await set_up(manager)
    body = {"password": PASSWORD}
    response = await manager.client.post(f"{ADMIN}/session", json=body, scheme="https")
    name, *attributes = response.headers["Set-Cookie"].split("; ")

    assert name.startswith("__Host-picloud_session_443=")
    assert set(attributes) == {"Path=/", "Max-Age=604800", "HttpOnly", "SameSite=Strict", "Secure"}
    cookie = await session_of(response)
    assert (await manager.client.get(f"{ADMIN}/scripts", headers=cookie, scheme="https")).status_code == 200
    assert (await manager.client.get(f"{ADMIN}/scripts", headers=cookie)).status_code == 401


@pytest.mark.parametrize(
    "cookie", ["picloud_session_80=", "picloud_session_80=" + "a" * 43, "picloud_session_80=\u00ff", "x=y"]
)
async def test_wrong_cookie_answers_unauthenticated(manager: Manager, cookie: str) -> None:
    await set_up(manager)
    response = await manager.client.get(f"{ADMIN}/scripts", headers={"Cookie": cookie})

    await error_of(response, 401, "unauthenticated")


async def test_two_session_cookies_answer_unauthenticated(manager: Manager) -> None:
    session = await set_up(manager)
    twice = session | {"Cookie": f"{session['Cookie']}; {session['Cookie']}"}
    response = await manager.client.get(f"{ADMIN}/scripts", headers=twice)

    await error_of(response, 401, "unauthenticated")


async def test_cookie_that_a_page_at_another_port_added_ends_no_session(manager: Manager) -> None:
    session = await set_up(manager)
    name = session["Cookie"].partition("=")[0]
    for cookies in (f"{name}=evil; {session['Cookie']}", f"{session['Cookie']}; {name}=; {name}=evil"):
        response = await manager.client.get(f"{ADMIN}/scripts", headers=session | {"Cookie": cookies})
        assert response.status_code == 200


async def test_cookie_is_named_after_the_port_of_the_address(manager: Manager) -> None:
    await set_up(manager)
    sessions = []
    for host in ("localhost:8080", "localhost:9090", "[::1]:8080", "localhost"):
        response = await manager.client.post(f"{ADMIN}/session", json={"password": PASSWORD}, headers={"Host": host})
        sessions.append((host, await session_of(response)))

    names = [session["Cookie"].partition("=")[0] for _, session in sessions]
    assert names == ["picloud_session_8080", "picloud_session_9090", "picloud_session_8080", "picloud_session_80"]
    jar = "; ".join(session["Cookie"] for _, session in sessions[:2])  # what a browser sends to both
    for host, session in sessions[:2]:
        headers = session | {"Cookie": jar, "Host": host}
        assert (await manager.client.get(f"{ADMIN}/session", headers=headers)).status_code == 200


@pytest.mark.parametrize("key", [None, "", "a" * 43, "\u00ff"])
@pytest.mark.parametrize(
    "method_and_path", ["GET /scripts", "POST /scripts", "GET /executions/stream", "POST /backups"]
)
async def test_cookie_without_its_session_key_is_refused(
    manager: Manager, method_and_path: str, key: str | None
) -> None:
    method, path = method_and_path.split()
    session = await set_up(manager)
    del session["X-PiCloud-Session"]
    headers = session if key is None else session | {"X-PiCloud-Session": key}
    response = await manager.client.open(ADMIN + path, method=method, headers=headers)

    await error_of(response, 401, "session_key_required")


async def test_session_key_of_another_session_is_refused(manager: Manager) -> None:
    one = await set_up(manager)
    other = await session_of(await log_in(manager))
    mixed = one | {"X-PiCloud-Session": other["X-PiCloud-Session"]}

    await error_of(await manager.client.get(f"{ADMIN}/session", headers=mixed), 401, "session_key_required")
    await error_of(await manager.client.delete(f"{ADMIN}/session", headers=mixed), 401, "session_key_required")
    for session in (one, other):
        assert (await manager.client.get(f"{ADMIN}/session", headers=session)).status_code == 200


async def test_session_key_without_a_cookie_opens_nothing(manager: Manager) -> None:
    session = await set_up(manager)
    del session["Cookie"]
    await error_of(await manager.client.get(f"{ADMIN}/session", headers=session), 401, "unauthenticated")


async def test_cookie_without_its_key_is_no_use_of_the_session(manager: Manager) -> None:
    session = await set_up(manager)
    hour = 3_600_000
    manager.clock.now += 7 * hour
    await manager.client.get(f"{ADMIN}/session", headers={"Cookie": session["Cookie"]})
    manager.clock.now += hour
    await error_of(await manager.client.get(f"{ADMIN}/session", headers=session), 401, "unauthenticated")


async def test_authorization_header_wins_over_the_cookie(manager: Manager) -> None:
    cookie = await set_up(manager)
    response = await manager.client.get(f"{ADMIN}/scripts", headers={**cookie, "Authorization": "Bearer x"})

    await error_of(response, 401, "unauthenticated")


async def test_session_is_the_owner_in_the_audit_log(manager: Manager) -> None:
    cookie = await set_up(manager)
    body = {"name": "hello", "source": "1"}
    response = await manager.client.post(f"{ADMIN}/scripts", json=body, headers=cookie)

    assert response.status_code == 201
    (entry,) = (await (await manager.request("GET", "/audit?action=script.create")).get_json())["items"]
    assert (entry["actor"], entry["token_id"]) == ("owner", None)


async def test_logout_ends_this_session_alone(manager: Manager) -> None:
    one = await set_up(manager)
    other = await session_of(await log_in(manager))
    response = await manager.client.delete(f"{ADMIN}/session", headers=one)

    assert response.status_code == 204
    assert "Max-Age=0" in response.headers["Set-Cookie"]
    assert (await manager.client.get(f"{ADMIN}/session", headers=one)).status_code == 401
    assert (await manager.client.get(f"{ADMIN}/session", headers=other)).status_code == 200
    assert (await actions(manager))[-1] == "session.logout"


async def test_session_ends_when_idle_and_after_its_longest_time(manager: Manager) -> None:
    cookie = await set_up(manager)

    async def status() -> int:
        return (await manager.client.get(f"{ADMIN}/session", headers=cookie)).status_code

    hour = 3_600_000
    for _ in range(23):
        manager.clock.now += 7 * hour
        assert await status() == 200
    manager.clock.now += 7 * hour  # 168 hours
    assert await status() == 401
    cookie = await session_of(await log_in(manager))
    manager.clock.now += 8 * hour - 1
    assert await status() == 200
    manager.clock.now += 8 * hour
    assert await status() == 401


async def test_sessions_survive_a_restart_with_their_last_use(manager: Manager) -> None:
    await set_up(manager)
    session = await manager.sessions.begin("owner", BY)
    manager.clock.now += 3_600_000
    assert manager.sessions.authenticate(session.cookie, session.key) is not None
    await manager.sessions.write_last_seen()
    manager.clock.now += 8 * 3_600_000 - 1

    again = SessionService(AccountStore(manager.storage.control), clock=manager.clock)
    await again.load()

    assert again.authenticate(session.cookie, session.key) is not None


async def test_number_of_sessions_is_bounded(manager: Manager) -> None:
    await set_up(manager)
    first = await manager.sessions.begin("owner", BY)
    for _ in range(MAX_SESSIONS):
        last = await manager.sessions.begin("owner", BY)

    assert manager.sessions.authenticate(first.cookie, first.key) is None
    assert manager.sessions.authenticate(last.cookie, last.key) is not None
    rows = await AccountStore(manager.storage.control).list_sessions()
    assert len(rows) == MAX_SESSIONS


async def test_sessions_are_listed_and_one_is_ended(manager: Manager) -> None:
    one = await set_up(manager)
    manager.clock.now += 1_000
    other = await session_of(await log_in(manager))
    listed = (await (await manager.client.get(f"{ADMIN}/sessions", headers=other)).get_json())["items"]

    assert [(item["name"], item["current"]) for item in listed] == [("owner", True), ("owner", False)]
    assert listed[0]["created_at"] > listed[1]["created_at"]
    path = f"{ADMIN}/sessions/{listed[1]['id']}"
    assert (await manager.client.delete(path, headers=other)).status_code == 204
    assert (await manager.client.get(f"{ADMIN}/session", headers=one)).status_code == 401
    assert (await manager.client.get(f"{ADMIN}/session", headers=other)).status_code == 200
    await error_of(await manager.client.delete(path, headers=other), 404, "not_found")
    assert (await actions(manager))[-1] == "session.logout"


async def test_id_of_a_session_opens_nothing(manager: Manager) -> None:
    await set_up(manager)
    (item,) = (await (await manager.request("GET", "/sessions")).get_json())["items"]
    assert item["current"] is False
    cookie = {"Cookie": f"picloud_session_80={item['id']}"}
    await error_of(await manager.client.get(f"{ADMIN}/session", headers=cookie), 401, "unauthenticated")
