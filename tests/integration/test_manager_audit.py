"""The audit log: one entry for each change in the change's own transaction, refusals of note, and no way back."""

import asyncio
import hashlib
from typing import Any

import pytest
from msgspec import structs

from picloud.manager.audit.log import MAX_REFUSALS_PER_HOUR
from picloud.manager.models.access import NewToken
from picloud.manager.storage.database import StorageError
from picloud.manager.storage.stores import audit as audit_storage
from picloud.shared.clock import now_ms
from picloud.shared.errors import StorageUnavailable
from tests.integration.conftest import ADMIN, BY, Manager, error_of

DAY_MS = 86_400_000


async def entries(manager: Manager, query: str = "") -> list[dict[str, Any]]:
    response = await manager.request("GET", f"/audit{query}")
    assert response.status_code == 200, await response.get_data(as_text=True)
    items: list[dict[str, Any]] = (await response.get_json())["items"]
    return items


def digest(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()


async def test_life_of_a_script_leaves_one_entry_for_each_change(manager: Manager) -> None:
    script = await manager.create("hello", "1")
    await manager.request("PATCH", "/scripts/hello", {"source": "2", "access": "token"})
    await manager.request("PATCH", "/scripts/hello", {"source": "2"})  # says nothing new
    await manager.request("PATCH", "/scripts/hello", {"source": "error!"})  # refused
    await manager.request("POST", "/scripts/hello/rollback", {"revision": 1})
    response = await manager.request("DELETE", "/scripts/hello")

    deleted, rolled_back, updated, created = await entries(manager)

    assert [entry["action"] for entry in (created, updated, rolled_back, deleted)] == [
        "script.create",
        "script.update",
        "script.rollback",
        "script.delete",
    ]
    hashes = [(entry["old_hash"], entry["new_hash"]) for entry in (created, updated, rolled_back, deleted)]
    one, two = digest("1"), digest("2")
    assert hashes == [(None, one), (one, two), (two, one), (one, None)]
    assert updated["details"] == {"revision": 2, "changed": ["access", "revision", "source"]}
    for entry in (created, updated, rolled_back, deleted):
        assert entry["object"] == {"type": "script", "id": script["id"], "name": "hello"}
        assert (entry["actor"], entry["token_id"], entry["at"]) == ("admin-token", None, "2023-11-14T22:13:20.000Z")
        assert entry["peer"]
    assert deleted["request_id"] == response.headers["X-Request-Id"]


async def test_tokens_leave_entries_without_their_secret_and_name_their_owner(manager: Manager) -> None:
    made = await (await manager.request("POST", "/tokens", {"name": "robot", "scopes": ["deploy"]})).get_json()
    headers = {"Authorization": f"Bearer {made['token']}"}
    await manager.client.post(f"{ADMIN}/scripts", headers=headers, json={"name": "hello", "source": "1"})
    await manager.request("DELETE", f"/tokens/{made['id']}")

    revoked, deployed, created = await entries(manager)

    assert (created["action"], created["details"]) == ("token.create", {"scopes": ["deploy"], "expires_in_s": None})
    assert (deployed["actor"], deployed["token_id"]) == ("token:robot", made["id"])
    assert (revoked["action"], revoked["object"]["id"]) == ("token.revoke", made["id"])
    assert made["token"] not in str((revoked, deployed, created))


async def test_change_is_not_made_when_its_entry_cannot_be_written(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    await manager.create("old", "1")

    async def full(*_: object) -> None:
        raise StorageUnavailable("The storage is full.", code="storage_full")

    for module in ("scripts", "tokens"):
        monkeypatch.setattr(f"picloud.manager.storage.stores.{module}.insert_entry", full)
    requests: list[tuple[str, str, Any]] = [
        ("POST", "/scripts", {"name": "new", "source": "1"}),
        ("PATCH", "/scripts/old", {"source": "2"}),
        ("DELETE", "/scripts/old", None),
        ("POST", "/tokens", {"name": "x", "scopes": ["read"]}),
    ]
    for method, path, body in requests:
        await error_of(await manager.request(method, path, body), 507, "storage_full")

    (script,) = (await manager.script_store.list_scripts("", None, 10)).items
    assert (script.name, script.revision) == ("old", 1)
    assert [(live.name, live.revision) for live in manager.feed.live.values()] == [("old", 1)]
    assert await manager.token_store.list_all() == []
    assert manager.tokens.list_tokens().items == []
    assert len(await entries(manager)) == 1


@pytest.mark.parametrize("statement", ["UPDATE audit_entries SET actor = 'nobody'", "DELETE FROM audit_entries"])
async def test_entry_cannot_be_changed_or_deleted(manager: Manager, statement: str) -> None:
    manager.clock.now = now_ms() - 29 * 86_400_000
    await manager.create()
    before = await entries(manager)

    with pytest.raises(StorageError):
        await manager.storage.control.execute(statement)

    assert await entries(manager) == before


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_audit_log_takes_no_other_method(manager: Manager, method: str) -> None:
    await error_of(await manager.request(method, "/audit"), 405, "method_not_allowed")


async def test_missing_scope_and_dead_tokens_are_noted_and_garbage_is_not(manager: Manager) -> None:
    read = await manager.tokens.create(NewToken(name="reader", scopes=["read"]), BY)
    gone = await manager.tokens.create(NewToken(name="gone", scopes=["read"]), BY)
    late = await manager.tokens.create(NewToken(name="late", scopes=["read"], expires_in_s=60), BY)
    await manager.tokens.revoke(gone.token.id, BY)
    manager.clock.now += 60_000
    for text in (read.text, gone.text, late.text, "pic_0123456789ab_" + "a" * 43, "x"):
        await manager.client.delete(f"{ADMIN}/scripts/hello", headers={"Authorization": f"Bearer {text}"})
    await manager.client.delete(f"{ADMIN}/scripts/hello")

    newest = (await entries(manager))[:3]  # in any order within a millisecond
    forbidden, expired, revoked = sorted(newest, key=lambda entry: (entry["action"], str(entry["details"])))

    assert len(await entries(manager)) == 7
    assert (forbidden["action"], forbidden["actor"]) == ("access.forbid", "token:reader")
    assert forbidden["details"] == {"scope": "deploy"}
    assert forbidden["object"]["name"] == "DELETE /admin/scripts/<reference>"
    assert (revoked["action"], revoked["actor"], revoked["details"]) == (
        "access.refuse",
        "anonymous",
        {"state": "revoked"},
    )
    assert (expired["object"]["id"], expired["details"]) == (late.token.id, {"state": "expired"})


async def test_refusals_are_noted_up_to_a_bound_and_the_rest_is_counted(manager: Manager) -> None:
    for _ in range(MAX_REFUSALS_PER_HOUR + 7):
        await manager.audit.note_refusal(BY, "access.forbid", object_type="endpoint")
    assert len(await entries(manager, "?limit=200")) == MAX_REFUSALS_PER_HOUR

    manager.clock.now += 3_600_000
    await manager.audit.note_refusal(BY, "access.forbid", object_type="endpoint")
    await manager.audit.note_refusal(BY, "access.forbid", object_type="endpoint")

    newest = [entry["details"] for entry in (await entries(manager))[:2]]  # in any order within a millisecond
    assert sorted(newest, key=len) == [{}, {"refusals_left_out": 7}]


async def test_noise_of_strangers_hides_no_refused_credential(manager: Manager) -> None:
    stranger = structs.replace(BY, actor="anonymous")
    for _ in range(MAX_REFUSALS_PER_HOUR + 7):
        await manager.audit.note_refusal(stranger, "session.refuse", object_type="account")
    stolen, other = [await manager.tokens.create(NewToken(name=name, scopes=["read"]), BY) for name in ("stolen", "b")]
    await manager.tokens.revoke(stolen.token.id, BY)
    await manager.tokens.revoke(other.token.id, BY)

    for issued in [other] * (MAX_REFUSALS_PER_HOUR + 1) + [stolen]:
        await manager.client.get(f"{ADMIN}/scripts", headers={"Authorization": f"Bearer {issued.text}"})

    refused = await entries(manager, "?action=access.refuse&limit=200")
    assert [entry["object"]["name"] for entry in refused].count("stolen") == 1
    assert len(refused) == MAX_REFUSALS_PER_HOUR + 1


async def test_refusal_stands_when_it_cannot_be_noted(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    issued = await manager.tokens.create(NewToken(name="reader", scopes=["read"]), BY)

    async def busy(*_: object) -> None:
        raise StorageUnavailable("The database is in use.", code="database_busy")

    monkeypatch.setattr(audit_storage, "insert_entry", busy)
    response = await manager.client.get(f"{ADMIN}/tokens", headers={"Authorization": f"Bearer {issued.text}"})

    await error_of(response, 403, "forbidden")


async def test_entries_are_listed_newest_first_in_pages(manager: Manager) -> None:
    for number in range(5):
        await manager.create(f"s{number}")
    found: list[str] = []
    query = "?limit=2"
    while query:
        page = await (await manager.request("GET", f"/audit{query}")).get_json()
        found += [item["object"]["name"] for item in page["items"]]
        query = f"?limit=2&cursor={page['next_cursor']}" if page["next_cursor"] else ""

    assert found == ["s4", "s3", "s2", "s1", "s0"]


async def test_filters_restrict(manager: Manager) -> None:
    first = await manager.create("first")
    manager.clock.now += 1_000
    issued = await manager.tokens.create(NewToken(name="robot", scopes=["deploy"]), BY)
    headers = {"Authorization": f"Bearer {issued.text}"}
    await manager.client.patch(f"{ADMIN}/scripts/first", headers=headers, json={"name": "second"})

    async def actions(query: str) -> list[str]:
        return [entry["action"] for entry in await entries(manager, query)]

    assert await actions("?actor=token:robot") == ["script.update"]
    assert await actions("?action=token.create") == ["token.create"]
    assert await actions("?object=second") == ["script.update"]
    assert await actions(f"?object={first['id']}") == ["script.update", "script.create"]
    assert await actions("?since=2023-11-14T22:13:21Z") == ["script.update", "token.create"]
    assert await actions("?until=2023-11-14T22:13:21Z") == ["script.create"]
    assert await actions("?object=second&actor=admin-token") == []


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("action=x", "bad_request"),
        ("action=script.*", "bad_request"),
        ("since=yesterday", "bad_request"),
        ("until=1", "bad_request"),
        ("zzz=1", "bad_request"),
        ("cursor=x", "invalid_cursor"),
    ],
)
async def test_query_that_cannot_be_used_is_refused(manager: Manager, query: str, code: str) -> None:
    await error_of(await manager.request("GET", f"/audit?{query}"), 400, code)


async def test_old_entries_are_forgotten_and_that_is_noted(manager: Manager) -> None:
    now = now_ms()
    for days in (400, 366, 364, 31, 1):
        manager.clock.now = now - days * DAY_MS
        await manager.create(f"made-{days}-days-ago")
    manager.clock.now = now

    assert await manager.audit.forget_old(365) == 2
    assert await manager.audit.forget_old(365) == 0

    newest, *others = await entries(manager)
    assert (newest["action"], newest["actor"], newest["details"]) == ("audit.forget", "picloud", {"entries": 2})
    assert [entry["object"]["name"] for entry in others] == [f"made-{days}-days-ago" for days in (1, 31, 364)]


async def test_too_many_entries_go_before_their_time_but_not_those_of_a_month(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("picloud.manager.audit.log.MAX_ENTRIES", 1)
    now = now_ms()
    for days in (100, 50, 20, 10):
        manager.clock.now = now - days * DAY_MS
        await manager.create(f"made-{days}-days-ago")
        await asyncio.sleep(0.002)  # ids sort by the millisecond
    manager.clock.now = now

    assert await manager.audit.forget_old(365) == 2
    kept = [entry["object"]["name"] for entry in await entries(manager)]
    assert kept == ["", "made-10-days-ago", "made-20-days-ago"]
