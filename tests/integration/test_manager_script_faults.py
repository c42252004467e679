"""Scripts that the admin API refuses: names, fields, sources, faults of the compiler."""

from typing import Any

import pytest

from tests.integration.conftest import Manager, error_of

Json = dict[str, Any]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a" * 64,
        "a" * 129,
        "../x",
        "a/b",
        "\u00e9",
        "e\u0301",
        "Hello",
        ".x",
        "-x",
        "_x",
        "a b",
        "a\n",
        "💥",
        "01890000-0000-7000-8000-000000000001",
    ],
)
async def test_create_answers_invalid_name(manager: Manager, name: str) -> None:
    response = await manager.request("POST", "/scripts", {"name": name, "source": "1"})

    await error_of(response, 422, "invalid_name")
    assert await manager.scripts.count() == 0


@pytest.mark.parametrize("name", ["a", "0", "con", "a" * 63, "a-b_c", "0abc--"])
async def test_create_takes_every_name_of_the_grammar(manager: Manager, name: str) -> None:
    assert (await manager.create(name))["name"] == name


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": "x"}, "id"),
        ({"revision": 7}, "revision"),
        ({"is_admin": True}, "is_admin"),
        ({"tags": ["t"] * 1_001}, "tags"),
        ({"description": 5}, "description"),
        ({"description": None}, "description"),
        ({"description": "a" * 1_001}, "description"),
        ({"description": "a\u0000b"}, "description"),
        ({"description": "\u001b[31m"}, "description"),
        ({"enabled": "yes"}, "enabled"),
        ({"enabled": 1}, "enabled"),
        ({"access": "everyone"}, "access"),
        ({"limits": None}, "limits"),
        ({"limits": []}, "limits"),
        ({"limits": {"timeout": 5}}, "limits.timeout"),
        ({"limits": {"timeout_ms": -1}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": 0}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": 300_001}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": 2**63}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": 1e9}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": 5.5}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": "5"}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": True}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": None}}, "limits.timeout_ms"),
        ({"limits": {"max_memory_bytes": 256 * 2**20 + 1}}, "limits.max_memory_bytes"),
    ],
)
async def test_create_and_update_answer_validation_failed_naming_the_field(
    manager: Manager, change: Json, field: str
) -> None:
    await manager.create()
    for method, path, body in (
        ("POST", "/scripts", {"name": "other", "source": "1", **change}),
        ("PATCH", "/scripts/hello", change),
    ):
        error = await error_of(await manager.request(method, path, body), 422, "validation_failed")
        assert [fault["field"] for fault in error["details"]["errors"]] == [field]
    assert await manager.scripts.count() == 1
    assert (await manager.scripts.get("hello")).version == 1


async def test_create_lists_all_faults_at_once(manager: Manager) -> None:
    body = {"source": 1, "enabled": "no", "limits": {"timeout_ms": 0, "zzz": 1}, "extra": 1, "description": "\u0007"}

    error = await error_of(await manager.request("POST", "/scripts", body), 422, "validation_failed")

    fields = {fault["field"] for fault in error["details"]["errors"]}
    assert fields == {"name", "source", "enabled", "limits.timeout_ms", "limits.zzz", "extra", "description"}


async def test_create_cuts_the_list_of_faults_of_a_huge_body(manager: Manager) -> None:
    body = {f"field{number}": 1 for number in range(50_000)}

    error = await error_of(await manager.request("POST", "/scripts", body), 422, "validation_failed")

    assert len(error["details"]["errors"]) == 100
    assert error["details"]["more"] == 50_002 - 100


@pytest.mark.parametrize("value", [1, "text", None, [], True])
async def test_create_answers_validation_failed_when_body_is_no_object(manager: Manager, value: object) -> None:
    response = await manager.request("POST", "/scripts", data=str(value).lower() if value is not None else "null")
    if value == "text":
        await error_of(response, 400, "invalid_json")
    else:
        error = await error_of(response, 422, "validation_failed")
        assert error["details"]["errors"][0]["field"] == "body"


async def test_create_answers_script_compile_error_with_position(manager: Manager) -> None:
    response = await manager.request("POST", "/scripts", {"name": "bad", "source": "error!"})

    error = await error_of(response, 422, "script_compile_error")
    assert error["message"] == "Line 3, column 7: expecting an expression"
    assert error["details"]["line"] == 3
    assert error["details"]["column"] == 7
    assert error["details"]["diagnostics"] == [
        {
            "severity": "error",
            "code": "script_compile_error",
            "message": "expecting an expression",
            "line": 3,
            "column": 7,
            "certain": True,
        }
    ]
    assert await manager.scripts.count() == 0
    assert manager.feed.published == []


async def test_create_answers_forbidden_symbol(manager: Manager) -> None:
    response = await manager.request("POST", "/scripts", {"name": "bad", "source": "eval(1)"})

    await error_of(response, 422, "forbidden_symbol")


async def test_save_takes_a_source_with_warnings_and_tells_them(manager: Manager) -> None:
    warning = {
        "severity": "warning",
        "code": "shadowed_name",
        "message": "ctx is shadowed",
        "line": 1,
        "column": 5,
        "certain": False,
    }
    assert (await manager.create("hello", "warn!"))["warnings"] == [warning]

    async def answer(method: str, path: str, body: dict[str, object]) -> Any:  # Any: a JSON value has any type
        return (await (await manager.request(method, path, body)).get_json())["warnings"]

    assert await answer("PATCH", "/scripts/hello", {"source": "1"}) == []
    assert await answer("PATCH", "/scripts/hello", {"source": "warn! 2"}) == [warning]
    assert await answer("PATCH", "/scripts/hello", {"source": "warn! 2"}) == [warning]
    assert await answer("PATCH", "/scripts/hello", {"description": "nothing to check"}) == []
    assert await answer("POST", "/scripts/hello/rollback", {"revision": 1}) == [warning]
    assert "warnings" not in await (await manager.request("GET", "/scripts/hello")).get_json()


async def test_strict_save_is_refused_when_every_run_would_fail(manager: Manager) -> None:
    body = {"name": "hello", "source": "fails!", "strict": True}
    error = await error_of(await manager.request("POST", "/scripts", body), 422, "certain_failure")
    assert error["message"] == "Line 2, column 4: there is no foo"
    assert (error["details"]["line"], error["details"]["column"]) == (2, 4)
    assert [(one["code"], one["certain"]) for one in error["details"]["diagnostics"]] == [
        ("unused_result", False),
        ("undefined_function", True),
    ]
    assert await manager.scripts.count() == 0

    saved = await manager.create("hello", "fails!", strict=False)
    assert [warning["certain"] for warning in saved["warnings"]] == [False, True]
    for change in ({"source": "fails!"}, {"source": "fails! 2"}, {"limits": {"timeout_ms": 9}}):
        response = await manager.request("PATCH", "/scripts/hello", {**change, "strict": True})
        await error_of(response, 422, "certain_failure")
    assert (await manager.scripts.get("hello")).revision == 1
    assert [live.revision for live in manager.feed.published] == [1]


async def test_strict_rollback_is_refused_when_every_run_would_fail(manager: Manager) -> None:
    await manager.create("hello", "fails!")
    await manager.request("PATCH", "/scripts/hello", {"source": "1"})
    body = {"revision": 1, "strict": True}
    error = await error_of(await manager.request("POST", "/scripts/hello/rollback", body), 422, "certain_failure")
    assert [one["certain"] for one in error["details"]["diagnostics"]] == [False, True]
    assert (await manager.scripts.get("hello")).revision == 2
    response = await manager.request("POST", "/scripts/hello/rollback", {"revision": 1, "strict": False})
    assert (response.status_code, (await manager.scripts.get("hello")).revision) == (200, 1)


async def test_strict_save_takes_warnings_and_reports_errors_first(manager: Manager) -> None:
    await manager.create("hello", "warn!", strict=True)
    response = await manager.request("PATCH", "/scripts/hello", {"source": "error!", "strict": True})
    await error_of(response, 422, "script_compile_error")
    response = await manager.request("PATCH", "/scripts/hello", {"description": "nothing to check", "strict": True})
    assert response.status_code == 200


async def test_create_answers_suspicious_characters_with_position(manager: Manager) -> None:
    source = 'let a = 1;\nlet b = "\u202e";'
    response = await manager.request("POST", "/scripts", {"name": "bad", "source": source})

    error = await error_of(response, 422, "suspicious_characters")
    assert (error["details"]["line"], error["details"]["column"]) == (2, 10)
    assert manager.executor.checked == []


async def test_create_answers_invalid_encoding_for_nul(manager: Manager) -> None:
    response = await manager.request("POST", "/scripts", {"name": "bad", "source": "1;\n2\u0000"})

    error = await error_of(response, 400, "invalid_encoding")
    assert (error["details"]["line"], error["details"]["column"]) == (2, 2)


async def test_source_size_is_counted_in_bytes_of_utf8(manager: Manager) -> None:
    half = 128 * 1024
    await manager.create("fits", "ä" * half)

    response = await manager.request("POST", "/scripts", {"name": "no", "source": "ä" * half + "x"})
    await error_of(response, 413, "source_too_large")
    response = await manager.request("PATCH", "/scripts/fits", {"source": "x" * (2 * half + 1)})
    await error_of(response, 413, "source_too_large")
