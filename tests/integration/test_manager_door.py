"""What comes before any endpoint of the admin API: credentials, paths, methods, queries, bodies."""

import asyncio
import logging
from typing import Any

import pytest

from picloud.shared.errors import StorageUnavailable
from picloud.shared.http.body_pace import BodyPace
from tests.factories import make_record
from tests.integration.conftest import ADMIN, BY, Manager, error_of

PATHS = [
    ("GET", "/scripts"),
    ("POST", "/scripts"),
    ("POST", "/scripts/check"),
    ("GET", "/scripts/hello"),
    ("PATCH", "/scripts/hello"),
    ("DELETE", "/scripts/hello"),
    ("GET", "/scripts/hello/revisions"),
    ("GET", "/scripts/hello/revisions/1"),
    ("POST", "/scripts/hello/rollback"),
    ("GET", "/executions"),
    ("GET", "/executions/x"),
    ("GET", "/nothing"),
    ("PUT", "/scripts"),
    ("OPTIONS", "/scripts"),
    ("GET", "//scripts"),
    ("GET", "/scripts/"),
]


@pytest.mark.parametrize(("method", "path"), PATHS)
async def test_every_path_without_credential_answers_unauthenticated_first(
    manager: Manager, method: str, path: str
) -> None:
    response = await manager.client.open(ADMIN + path, method=method, data=b"{", headers={"Content-Type": "text/html"})

    await error_of(response, 401, "unauthenticated")
    assert response.headers["WWW-Authenticate"] == "Bearer"


async def test_refusal_before_the_set_up_says_so_to_whoever_shows_no_token(manager: Manager) -> None:
    async def details(headers: dict[str, str]) -> Any:
        response = await manager.client.get(f"{ADMIN}/session", headers=headers)
        return (await error_of(response, 401, "unauthenticated")).get("details")

    assert await details({}) == {"needs_setup": True}
    assert await details({"Authorization": "Bearer wrong"}) is None
    link = await manager.accounts.new_link(BY)
    await manager.accounts.set_up(link.token, "correct horse battery staple", BY)
    assert await details({}) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda token: "",
        lambda token: token,
        lambda token: f"Basic {token}",
        lambda token: f"Bearer{token}",
        lambda token: "Bearer",
        lambda token: "Bearer ",
        lambda token: f"Bearer {token}x",
        lambda token: f"Bearer {token[:-1]}",
        lambda token: f"Bearer {token.upper()}",
        lambda token: f"Bearer  {token}",
        lambda token: f"Bearer {token}, Bearer {token}",
        lambda token: "Bearer \u00ff\u00fe",
        lambda token: "Bearer " + "a" * 100_000,
    ],
)
async def test_wrong_credential_answers_unauthenticated(manager: Manager, change: Any) -> None:
    token = manager.token.path.read_text().strip()

    response = await manager.client.get(f"{ADMIN}/scripts", headers={"Authorization": change(token)})

    await error_of(response, 401, "unauthenticated")


async def test_scheme_of_credential_is_read_without_case(manager: Manager) -> None:
    token = manager.token.path.read_text().strip()

    response = await manager.client.get(f"{ADMIN}/scripts", headers={"Authorization": f"bearer {token}"})

    assert response.status_code == 200


async def test_two_credentials_answer_unauthenticated(manager: Manager) -> None:
    value = manager.headers["Authorization"]
    headers = [("Authorization", value), ("Authorization", value)]

    response = await manager.client.get(f"{ADMIN}/scripts", headers=headers)  # type: ignore[arg-type]  # a list is fine

    await error_of(response, 401, "unauthenticated")


async def test_credential_in_the_query_is_not_accepted(manager: Manager) -> None:
    token = manager.token.path.read_text().strip()

    await error_of(await manager.client.get(f"{ADMIN}/scripts?token={token}"), 401, "unauthenticated")


@pytest.mark.parametrize(
    "path", ["/nothing", "", "/", "//scripts", "/scripts/", "/scripts//", "/scripts/a/b", "/SCRIPTS"]
)
async def test_unknown_path_answers_not_found_and_never_a_redirect(manager: Manager, path: str) -> None:
    await error_of(await manager.request("GET", path), 404, "not_found")


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("PUT", "/scripts", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("POST", "/scripts/x", {"GET", "HEAD", "OPTIONS", "PATCH", "DELETE"}),
        ("DELETE", "/executions", {"GET", "HEAD", "OPTIONS"}),
        ("GET", "/scripts/x/rollback", {"POST", "OPTIONS"}),
    ],
)
async def test_wrong_method_answers_method_not_allowed(
    manager: Manager, method: str, path: str, allow: set[str]
) -> None:
    response = await manager.request(method, path)

    await error_of(response, 405, "method_not_allowed")
    assert set(response.headers["Allow"].split(", ")) == allow


async def test_options_says_what_is_allowed_and_opens_nothing(manager: Manager) -> None:
    response = await manager.request("OPTIONS", "/scripts", headers={"Origin": "https://evil.example"})

    assert response.status_code == 200
    assert {"GET", "POST"} <= set(response.headers["Allow"].split(", "))
    assert "Access-Control-Allow-Origin" not in response.headers


async def test_head_answers_as_get(manager: Manager) -> None:
    await manager.create()

    response = await manager.request("HEAD", "/scripts/hello")

    assert response.status_code == 200
    assert response.headers["ETag"] == '"1"'


async def test_request_ids_differ(manager: Manager) -> None:
    one, other = [await manager.request("GET", "/scripts") for _ in range(2)]

    assert one.headers["X-Request-Id"] != other.headers["X-Request-Id"]


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "text/plain",
        "text/html",
        "application/x-www-form-urlencoded",
        "application/json; charset=utf-16",
        "application/jsonx",
        "multipart/form-data; boundary=x",
        "application/xml",
    ],
)
async def test_other_content_type_answers_unsupported_media_type(manager: Manager, content_type: str | None) -> None:
    headers = dict(manager.headers) | ({"Content-Type": content_type} if content_type else {})

    response = await manager.client.post(f"{ADMIN}/scripts", headers=headers, data=b'{"name":"a","source":""}')

    await error_of(response, 415, "unsupported_media_type")


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "Application/JSON;charset=UTF-8"])
async def test_json_content_type_is_read_as_http_has_it(manager: Manager, content_type: str) -> None:
    headers = {"Content-Type": content_type}

    response = await manager.request("POST", "/scripts", headers=headers, data=b'{"name":"a","source":""}')

    assert response.status_code == 201


@pytest.mark.parametrize("encoding", ["gzip", "br", "identity, gzip"])
async def test_compressed_body_answers_unsupported_encoding(manager: Manager, encoding: str) -> None:
    response = await manager.request("POST", "/scripts", headers={"Content-Encoding": encoding}, data=b"\x1f\x8b")

    await error_of(response, 415, "unsupported_encoding")


@pytest.mark.parametrize(
    ("body", "offset"),
    [
        (b"", 0),
        (b'\xef\xbb\xbf{"name":"a","source":""}', 0),
        (b'{"name":"a","source":"",}', 24),
        (b'{"name":"a", /* x */ "source":""}', 13),
        (b'{"name":"a","source":NaN}', 21),
        (b'{"name":"a","source":1e400}', 21),
        (b'{"name":"a","source":"","name":"b"}', 24),
        (b'{"name":"a","source":"\\ud800"}', 21),
        (b'{"name":"a","source":' + b"1" * 5_000 + b"}", 21),
        (b"[" * 65 + b"]" * 65, 64),
        (b"[" * 200_000, 64),
        (b'{"name":"a","source":""} x', 25),
        (b"{'name':'a'}", 1),
        (b'{"name":"\n"}', 9),
        ('{"näme":tru}'.encode(), 9),
    ],
)
async def test_body_that_is_not_strict_json_answers_invalid_json_with_offset(
    manager: Manager, body: bytes, offset: int
) -> None:
    error = await error_of(await manager.request("POST", "/scripts", data=body), 400, "invalid_json")

    assert error["details"] == {"offset": offset}
    assert await manager.scripts.count() == 0


@pytest.mark.parametrize("body", [b'{"name":"\xff"}', b'{"name":"a","source":"\xc0\xaf"}', b"\xff\xfe{\x00}\x00"])
async def test_body_that_is_not_utf8_answers_invalid_encoding(manager: Manager, body: bytes) -> None:
    await error_of(await manager.request("POST", "/scripts", data=body), 400, "invalid_encoding")


async def test_body_over_the_limit_answers_source_too_large_without_reading_the_rest(manager: Manager) -> None:
    sent = 0
    async with manager.client.request(
        f"{ADMIN}/scripts", method="POST", headers=manager.headers | {"Content-Type": "application/json"}
    ) as connection:
        async with asyncio.timeout(5):
            while sent < 2**30 and connection.status_code is None:
                await connection.send(b"x" * 65_536)
                await asyncio.sleep(0)
                sent += 65_536
        await connection.send_complete()
    response = await connection.as_response()

    await error_of(response, 413, "source_too_large")
    assert sent < 4 * 2**20


async def test_announced_body_over_the_limit_answers_at_once(manager: Manager) -> None:
    headers = manager.headers | {"Content-Type": "application/json", "Content-Length": str(2**30)}
    async with asyncio.timeout(5):
        async with manager.client.request(f"{ADMIN}/scripts/a/rollback", method="POST", headers=headers) as connection:
            await connection.send_complete()
        response = await connection.as_response()

    await error_of(response, 413, "body_too_large")


async def test_body_that_stalls_answers_body_timeout(manager: Manager) -> None:
    manager.app.config["BODY_PACE"] = BodyPace(period_s=0.05)
    headers = manager.headers | {"Content-Type": "application/json", "Content-Length": "10"}
    async with manager.client.request(f"{ADMIN}/scripts", method="POST", headers=headers) as connection:
        await connection.send(b"{")
        await asyncio.sleep(0.2)
        await connection.send_complete()
    response = await connection.as_response()

    await error_of(response, 408, "body_timeout")


@pytest.mark.parametrize("path", ["/scripts", "/executions", "/scripts/hello/revisions"])
@pytest.mark.parametrize("limit", ["abc", "", "1e3", "1.5", "0x10", "%D9%A3", "nan"])
async def test_limit_that_is_no_integer_answers_bad_request(manager: Manager, path: str, limit: str) -> None:
    await manager.create()

    await error_of(await manager.request("GET", f"{path}?limit={limit}"), 400, "bad_request")


async def test_limit_is_clamped(manager: Manager) -> None:
    for _ in range(205):
        manager.sink.record(make_record())

    for limit, count in (("-1", 1), ("0", 1), ("1", 1), ("1000000000", 200), ("9" * 29, 200)):
        page = await (await manager.request("GET", f"/executions?limit={limit}")).get_json()
        assert len(page["items"]) == count


@pytest.mark.parametrize("path", ["/scripts", "/executions", "/scripts/hello/revisions"])
@pytest.mark.parametrize("cursor", ["", "x", "%C3%A9", "'; DROP TABLE scripts", "AAAAAAAAAAAA", "a" * 900, "=", "%00"])
async def test_forged_cursor_answers_invalid_cursor(manager: Manager, path: str, cursor: str) -> None:
    await manager.create()
    expected = "bad_request" if cursor == "%00" else "invalid_cursor"

    await error_of(await manager.request("GET", f"{path}?cursor={cursor}"), 400, expected)


async def test_cursor_of_another_list_answers_invalid_cursor(manager: Manager) -> None:
    await manager.create("a")
    await manager.create("b")
    cursor = (await (await manager.request("GET", "/scripts?limit=1")).get_json())["next_cursor"]

    await error_of(await manager.request("GET", f"/executions?cursor={cursor}"), 400, "invalid_cursor")
    flipped = cursor[:-1] + ("A" if cursor[-1] != "A" else "B")
    await error_of(await manager.request("GET", f"/scripts?cursor={flipped}"), 400, "invalid_cursor")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("zzz=1", "bad_request"),
        ("limit=1&limit=2", "bad_request"),
        ("Limit=1", "bad_request"),
        ("q=%zz", "bad_query_encoding"),
        ("q=%", "bad_query_encoding"),
        ("q=%FF", "bad_query_encoding"),
        ("q=%C0%AF", "bad_query_encoding"),
        ("q=%00", "bad_request"),
        ("&".join(["q=1"] * 257), "too_many_parameters"),
        ("q=" + "a" * 1_001, "bad_request"),
    ],
)
async def test_query_that_cannot_be_used_is_refused(manager: Manager, query: str, code: str) -> None:
    await error_of(await manager.request("GET", f"/scripts?{query}"), 400, code)


async def test_unknown_query_parameters_are_named(manager: Manager) -> None:
    error = await error_of(await manager.request("GET", "/scripts?page=2&q=x&sort=name"), 400, "bad_request")

    assert error["details"] == {"unknown": ["page", "sort"]}
    await error_of(await manager.request("POST", "/scripts?force=1", {"name": "a", "source": ""}), 400, "bad_request")


@pytest.mark.parametrize(
    "reference",
    ["HELLO", "a.b", "a%20b", "01890000-0000-7000-8000-00000000000A", "x" * 10_000, "1%27%20OR%201=1", "%00", "%ff"],
)
async def test_reference_out_of_grammar_answers_bad_request(manager: Manager, reference: str) -> None:
    await error_of(await manager.request("GET", f"/scripts/{reference}"), 400, "bad_request")


async def test_unknown_script_answers_not_found(manager: Manager) -> None:
    for reference in ("nobody", "01890000-0000-7000-8000-000000000000"):
        await error_of(await manager.request("GET", f"/scripts/{reference}"), 404, "not_found")
        await error_of(await manager.request("PATCH", f"/scripts/{reference}", {"enabled": True}), 404, "not_found")
        await error_of(await manager.request("DELETE", f"/scripts/{reference}"), 404, "not_found")


async def test_bug_answers_internal_and_is_logged_once_with_traceback(
    manager: Manager, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(manager.script_store, "list_scripts", broken)

    response = await manager.request("GET", "/scripts")

    error = await error_of(response, 500, "internal")
    assert "secret" not in await response.get_data(as_text=True)
    records = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(records) == 1
    assert records[0].exc_info is not None
    assert records[0].__dict__["request_id"] == error["request_id"]


async def test_busy_database_answers_database_busy_with_retry_after(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_: object) -> None:
        raise StorageUnavailable("The database is in use.", code="database_busy")

    monkeypatch.setattr(manager.script_store, "count", busy)
    monkeypatch.setattr(manager.script_store, "list_scripts", busy)

    response = await manager.request("GET", "/scripts")

    await error_of(response, 503, "database_busy")
    assert response.headers["Retry-After"] == "1"
