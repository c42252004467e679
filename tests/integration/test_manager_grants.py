"""Grants of scripts through the admin API: their normal form, who may change them, when they are live, what is kept."""

from typing import Any

import pytest
from msgspec import structs

from picloud.manager.models.access import NewToken
from picloud.manager.models.audit import AuditFilter
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.maintenance.backup_file import make_control_file, write_backup
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.shared.services import Grants
from tests.integration.conftest import ADMIN, BY, Manager, error_of

Json = dict[str, Any]
ALL: Json = {
    "http": ["api.github.com", "http://192.168.1.20"],
    "secrets": ["GITHUB_TOKEN"],
    "kv": ["shared"],
}


async def put(manager: Manager, body: Json, **headers: str) -> Json:
    """Replace the grants of `hello`; returns the answer's body."""
    response = await manager.request("PUT", "/scripts/hello/grants", body, headers)
    assert response.status_code == 200, await response.get_data(as_text=True)
    answer: Json = await response.get_json()
    return answer


async def entries(manager: Manager) -> list[Json]:
    """Return the audit entries of changes of grants, newest first."""
    page: Json = await (await manager.request("GET", "/audit?action=script.grant")).get_json()
    items: list[Json] = page["items"]
    return items


async def test_new_script_has_no_grants(manager: Manager) -> None:
    script = await manager.create()

    assert script["grants"] == {"http": [], "secrets": [], "kv": []}
    assert await (await manager.request("GET", "/scripts/hello/grants")).get_json() == script["grants"]
    assert manager.feed.live[script["id"]].grants == Grants()


async def test_grants_are_kept_in_normal_form_and_live_before_the_answer(manager: Manager) -> None:
    script = await manager.create()
    given = {**ALL, "http": ["HTTP://192.168.1.20:80", "https://API.github.com.:443", "api.github.com"]}

    assert await put(manager, given) == ALL

    expected = Grants(**{kind: tuple(names) for kind, names in ALL.items()})
    assert manager.feed.live[script["id"]].grants == expected
    assert (await (await manager.request("GET", "/scripts/hello")).get_json())["grants"] == ALL
    (listed,) = (await (await manager.request("GET", "/scripts")).get_json())["items"]
    assert listed["grants"] == ALL


async def test_kind_that_is_left_out_has_no_grants(manager: Manager) -> None:
    await manager.create()
    await put(manager, ALL)

    assert await put(manager, {"kv": ["shared"]}) == {"http": [], "secrets": [], "kv": ["shared"]}


async def test_change_of_grants_is_one_audit_entry_that_names_the_difference(manager: Manager) -> None:
    script = await manager.create()
    await put(manager, ALL)
    manager.clock.now += 1

    await put(manager, {**ALL, "http": ["api.github.com", "*.example.com"], "secrets": []})

    newest, _first = await entries(manager)
    assert newest["object"] == {"type": "script", "id": script["id"], "name": "hello"}
    assert newest["details"] == {
        "added": {"http": ["*.example.com"]},
        "removed": {"http": ["http://192.168.1.20"], "secrets": ["GITHUB_TOKEN"]},
    }


async def test_grants_that_do_not_change_write_and_publish_nothing(manager: Manager) -> None:
    await manager.create()
    await put(manager, ALL)
    published = len(manager.feed.published)

    await put(manager, {**ALL, "http": ["http://192.168.1.20", "api.github.com"]})

    assert len(await entries(manager)) == 1
    assert len(manager.feed.published) == published


async def test_grants_are_not_changed_over_a_state_that_the_caller_has_not_seen(manager: Manager) -> None:
    await manager.create()
    tag = (await manager.request("GET", "/scripts/hello/grants")).headers["ETag"]
    await put(manager, ALL, **{"If-Match": tag})

    refused = await manager.request("PUT", "/scripts/hello/grants", {}, {"If-Match": tag})

    await error_of(refused, 412, "precondition_failed")
    assert await (await manager.request("GET", "/scripts/hello/grants")).get_json() == ALL


async def test_grants_stay_when_source_name_and_live_revision_change(manager: Manager) -> None:
    script = await manager.create()
    await put(manager, ALL)

    await manager.request("PATCH", "/scripts/hello", {"source": "2", "name": "renamed"})
    await manager.request("POST", "/scripts/renamed/rollback", {"revision": 1})

    assert await (await manager.request("GET", "/scripts/renamed/grants")).get_json() == ALL
    assert structs.asdict(manager.feed.live[script["id"]].grants) == {kind: tuple(ALL[kind]) for kind in ALL}
    assert (await (await manager.request("GET", "/scripts/renamed")).get_json())["revision"] == 1


async def test_grants_go_with_their_script(manager: Manager) -> None:
    await manager.create()
    await put(manager, ALL)
    await manager.request("DELETE", "/scripts/hello")

    await manager.create()

    assert await (await manager.request("GET", "/scripts/hello/grants")).get_json() == {
        "http": [],
        "secrets": [],
        "kv": [],
    }
    assert await manager.storage.control.fetch_all("SELECT * FROM script_grants") == []


async def test_grants_are_published_at_start_and_when_another_process_changed_them(manager: Manager) -> None:
    script = await manager.create()
    stored = await manager.script_store.find_script(script["id"])
    assert stored is not None
    grants = Grants(secrets=("TOKEN",))
    changed = structs.replace(stored, version=stored.version + 1, grants=grants)
    entry = (await manager.audit.list_entries(AuditFilter())).items[0]
    await manager.script_store.set_grants(changed, Grants(), structs.replace(entry, id="another"))

    await manager.scripts.refresh(script["id"])

    assert manager.feed.live[script["id"]].grants == grants


async def test_trial_of_a_script_has_its_grants_and_one_of_a_new_source_none(manager: Manager) -> None:
    await manager.create()
    await put(manager, ALL)

    await manager.request("POST", "/scripts/hello/run", {"source": "1"})
    await manager.request("POST", "/scripts/run", {"source": "1"})

    of_script, of_source = (request.script.grants for request, _ in manager.executor.drafts)
    assert of_script.secrets == ("GITHUB_TOKEN",)
    assert of_source == Grants()


@pytest.mark.parametrize(("scope", "may_read"), [("read", True), ("deploy", False)])
async def test_only_admin_changes_grants(manager: Manager, scope: str, may_read: bool) -> None:
    await manager.create()
    issued = await manager.tokens.create(NewToken(name="robot", scopes=[scope]), BY)
    headers = {"Authorization": f"Bearer {issued.text}"}

    refused = await manager.client.put(f"{ADMIN}/scripts/hello/grants", headers=headers, json=ALL)

    error = await error_of(refused, 403, "forbidden")
    assert error["details"] == {"scope": "admin"}
    read = await manager.client.get(f"{ADMIN}/scripts/hello/grants", headers=headers)
    assert read.status_code == (200 if may_read else 403)


@pytest.mark.parametrize(
    ("body", "code", "fields"),
    [
        ({"http": ["https://a.example/path", "127.1", "ok.example"]}, "invalid_host", ["http.0", "http.1"]),
        ({"secrets": ["token", "A" * 65, ""]}, "validation_failed", ["secrets.0", "secrets.1", "secrets.2"]),
        ({"kv": ["Shared", "01890000-0000-7000-8000-000000000001"]}, "validation_failed", ["kv.0", "kv.1"]),
        ({"http": ["ftp://a"], "kv": [""]}, "validation_failed", ["http.0", "kv.0"]),
        ({"kv": [f"n{number}" for number in range(101)]}, "validation_failed", ["kv"]),
        ({"http": "api.github.com"}, "validation_failed", ["http"]),
        ({"http": [1], "secrets": [None]}, "validation_failed", ["http.0", "secrets.0"]),
        ({"mail": True}, "validation_failed", ["mail"]),
        ([], "validation_failed", ["body"]),
    ],
)
async def test_grants_that_break_a_rule_are_refused_with_all_faults(
    manager: Manager, body: Any, code: str, fields: list[str]
) -> None:
    await manager.create()

    error = await error_of(await manager.request("PUT", "/scripts/hello/grants", body), 422, code)

    assert [fault["field"] for fault in error["details"]["errors"]] == fields
    assert await entries(manager) == []


@pytest.mark.parametrize(("reference", "status"), [("nobody", 404), ("No-Name", 400)])
async def test_grants_of_no_script_are_refused(manager: Manager, reference: str, status: int) -> None:
    for method, body in (("GET", None), ("PUT", ALL)):
        response = await manager.request(method, f"/scripts/{reference}/grants", body)
        assert response.status_code == status


async def test_backup_has_the_grants(manager: Manager, tmp_path: Any) -> None:
    script = await manager.create()
    await put(manager, ALL)

    await write_backup(manager.storage.control, tmp_path / "backup", manager.clock)
    await make_control_file(tmp_path / "backup", tmp_path / "restored.db", manager.clock)

    restored = await SqliteDatabase.open_read_only(tmp_path / "restored.db")
    found = await ScriptStore(restored).find_script(script["id"])
    await restored.close()
    assert found is not None
    assert found.grants.http == ("api.github.com", "http://192.168.1.20")


async def test_save_warns_of_what_its_source_uses_without_a_grant(manager: Manager) -> None:
    await manager.create()
    await put(manager, {"http": ["*.example.com"], "secrets": ["TOKEN"]})
    source = """use http https://API.example.com/path?query#x
use http other.example
use secrets TOKEN
use http other.example
use kv shared
use secrets ?
use kv ?"""

    saved = await (await manager.request("PATCH", "/scripts/hello", {"source": source})).get_json()

    assert [(use["grant"], use["name"], use["line"], use["granted"]) for use in saved["uses"]] == [
        ("http", "api.example.com", 1, True),
        ("http", "other.example", 2, False),
        ("secrets", "TOKEN", 3, True),
        ("http", "other.example", 4, False),
        ("kv", "shared", 5, False),
        ("secrets", None, 6, True),
        ("kv", None, 7, False),
    ]
    assert [(warning["code"], warning["line"]) for warning in saved["warnings"]] == [
        ("grant_missing", 2),
        ("grant_missing", 5),
        ("grant_missing", 7),
    ]
    assert "other.example" in saved["warnings"][0]["message"]
    assert not any(warning["certain"] for warning in saved["warnings"])


async def test_missing_grant_never_refuses_a_save(manager: Manager) -> None:
    response = await manager.request(
        "POST", "/scripts", {"name": "hello", "source": "use secrets TOKEN", "strict": True}
    )

    assert response.status_code == 201
    assert [warning["code"] for warning in (await response.get_json())["warnings"]] == ["grant_missing"]


async def test_rollback_says_what_the_older_source_needs(manager: Manager) -> None:
    await manager.create(source="use secrets OLD")
    await manager.request("PATCH", "/scripts/hello", {"source": "use secrets NEW"})
    await put(manager, {"secrets": ["NEW"]})

    saved = await (await manager.request("POST", "/scripts/hello/rollback", {"revision": 1})).get_json()

    assert saved["uses"] == [{"grant": "secrets", "name": "OLD", "line": 1, "granted": False}]
    assert [warning["code"] for warning in saved["warnings"]] == ["grant_missing"]
    assert saved["grants"]["secrets"] == ["NEW"]


async def test_check_lists_what_needs_a_grant(manager: Manager) -> None:
    outcome = await (await manager.request("POST", "/scripts/check", {"source": "use secrets TOKEN"})).get_json()

    assert outcome == {"ok": True, "diagnostics": [], "uses": [{"grant": "secrets", "name": "TOKEN", "line": 1}]}


async def test_token_that_only_deploys_learns_the_uses_of_the_source_it_sent(manager: Manager) -> None:
    await manager.create(source="use secrets TOKEN")
    issued = await manager.tokens.create(NewToken(name="robot", scopes=["deploy"]), BY)
    headers = {"Authorization": f"Bearer {issued.text}"}

    async def uses(body: Json) -> list[Json]:
        answer = await manager.client.patch(f"{ADMIN}/scripts/hello", headers=headers, json=body)
        found: list[Json] = (await answer.get_json())["uses"]
        return found

    assert await uses({"limits": {"timeout_ms": 100}}) == []
    assert len(await uses({"source": "use kv shared"})) == 1


@pytest.mark.parametrize("use", ["use http ftp://a.example", "use http 127.1", "use secrets token", "use kv No"])
async def test_name_that_no_grant_can_have_counts_as_computed(manager: Manager, use: str) -> None:
    saved = await manager.create(source=use)

    assert [(found["name"], found["granted"]) for found in saved["uses"]] == [(None, False)]
    assert [warning["code"] for warning in saved["warnings"]] == ["grant_missing"]
