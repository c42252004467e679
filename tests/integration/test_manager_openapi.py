"""The OpenAPI document: complete, committed, behind a credential, and true about parameters."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from picloud.manager.api.endpoint import OPEN, Endpoint
from picloud.manager.api.endpoints.every import ENDPOINTS
from picloud.manager.api.openapi import error_codes, openapi_document, parameters_of
from picloud.manager.api.paths_elsewhere import PATHS_ELSEWHERE
from picloud.shared.errors import STATUS_OF_CODE
from picloud.shared.version import API_PREFIX
from scripts.versioning.api import document_text, golden_path
from tests.integration.conftest import Manager

ROOT = Path(__file__).parents[2]
DOCUMENT = openapi_document(ENDPOINTS)
PLACES = {"reference": "hello", "number": "1", "execution_id": "x", "token_id": "0123456789ab", "backup_name": "x"}


def operations() -> set[tuple[str, str]]:
    """Method and path of what the document says of this application."""
    paths = {path: item for path, item in DOCUMENT["paths"].items() if path not in PATHS_ELSEWHERE}
    return {(method.upper(), path) for path, item in paths.items() for method in item}


def references(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*(references(each) for each in value.values()))
    return set().union(*(references(each) for each in value)) if isinstance(value, list) else set()


def test_document_is_the_committed_one() -> None:
    committed = golden_path(ROOT).read_text("utf-8")
    assert document_text() == committed, "the API differs from its golden: run scripts/golden and look at git diff"


async def test_every_route_is_in_the_document_and_nothing_else(manager: Manager) -> None:
    served = set()
    for rule in manager.app.url_map.iter_rules():
        path = re.sub(r"<(?:path:)?(\w+)>", r"{\1}", rule.rule)
        served |= {(method, path) for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}

    assert served == operations()
    assert len(served) >= 20


def test_every_reference_leads_somewhere_and_every_component_is_used() -> None:
    components = DOCUMENT["components"]
    there = {f"#/components/{kind}/{name}" for kind in ("schemas", "headers") for name in components[kind]}

    assert set(references(DOCUMENT)) == there


def test_operations_have_unique_ids_and_known_codes() -> None:
    ids = [
        operation["operationId"]
        for item in DOCUMENT["paths"].values()
        for key, operation in item.items()
        if key != "parameters"
    ]
    assert len(ids) == len(set(ids))
    for endpoint in ENDPOINTS:
        assert set(error_codes(endpoint)) <= set(STATUS_OF_CODE)
        assert endpoint.summary.endswith(".")


@pytest.mark.parametrize("endpoint", [each for each in ENDPOINTS if each.scope != OPEN], ids=lambda each: each.name)
async def test_endpoint_knows_exactly_the_query_parameters_of_the_document(
    manager: Manager, endpoint: Endpoint
) -> None:
    await manager.create()
    path = API_PREFIX + re.sub(r"<(\w+)>", lambda match: PLACES.get(match[1], "x"), endpoint.path)

    answer = await manager.client.open(
        path + "?nobody_knows=1",
        method=endpoint.method,
        headers={**manager.headers, "Content-Type": "application/json"},
    )

    assert answer.status_code == 400
    message = (await answer.get_json())["error"]["message"]
    known = message.rpartition("knows: ")[2].rstrip(".").split(", ")
    assert set(known) - {"none"} == {parameter.name for parameter in parameters_of(endpoint)}


async def test_document_is_served_to_the_scope_read_and_to_nobody_else(manager: Manager) -> None:
    script = await manager.create()
    paths = {}
    for scope in ("read", f"invoke:{script['id']}"):
        made = await manager.request("POST", "/tokens", {"name": "robot", "scopes": [scope]})
        headers = {"Authorization": f"Bearer {(await made.get_json())['token']}"}
        paths[scope] = await manager.client.get(f"{API_PREFIX}/openapi.json", headers=headers)
    nobody = await manager.client.get(f"{API_PREFIX}/openapi.json")

    assert [answer.status_code for answer in (*paths.values(), nobody)] == [200, 403, 401]
    assert json.loads(await paths["read"].get_data()) == DOCUMENT
    assert "openapi" not in await nobody.get_data(as_text=True)
