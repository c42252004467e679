"""What should be used no more says so, to those who use it and to nobody else."""

from collections.abc import Callable
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from msgspec import structs

from picloud.manager.access.admin_token import AnyOf
from picloud.manager.api import create_manager_app
from picloud.manager.api.endpoint import Deprecation
from picloud.manager.api.endpoints.every import ENDPOINTS
from picloud.manager.api.openapi import openapi_document
from tests.integration.conftest import ADMIN, Manager

OLD = Deprecation(date(2027, 1, 1), date(2027, 7, 1), "https://picloud.example/versioning#lists")
OLDER = Deprecation(date(2026, 12, 1), date(2027, 3, 1), "https://picloud.example/versioning#names")
MARKED = {
    "GET /admin/executions": {"deprecated": OLD},
    "GET /admin/scripts": {"deprecated_fields": {"q": OLD, "cursor": OLDER}},
    "POST /admin/scripts": {"deprecated_fields": {"description": OLD}},
}
MARKED_ENDPOINTS = tuple(structs.replace(each, **MARKED.get(each.name, {})) for each in ENDPOINTS)
NEW = {"name": "hello", "source": "1"}

Ask = Callable[..., Any]


@pytest.fixture
async def ask(manager: Manager) -> Ask:
    app = create_manager_app(manager.services, AnyOf(manager.token, manager.tokens), MARKED_ENDPOINTS)
    client = app.test_client(use_cookies=False)

    async def ask(method: str, path: str, json: Any = None, headers: dict[str, str] | None = None) -> Any:
        return await client.open(
            ADMIN + path, method=method, json=json, headers=manager.headers if headers is None else headers
        )

    return ask


async def test_deprecated_endpoint_says_since_when_until_when_and_what_instead(ask: Ask) -> None:
    answer = await ask("GET", "/executions")

    assert answer.status_code == 200
    assert answer.headers["Deprecation"] == "@1798761600"
    assert parsedate_to_datetime(answer.headers["Sunset"]).isoformat() == "2027-07-01T00:00:00+00:00"
    assert answer.headers["Sunset"].endswith(" GMT")
    assert answer.headers["Link"] == f'<{OLD.link}>; rel="deprecation"; type="text/html"'


async def test_refusal_of_a_deprecated_endpoint_says_it_too(ask: Ask) -> None:
    answer = await ask("GET", "/executions?limit=x")

    assert answer.status_code == 400
    assert "Deprecation" in answer.headers


async def test_nobody_without_a_credential_learns_of_it(ask: Ask) -> None:
    answer = await ask("GET", "/executions", headers={})

    assert answer.status_code == 401
    assert "Deprecation" not in answer.headers


@pytest.mark.parametrize(("path", "told"), [("", None), ("?limit=1", None), ("?q=a", OLD), ("?%71=a", OLD)])
async def test_deprecated_parameter_is_told_to_those_who_use_it(ask: Ask, path: str, told: Deprecation | None) -> None:
    answer = await ask("GET", f"/scripts{path}")

    assert answer.status_code == 200
    assert answer.headers.get("Sunset") == (None if told is None else told.headers()["Sunset"])


async def test_of_two_deprecated_things_the_one_that_goes_first_is_told(ask: Ask) -> None:
    answer = await ask("GET", "/scripts?q=a&cursor=x")

    assert answer.headers["Sunset"] == OLDER.headers()["Sunset"]


async def test_deprecated_field_of_a_body_is_told_to_those_who_send_it(ask: Ask) -> None:
    assert "Sunset" not in (await ask("POST", "/scripts", NEW)).headers
    answer = await ask("POST", "/scripts", NEW | {"name": "other", "description": "old"})

    assert answer.status_code == 201
    assert answer.headers["Sunset"] == OLD.headers()["Sunset"]


def test_document_marks_what_is_deprecated() -> None:
    paths = openapi_document(MARKED_ENDPOINTS)["paths"]
    plain = openapi_document(ENDPOINTS)["paths"]
    whole = paths[f"{ADMIN}/executions"]["get"]
    query = {each["name"]: each for each in paths[f"{ADMIN}/scripts"]["get"]["parameters"]}
    body = paths[f"{ADMIN}/scripts"]["post"]["requestBody"]["content"]["application/json"]["schema"]

    assert (whole["deprecated"], whole["x-sunset"]) == (True, "2027-07-01")
    assert query["q"]["deprecated"]
    assert "deprecated" not in query["limit"]
    assert body["properties"]["description"]["x-sunset"] == "2027-07-01"
    assert "deprecated" not in str(plain)
