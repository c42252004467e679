"""The owner: set-up link, login, passwords, guesses at them."""

import asyncio
import threading
from functools import partial
from typing import Any

import pytest

from picloud.manager.access.accounts import AccountService
from picloud.manager.access.setup_link import SetupLink
from picloud.manager.models.access import NewToken
from picloud.manager.storage.stores.accounts import AccountStore
from tests.integration.conftest import ADMIN, BY, Manager, error_of
from tests.integration.owner import OTHER, PASSWORD, actions, log_in, post, session_of, set_up


async def test_first_start_leaves_a_link_that_only_the_owner_can_read(manager: Manager) -> None:
    link = await manager.accounts.first_link(BY)

    assert link is not None
    assert manager.link.path.read_text() == f"{link.url}\n" == f"http://board/setup#{link.token}\n"
    assert manager.link.path.stat().st_mode & 0o777 == 0o600
    assert len(link.token) == 43
    assert link.token not in repr(link)
    assert await manager.accounts.first_link(BY) is None
    await manager.storage.control.close()
    assert link.token.encode() not in (manager.data_dir / "picloud.db").read_bytes()


async def test_link_makes_the_owner_once_and_logs_in(manager: Manager) -> None:
    link = await manager.accounts.new_link(BY)
    body = {"token": link.token, "password": PASSWORD}
    response = await post(manager, "/setup", body)

    assert response.status_code == 201
    who = await (await manager.client.get(f"{ADMIN}/session", headers=await session_of(response))).get_json()
    assert who == {"name": "owner", "scopes": ["admin"], "token_id": None}
    assert not manager.link.path.exists()
    await error_of(await post(manager, "/setup", body), 404, "not_found")
    await error_of(await manager.request("POST", "/setup-link"), 409, "already_exists")
    assert await actions(manager) == ["setup_link.create", "account.create", "session.login"]


async def test_set_up_answers_alike_whatever_is_wrong(manager: Manager) -> None:
    async def answer(token: str) -> dict[str, Any]:
        error = await error_of(await post(manager, "/setup", {"token": token, "password": PASSWORD}), 404, "not_found")
        del error["request_id"]
        return error

    without = await answer("x" * 43)
    link = await manager.accounts.new_link(BY)
    replaced = await answer(link.token[::-1])
    newer = await manager.accounts.new_link(BY)
    old = await answer(link.token)
    manager.clock.now += 30 * 60_000
    late = await answer(newer.token)
    await set_up(manager)
    after = await answer("x" * 43)
    unread = await manager.client.post(f"{ADMIN}/setup", data=b"\xff", headers={"Content-Type": "text/plain"})

    assert without == replaced == old == late == after
    await error_of(unread, 404, "not_found")


async def test_link_works_until_its_last_moment_and_after_a_restart(manager: Manager) -> None:
    link = await manager.accounts.new_link(BY)
    manager.clock.now += 30 * 60_000 - 1
    again = SetupLink(
        AccountStore(manager.storage.control), manager.data_dir, "http://board/setup", clock=manager.clock
    )

    assert await again.load()
    assert again.opens(link.token)
    assert not again.opens("")


async def test_weak_password_is_refused_and_the_link_stays(manager: Manager) -> None:
    link = await manager.accounts.new_link(BY)
    response = await post(manager, "/setup", {"token": link.token, "password": "password1234"})

    error = await error_of(response, 422, "validation_failed")
    assert [fault["field"] for fault in error["details"]["errors"]] == ["password"]
    assert (await post(manager, "/setup", {"token": link.token, "password": PASSWORD})).status_code == 201


async def test_two_set_ups_at_once_make_one_owner(manager: Manager) -> None:
    link = await manager.accounts.new_link(BY)
    answers = await asyncio.gather(
        *(post(manager, "/setup", {"token": link.token, "password": word}) for word in (PASSWORD, OTHER))
    )

    assert sorted(answer.status_code for answer in answers) == [201, 404]


async def test_new_link_is_for_the_admin_alone(manager: Manager) -> None:
    response = await manager.request("POST", "/setup-link")

    assert response.status_code == 201
    body = await response.get_json()
    assert body["expires_at"] == "2023-11-14T22:43:20.000Z"
    assert manager.link.path.read_text() == f"http://board/setup#{body['token']}\n"
    await error_of(await post(manager, "/setup-link", None), 401, "unauthenticated")


async def test_change_of_password_ends_all_sessions(manager: Manager) -> None:
    cookie = await set_up(manager)
    other = await session_of(await log_in(manager))
    body = {"current_password": PASSWORD, "password": OTHER}
    response = await manager.client.post(f"{ADMIN}/password", json=body, headers=cookie)

    assert response.status_code == 204
    for headers in (cookie, other):
        assert (await manager.client.get(f"{ADMIN}/session", headers=headers)).status_code == 401
    await error_of(await log_in(manager), 401, "unauthenticated")
    assert (await log_in(manager, OTHER)).status_code == 201
    assert "account.change_password" in await actions(manager)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"password": OTHER}, 422, "validation_failed"),
        ({"current_password": "wrong password", "password": OTHER}, 401, "unauthenticated"),
        ({"current_password": PASSWORD, "password": "short"}, 422, "validation_failed"),
        ({"current_password": PASSWORD}, 422, "validation_failed"),
    ],
)
async def test_change_of_password_that_is_refused_changes_nothing(
    manager: Manager, body: dict[str, str], status: int, code: str
) -> None:
    cookie = await set_up(manager)

    await error_of(await manager.client.post(f"{ADMIN}/password", json=body, headers=cookie), status, code)

    assert (await manager.client.get(f"{ADMIN}/session", headers=cookie)).status_code == 200
    assert (await log_in(manager)).status_code == 201


async def test_forgotten_password_is_replaced_with_the_admin_token_and_no_other(manager: Manager) -> None:
    await set_up(manager)
    issued = await manager.tokens.create(NewToken(name="robot", scopes=["admin"]), BY)
    headers = {"Authorization": f"Bearer {issued.text}"}

    await error_of(await post(manager, "/password", {"password": OTHER}, headers), 422, "validation_failed")
    assert (await manager.request("POST", "/password", {"password": OTHER})).status_code == 204

    assert (await log_in(manager, OTHER)).status_code == 201


async def test_sixth_wrong_password_in_a_minute_is_throttled_even_when_it_is_right(manager: Manager) -> None:
    await set_up(manager)
    for _ in range(5):
        await error_of(await log_in(manager, "wrong password"), 401, "unauthenticated")
        manager.clock.now += 1_000
    response = await log_in(manager)

    error = await error_of(response, 429, "too_many_attempts")
    assert response.headers["Retry-After"] == "55"
    assert error["details"] == {"retry_after_s": 55}
    manager.clock.now += 55_000
    assert (await log_in(manager)).status_code == 201
    assert (await actions(manager)).count("session.refuse") == 5


async def test_right_password_forgives_what_came_before(manager: Manager) -> None:
    await set_up(manager)
    for _ in range(3):
        for _ in range(4):
            await error_of(await log_in(manager, "wrong password"), 401, "unauthenticated")
        assert (await log_in(manager)).status_code == 201


async def test_unknown_and_known_names_answer_alike(manager: Manager) -> None:
    async def answer(name: str) -> str:
        error = await error_of(await log_in(manager, "wrong password", name), 401, "unauthenticated")
        return str(error["message"])

    before = await answer("owner")
    await set_up(manager)
    assert before == await answer("owner") == await answer("somebody") == await answer("")


async def test_peer_that_tries_many_names_is_throttled(manager: Manager) -> None:
    await set_up(manager)
    statuses = [(await log_in(manager, "wrong password", f"n{number}")).status_code for number in range(25)]

    assert statuses == [401] * 20 + [429] * 5


async def test_at_most_two_hashes_are_made_at_once(manager: Manager) -> None:
    await set_up(manager)
    answers = await asyncio.gather(*(log_in(manager, "wrong password") for _ in range(5)))

    statuses = [answer.status_code for answer in answers]
    assert set(statuses) <= {401, 503}
    assert statuses.count(401) >= 2
    busy = [answer for answer in answers if answer.status_code == 503]
    for answer in busy:
        await error_of(answer, 503, "server_busy")
        assert answer.headers["Retry-After"] == "1"


async def test_owner_is_known_after_a_restart(manager: Manager) -> None:
    await set_up(manager)
    again = AccountService(
        AccountStore(manager.storage.control),
        manager.sessions,
        manager.link,
        manager.audit,
        passwords=manager.passwords,
    )
    await again.load()

    assert again.has_owner
    assert await again.log_in("owner", PASSWORD, BY)


async def test_name_that_cannot_be_used_is_told_by_field(manager: Manager) -> None:
    await manager.create("one")
    await manager.create("two")
    answers = [
        (await manager.request("POST", "/scripts", {"name": "one", "source": "1"}), 409, "already_exists"),
        (await manager.request("PATCH", "/scripts/two", {"name": "one"}), 409, "already_exists"),
        (await manager.request("PATCH", "/scripts/two", {"name": "Two"}), 422, "invalid_name"),
    ]
    for response, status, code in answers:
        error = await error_of(response, status, code)
        assert [fault["field"] for fault in error["details"]["errors"]] == ["name"]


def come_from(manager: Manager, address: str) -> None:
    """Ask from this address from now on."""
    manager.client.open = partial(type(manager.client).open, manager.client, scope_base={"client": (address, 1)})  # type: ignore[method-assign]


async def test_wrong_passwords_from_elsewhere_do_not_lock_the_owner_out(manager: Manager) -> None:
    come_from(manager, "192.0.2.1")
    await set_up(manager)
    for stranger in range(20):
        come_from(manager, f"198.51.100.{stranger}")
        for _ in range(5):
            await log_in(manager, "wrong password")
    await error_of(await log_in(manager), 429, "too_many_attempts")

    come_from(manager, "192.0.2.1")
    assert (await log_in(manager)).status_code == 201

    again = AccountService(
        AccountStore(manager.storage.control),
        manager.sessions,
        manager.link,
        manager.audit,
        passwords=manager.passwords,
    )
    await again.load()  # as after a restart
    assert again.guard.knows("192.0.2.1")
    assert not again.guard.knows("198.51.100.1")


async def test_strangers_leave_a_hash_to_the_owner(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    come_from(manager, "192.0.2.1")
    await set_up(manager)
    come_from(manager, "198.51.100.1")
    running = threading.Event()
    monkeypatch.setattr(manager.passwords, "_matches", lambda *_: running.wait(10))
    attempts = [asyncio.ensure_future(log_in(manager, "wrong password", f"n{number}")) for number in range(3)]
    await asyncio.sleep(0.1)
    monkeypatch.undo()
    come_from(manager, "192.0.2.1")
    assert (await log_in(manager)).status_code == 201

    running.set()
    assert sorted([(await attempt).status_code for attempt in attempts])[1:] == [503, 503]
