"""API tokens: made, shown once, scoped, revoked, expired; what the database and the answers hold of them."""

import asyncio
import re
from typing import Any

import pytest

from picloud.manager.access.last_used import LastUsedWriter
from picloud.manager.access.tokens import TokenService
from picloud.manager.models.access import NewToken
from picloud.shared.errors import StorageUnavailable
from picloud.shared.version import API_PREFIX
from tests.integration.conftest import ADMIN, BY, Manager, error_of

UNKNOWN = "pic_0123456789ab_" + "a" * 43
OPEN = {("POST", "/admin/setup"), ("POST", "/admin/session")}
"""What needs no credential, because it is the way to one."""
PLACEHOLDERS = {"reference": "hello", "number": "1", "token_id": "0123456789ab"}


def endpoints(manager: Manager) -> list[tuple[str, str]]:
    """Every method and path below `/api/v1` that the application serves."""
    found = []
    for rule in manager.app.url_map.iter_rules():
        path = re.sub(r"<(\w+)>", lambda match: PLACEHOLDERS.get(match[1], "x"), rule.rule).removeprefix(API_PREFIX)
        found += [(method, path) for method in sorted((rule.methods or set()) - {"OPTIONS"})]
    return found


async def issue(manager: Manager, *scopes: str, expires_in_s: int | None = None) -> tuple[str, dict[str, str]]:
    """A token's id and the headers that show it."""
    new = NewToken(name="robot", scopes=list(scopes), expires_in_s=expires_in_s)
    issued = await manager.tokens.create(new, BY)
    return issued.token.id, {"Authorization": f"Bearer {issued.text}"}


async def test_token_is_made_shown_once_and_kept_as_a_digest(manager: Manager) -> None:
    body = {"name": "robot", "scopes": ["read", "deploy", "read"], "expires_in_s": 3600}
    response = await manager.request("POST", "/tokens", body)
    token: dict[str, Any] = await response.get_json()

    assert response.status_code == 201
    assert re.fullmatch(rf"pic_{token['id']}_[A-Za-z0-9_-]{{43}}", token["token"])
    assert token["scopes"] == ["deploy", "read"]
    assert token["expires_at"] == "2023-11-14T23:13:20.000Z"
    listed = await (await manager.request("GET", "/tokens")).get_json()
    assert listed == {"items": [{name: token[name] for name in token if name != "token"}], "next_cursor": None}
    secret = token["token"].rpartition("_")[2].encode()
    await manager.storage.control.close()
    for file in manager.data_dir.iterdir():
        assert secret not in file.read_bytes(), file


async def test_issued_token_does_not_show_its_text_when_printed(manager: Manager) -> None:
    issued = await manager.tokens.create(NewToken(name="robot", scopes=["read"]), BY)

    assert issued.text not in repr(issued)
    assert issued.text not in repr(vars(manager.tokens))


async def test_tokens_survive_a_restart_with_scopes_and_end(manager: Manager) -> None:
    token_id, headers = await issue(manager, "read", expires_in_s=60)
    revoked_id, revoked_headers = await issue(manager, "read")
    await manager.tokens.revoke(revoked_id, BY)

    again = TokenService(manager.token_store, manager.script_store, clock=manager.clock)
    await again.load()

    principal = again.authenticate(headers["Authorization"])
    assert principal is not None
    assert (principal.name, principal.token_id, principal.scopes) == ("token:robot", token_id, frozenset({"read"}))
    assert again.authenticate(revoked_headers["Authorization"]) is None
    manager.clock.now += 60_000
    assert again.authenticate(headers["Authorization"]) is None


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({"name": "x", "scopes": []}, ["scopes"]),
        ({"name": "x", "scopes": ["read"] * 51}, ["scopes"]),
        ({"name": "x", "scopes": ["root", "read", "invoke:nobody"]}, ["scopes.0", "scopes.2"]),
        ({"name": "x", "scopes": ["invoke:"]}, ["scopes.0"]),
        ({"name": "x", "scopes": ["invoke:01890000-0000-7000-8000-000000000000"]}, ["scopes.0"]),
        ({"name": "x", "scopes": ["READ"]}, ["scopes.0"]),
        ({"name": "", "scopes": ["read"]}, ["name"]),
        ({"name": " x", "scopes": ["read"]}, ["name"]),
        ({"name": "a\u202eb", "scopes": ["read"]}, ["name"]),
        ({"name": "x" * 101, "scopes": ["read"]}, ["name"]),
        ({"name": "x", "scopes": ["read"], "expires_in_s": 59}, ["expires_in_s"]),
        ({"name": "x", "scopes": ["read"], "expires_in_s": 10**18}, ["expires_in_s"]),
        ({"name": "x", "scopes": "read"}, ["scopes"]),
        ({"name": 1, "scopes": ["read"], "expires_in_s": "1"}, ["name", "expires_in_s"]),
        ({"scopes": ["read"], "secret": "x"}, ["name", "secret"]),
    ],
)
async def test_token_that_breaks_a_rule_is_refused_with_all_faults(
    manager: Manager, body: dict[str, Any], fields: list[str]
) -> None:
    error = await error_of(await manager.request("POST", "/tokens", body), 422, "validation_failed")

    assert [fault["field"] for fault in error["details"]["errors"]] == fields
    assert manager.tokens.list_tokens().items == []


@pytest.mark.parametrize("by_name", [True, False])
async def test_invoke_scope_is_bound_to_the_id_of_its_script(manager: Manager, by_name: bool) -> None:
    script = await manager.create("hello")
    reference = "hello" if by_name else script["id"]

    response = await manager.request("POST", "/tokens", {"name": "x", "scopes": [f"invoke:{reference}"]})

    assert (await response.get_json())["scopes"] == [f"invoke:{script['id']}"]


async def test_revoked_token_is_refused_at_once_and_stays_listed(manager: Manager) -> None:
    token_id, headers = await issue(manager, "admin")
    assert (await manager.client.get(f"{ADMIN}/tokens", headers=headers)).status_code == 200

    assert (await manager.request("DELETE", f"/tokens/{token_id}")).status_code == 204
    manager.clock.now += 5
    assert (await manager.request("DELETE", f"/tokens/{token_id}")).status_code == 204

    await error_of(await manager.client.get(f"{ADMIN}/tokens", headers=headers), 401, "unauthenticated")
    (item,) = (await (await manager.request("GET", "/tokens")).get_json())["items"]
    assert item["revoked_at"] == "2023-11-14T22:13:20.000Z"


@pytest.mark.parametrize(
    ("reference", "status", "code"),
    [("0123456789ab", 404, "not_found"), ("x", 400, "bad_request"), ("0123456789AB", 400, "bad_request")],
)
async def test_revoking_what_is_no_token_is_refused(manager: Manager, reference: str, status: int, code: str) -> None:
    await error_of(await manager.request("DELETE", f"/tokens/{reference}"), status, code)


async def test_tokens_are_listed_newest_first_in_pages(manager: Manager) -> None:
    ids = []
    for _ in range(5):
        ids.append((await issue(manager, "read"))[0])
        manager.clock.now += 1
    found: list[str] = []
    query = "?limit=2"
    while query:
        page = await (await manager.request("GET", f"/tokens{query}")).get_json()
        found += [item["id"] for item in page["items"]]
        query = f"?limit=2&cursor={page['next_cursor']}" if page["next_cursor"] else ""

    assert found == ids[::-1]


async def test_every_endpoint_refuses_no_bad_expired_and_revoked_credentials(manager: Manager) -> None:
    await manager.create()
    _, expired = await issue(manager, "admin", expires_in_s=60)
    revoked_id, revoked = await issue(manager, "admin")
    await manager.tokens.revoke(revoked_id, BY)
    manager.clock.now += 60_000
    token = (await issue(manager, "admin"))[1]["Authorization"].removeprefix("Bearer ")
    bad = {"Authorization": f"Bearer {UNKNOWN}"}
    forged = {"Authorization": f"Bearer {token[:-1]}{'A' if token[-1] != 'A' else 'B'}"}
    assert len(endpoints(manager)) >= 20

    for method, path in endpoints(manager):
        if (method, path) in OPEN:
            continue
        for headers in ({}, bad, forged, expired, revoked):
            response = await manager.client.open(API_PREFIX + path, method=method, headers=headers)
            assert response.status_code == 401, (method, path, headers)
            assert response.headers["WWW-Authenticate"] == "Bearer"
        in_query = await manager.client.open(f"{API_PREFIX}{path}?token={token}&access_token={token}", method=method)
        assert in_query.status_code == 401, (method, path)
    assert await manager.scripts.count() == 1


async def test_scopes_allow_what_they_are_for(manager: Manager) -> None:
    await manager.create()
    _, read = await issue(manager, "read")
    _, deploy = await issue(manager, "deploy")
    _, admin = await issue(manager, "admin")

    async def status(headers: dict[str, str], method: str, path: str, json: Any = None) -> int:
        response = await manager.client.open(ADMIN + path, method=method, headers=headers, json=json)
        return response.status_code

    assert await status(read, "GET", "/scripts/hello") == 200
    assert await status(deploy, "PATCH", "/scripts/hello", {"source": "2"}) == 200
    assert await status(deploy, "POST", "/scripts/check", {"source": "2"}) == 200
    assert await status(admin, "GET", "/scripts/hello") == 200
    assert await status(admin, "DELETE", "/scripts/hello") == 204
    assert await status(read, "GET", "/nothing") == 404
    assert await status(read, "PUT", "/scripts") == 405
    assert await status(read, "OPTIONS", "/scripts") == 200


async def test_use_of_a_token_is_shown_at_once_and_written_in_batches(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[dict[str, int]] = []
    store = manager.token_store.set_last_used

    async def record(times: dict[str, int]) -> None:
        written.append(dict(times))
        await store(times)

    monkeypatch.setattr(manager.token_store, "set_last_used", record)
    token_id, headers = await issue(manager, "read")
    other_id, other = await issue(manager, "read")
    for _ in range(100):
        manager.clock.now += 1
        assert manager.tokens.authenticate(headers["Authorization"]) is not None
    assert manager.tokens.authenticate(other["Authorization"]) is not None
    assert manager.tokens.list_tokens().items[0].last_used_at == manager.clock.now
    assert written == []

    await manager.tokens.write_last_used()
    await manager.tokens.write_last_used()

    assert written == [{token_id: manager.clock.now, other_id: manager.clock.now}]
    rows = {token.id: token.last_used_at for token in await manager.token_store.list_all()}
    assert rows == written[0]


async def test_last_use_is_written_in_the_background_and_at_the_end(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = asyncio.Event()
    store = manager.token_store.set_last_used

    async def record(times: dict[str, int]) -> None:
        await store(times)
        written.set()

    monkeypatch.setattr(manager.token_store, "set_last_used", record)
    _, headers = await issue(manager, "read")
    writer = LastUsedWriter(manager.tokens.write_last_used, interval_s=0.01)
    await writer.start()
    manager.tokens.authenticate(headers["Authorization"])
    async with asyncio.timeout(5):
        await written.wait()
    manager.clock.now += 1
    manager.tokens.authenticate(headers["Authorization"])

    await writer.close()

    assert (await manager.token_store.list_all())[0].last_used_at == manager.clock.now


async def test_fault_of_storage_does_not_end_the_writer(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    again = asyncio.Event()

    async def busy(_: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            again.set()
        raise StorageUnavailable("The database is in use.", code="database_busy")

    monkeypatch.setattr(manager.token_store, "set_last_used", busy)
    _, headers = await issue(manager, "read")
    manager.tokens.authenticate(headers["Authorization"])
    writer = LastUsedWriter(manager.tokens.write_last_used, interval_s=0.01)
    await writer.start()
    async with asyncio.timeout(5):
        await again.wait()

    await writer.close()


async def test_token_is_not_taken_back_by_a_failed_revocation(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise StorageUnavailable("The storage is full.", code="storage_full")

    token_id, headers = await issue(manager, "read")
    monkeypatch.setattr(manager.token_store, "revoke", full)

    await error_of(await manager.request("DELETE", f"/tokens/{token_id}"), 507, "storage_full")

    assert manager.tokens.authenticate(headers["Authorization"]) is not None
