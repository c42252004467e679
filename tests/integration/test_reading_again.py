"""What was ended stays ended while the same rows are read again because another process changed something."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from picloud.manager.models.access import NewToken
from tests.integration.conftest import BY, Manager, error_of
from tests.integration.owner import OTHER, PASSWORD, log_in, set_up


class PausedRead:
    """In the place of a store's read: answers, but late, with what was there when it was asked."""

    def __init__(self, read: Callable[..., Awaitable[object]]) -> None:
        self._read = read
        self.has_read = asyncio.Event()
        self.may_answer = asyncio.Event()

    async def __call__(self, *arguments: object, **options: object) -> object:
        answer = await self._read(*arguments, **options)
        self.has_read.set()
        await self.may_answer.wait()
        return answer

    async def wait(self) -> None:
        async with asyncio.timeout(10):
            await self.has_read.wait()


async def _change_while_reading(
    load: Callable[[], Awaitable[object]], paused: PausedRead, change: Awaitable[object]
) -> None:
    loading = asyncio.ensure_future(load())
    await paused.wait()
    changing = asyncio.ensure_future(change)
    await asyncio.wait([changing], timeout=0.3)
    paused.may_answer.set()
    async with asyncio.timeout(10):
        await asyncio.gather(loading, changing)


@pytest.mark.parametrize("how", ["by id", "by its value", "with the password"])
async def test_ended_session_stays_ended_while_sessions_are_read_again(
    manager: Manager, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    headers = await set_up(manager)
    value, key = headers["Cookie"].partition("=")[2], headers["X-PiCloud-Session"]
    assert manager.sessions.authenticate(value, key) is not None
    (session,) = manager.sessions.list_sessions()
    paused = PausedRead(manager.sessions._store.list_sessions)
    monkeypatch.setattr(manager.sessions._store, "list_sessions", paused)
    changes = {
        "by id": lambda: manager.sessions.end_by_id(session.id, BY),
        "by its value": lambda: manager.sessions.end(value, BY),
        "with the password": lambda: manager.accounts.change_password(None, OTHER, BY),
    }

    await _change_while_reading(manager.sessions.load, paused, changes[how]())

    assert manager.sessions.authenticate(value, key) is None
    assert manager.sessions.list_sessions() == []


async def test_old_password_stays_wrong_while_the_account_is_read_again(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up(manager)
    paused = PausedRead(manager.accounts._store.list_accounts)
    monkeypatch.setattr(manager.accounts._store, "list_accounts", paused)

    await _change_while_reading(manager.accounts.load, paused, manager.accounts.change_password(None, OTHER, BY))

    await error_of(await log_in(manager), 401, "unauthenticated")
    assert (await log_in(manager, OTHER)).status_code == 201


async def test_used_link_stays_used_while_it_is_read_again(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    link = await manager.accounts.new_link(BY)
    paused = PausedRead(manager.link._store.find_link)
    monkeypatch.setattr(manager.link._store, "find_link", paused)

    await _change_while_reading(manager.accounts.load_link, paused, manager.accounts.set_up(link.token, PASSWORD, BY))

    assert not manager.link.opens(link.token)


async def test_revoked_token_stays_revoked_while_tokens_are_read_again(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued = await manager.tokens.create(NewToken(name="ci", scopes=["read"]), BY)
    paused = PausedRead(manager.token_store.list_all)
    monkeypatch.setattr(manager.token_store, "list_all", paused)

    await _change_while_reading(manager.tokens.load, paused, manager.tokens.revoke(issued.token.id, BY))

    assert manager.tokens.authenticate(f"Bearer {issued.text}") is None


async def test_deleted_script_stays_away_while_scripts_are_read_again(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = await manager.create("hello")
    for read, load in (
        ("find_script", lambda: manager.scripts.refresh(script["id"])),
        ("list_scripts", manager.scripts.refresh_all),
    ):
        with monkeypatch.context() as patch:
            paused = PausedRead(getattr(manager.script_store, read))
            patch.setattr(manager.script_store, read, paused)
            changing = manager.scripts.delete("hello", BY) if read == "list_scripts" else asyncio.sleep(0)
            await _change_while_reading(load, paused, changing)
    assert list(manager.scripts._published) == []


async def test_login_with_the_old_password_fails_when_it_is_changed_meanwhile(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up(manager)
    paused = PausedRead(manager.passwords.matches)
    monkeypatch.setattr(manager.passwords, "matches", paused)
    login = asyncio.ensure_future(log_in(manager))
    await paused.wait()

    await manager.accounts.change_password(None, OTHER, BY)
    paused.may_answer.set()

    await error_of(await login, 401, "unauthenticated")
    assert manager.sessions.list_sessions() == []
