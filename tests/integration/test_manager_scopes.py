"""No response goes beyond what its caller could GET, for every endpoint and every scope."""

from typing import Any

import pytest
from quart import Response

from picloud.manager.api.endpoints.every import ENDPOINTS
from picloud.manager.models.access import NewToken
from picloud.shared.models import Diagnostic, SandboxLimits, SourceCheck
from picloud.shared.running import RunningExecution
from tests.integration.conftest import ADMIN, BY, Manager, error_of

RUNNING = "019ab0c2-0000-7000-8000-000000000001"
SOURCE = "let hidden_source = 1; 42"
CHANGES: dict[str, tuple[str, str, Any]] = {
    "POST /admin/scripts": ("POST", "/scripts", {"name": "other", "source": "1"}),
    "POST /admin/scripts/check": ("POST", "/scripts/check", {"source": "1"}),
    "POST /admin/scripts/run": ("POST", "/scripts/run", {"source": "1"}),
    "PATCH /admin/scripts/<reference>": ("PATCH", "/scripts/hello", {}),
    "DELETE /admin/scripts/<reference>": ("DELETE", "/scripts/hello", None),
    "POST /admin/scripts/<reference>/rollback": ("POST", "/scripts/hello/rollback", {"revision": 1}),
    "POST /admin/scripts/<reference>/release": ("POST", "/scripts/hello/release", None),
    "POST /admin/executions/<execution_id>/cancel": ("POST", f"/executions/{RUNNING}/cancel", None),
    "POST /admin/scripts/<reference>/run": ("POST", "/scripts/hello/run", {"source": "1"}),
}
"""A valid request for each endpoint of scripts and their runs that does something and needs less than `admin`."""
SCRIPTS = ("/admin/scripts", "/admin/executions")
RECEIPT = {"id", "name", "revision", "url", "updated_at", "warnings", "previous_revision", "changed", "uses"}
"""How to name and call what the caller has just changed."""
OWN_RUN = {"POST /admin/scripts/check", "POST /admin/scripts/run", "POST /admin/scripts/<reference>/run"}
"""Answer about a source that came with the request; nothing of it can be read later."""


async def ask(manager: Manager, scopes: list[str], method: str, path: str, json: Any = None) -> Response:
    token = await manager.tokens.create(NewToken(name="+".join(scopes), scopes=scopes), BY)
    headers = {"Authorization": f"Bearer {token.text}"}
    return await manager.client.open(ADMIN + path, method=method, headers=headers, json=json)


async def make_script(manager: Manager) -> None:
    manager.executor.running = [
        RunningExecution(RUNNING, RUNNING, "hidden", 1, "http", False, 0, 0, 5_000, "kv.get hidden")
    ]
    await manager.create("hello", SOURCE, access="token", description="hidden description")
    await manager.request("PATCH", "/scripts/hello", {"source": f"{SOURCE} + 1", "limits": {"timeout_ms": 77}})


def test_changes_are_all_that_need_less_than_admin() -> None:
    assert set(CHANGES) == {
        f"{endpoint.method} {endpoint.path}"
        for endpoint in ENDPOINTS
        if endpoint.method != "GET" and endpoint.scope in ("read", "deploy") and endpoint.path.startswith(SCRIPTS)
    }


@pytest.mark.parametrize("name", CHANGES)
async def test_answer_to_a_token_that_only_deploys_is_a_receipt(manager: Manager, name: str) -> None:
    await make_script(manager)
    method, path, body = CHANGES[name]
    response = await ask(manager, ["deploy"], method, path, body)
    text = await response.get_data(as_text=True)

    assert response.status_code in (200, 201, 204), text
    assert "hidden" not in text
    if name not in OWN_RUN and response.status_code != 204:
        assert set(await response.get_json()) <= RECEIPT
    for readable in ("/scripts", "/scripts/hello", "/scripts/hello/revisions", "/scripts/hello/revisions/1"):
        await error_of(await ask(manager, ["deploy"], "GET", readable), 403, "forbidden")


@pytest.mark.parametrize("scopes", [["deploy", "read"], ["admin"]], ids="+".join)
@pytest.mark.parametrize("name", CHANGES)
async def test_answer_to_a_token_that_reads_is_what_it_can_get(manager: Manager, name: str, scopes: list[str]) -> None:
    await make_script(manager)
    method, path, body = CHANGES[name]
    response = await ask(manager, scopes, method, path, body)
    if name in OWN_RUN or response.status_code == 204:
        return
    answer = await response.get_json()
    readable = await (await ask(manager, scopes, "GET", f"/scripts/{answer['id']}")).get_json()

    of_the_save = {"warnings", "previous_revision", "changed", "uses"}
    assert {field: readable.get(field) for field in answer if field not in of_the_save} == {
        field: value for field, value in answer.items() if field not in of_the_save
    }


async def test_access_is_changed_by_an_admin_alone(manager: Manager) -> None:
    await make_script(manager)
    for scopes in (["deploy"], ["deploy", "read"]):
        refused = await ask(manager, scopes, "PATCH", "/scripts/hello", {"access": "public", "source": "1"})
        assert (await error_of(refused, 403, "forbidden"))["details"] == {"scope": "admin"}
        kept = await ask(manager, scopes, "PATCH", "/scripts/hello", {"access": "token"})
        assert kept.status_code == 200
    assert (await manager.scripts.get("hello")).access == "token"
    assert (await manager.scripts.get("hello")).revision == 2

    entries = (await (await manager.request("GET", "/audit?action=access.forbid")).get_json())["items"]
    assert [entry["details"] for entry in entries] == [{"scope": "admin"}] * 2

    assert (await ask(manager, ["admin"], "PATCH", "/scripts/hello", {"access": "public"})).status_code == 200
    assert (await manager.scripts.get("hello")).access == "public"


async def test_findings_about_a_stored_source_need_read(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    findings: list[Diagnostic] = []

    async def check(_source: str, _limits: SandboxLimits) -> SourceCheck:
        return SourceCheck(findings)

    await make_script(manager)
    monkeypatch.setattr(manager.executor, "check", check)
    changes = [
        ("PATCH", "/scripts/hello", {"limits": {"timeout_ms": 99}}),
        ("POST", "/scripts/hello/rollback", {"revision": 1}),
    ]
    findings[:] = [Diagnostic("error", "script_compile_error", "hidden variable", 1, 5)]
    for method, path, body in changes:
        error = await error_of(await ask(manager, ["deploy"], method, path, body), 422, "script_compile_error")
        assert "hidden" not in str(error)
        assert "details" not in error
        error = await error_of(await ask(manager, ["deploy", "read"], method, path, body), 422, "script_compile_error")
        assert "hidden" in str(error)
    findings[:] = [Diagnostic("warning", "undefined_variable", "hidden variable", 1, 5, certain=True)]
    strict = {"limits": {"timeout_ms": 99}, "strict": True}
    error = await error_of(await ask(manager, ["deploy"], "PATCH", "/scripts/hello", strict), 422, "certain_failure")
    assert "hidden" not in str(error)
    findings[:] = [Diagnostic("warning", "unused_result", "hidden variable", 1, 5)]
    for method, path, body in changes:
        response = await ask(manager, ["deploy"], method, path, body)
        assert (response.status_code, (await response.get_json())["warnings"]) == (200, [])


async def test_trial_of_the_live_revision_needs_read(manager: Manager) -> None:
    await make_script(manager)
    for body in ({}, {"limits": {"timeout_ms": 99}}):
        error = await error_of(await ask(manager, ["deploy"], "POST", "/scripts/hello/run", body), 403, "forbidden")
        assert error["details"] == {"scope": "read"}
        assert (await ask(manager, ["deploy", "read"], "POST", "/scripts/hello/run", body)).status_code == 200
