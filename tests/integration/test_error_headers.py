"""An error has the same headers wherever it is answered."""

import pytest
from quart import Quart

from picloud.manager.api.errors import answer_picloud_error
from picloud.server.connections.refusals import refusal_bytes
from picloud.shared.errors import PiCloudError, headers_of
from picloud.shared.http.asgi import error_parts

RETRY = [("retry-after", "1")]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        *((PiCloudError("x", code=code), RETRY) for code in ("server_busy", "executor_unavailable", "database_busy")),
        (PiCloudError("x", code="storage_unavailable"), RETRY),
        (PiCloudError("x", code="script_quarantined"), []),
        (PiCloudError("x", code="commit_unknown"), []),
        (PiCloudError("x", code="too_many_requests", details={"retry_after_s": 7}), [("retry-after", "7")]),
        (PiCloudError("x", code="too_many_attempts"), []),
        (PiCloudError("x", code="unauthenticated"), [("www-authenticate", "Bearer")]),
        (PiCloudError("x", code="not_found"), []),
    ],
    ids=lambda value: value.code if isinstance(value, PiCloudError) else "",
)
async def test_headers_of_an_error_are_the_same_on_every_plane(
    error: PiCloudError, expected: list[tuple[str, str]]
) -> None:
    names = {"retry-after", "www-authenticate"}
    assert headers_of(error) == expected
    data_plane = [(name.decode(), value.decode()) for name, value in error_parts(error, "r")[0]]
    assert [pair for pair in data_plane if pair[0] in names] == expected
    refusal = refusal_bytes(error).decode().partition("\r\n\r\n")[0].split("\r\n")[1:]
    assert [tuple(line.split(": ", 1)) for line in refusal if line.split(":")[0] in names] == expected
    async with Quart("test").test_request_context("/"):
        admin_plane = (await answer_picloud_error(error)).headers
    assert [(name.lower(), value) for name, value in admin_plane if name.lower() in names] == expected
