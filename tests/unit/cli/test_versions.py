"""A command line and a server of different versions: one clear line, and deprecation said once."""

import httpx
import pytest

from picloud.cli.connection import is_not_understood
from picloud.shared.version import PRODUCT_VERSION
from tests.unit.cli.conftest import Run


def server_of(product: str, answer: httpx.Response) -> httpx.MockTransport:
    """A server of another version that gives one answer to everything but /version."""

    def respond(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/version":
            return httpx.Response(200, json={"product": product, "api": 1})
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    return httpx.MockTransport(respond)


def error(status: int, code: str, message: str, **details: object) -> httpx.Response:
    return httpx.Response(status, json={"error": {"code": code, "message": message, "details": details}})


@pytest.mark.parametrize(
    "answer",
    [
        error(404, "not_found", "There is no such path.", unknown=["path"]),
        error(404, "unknown_api_version", "This version of the API is not served here.", served=[2]),
        error(400, "bad_request", "The parameter is not known.", unknown=["outcome"]),
    ],
)
def test_line_names_both_versions_and_the_way_out(run: Run, answer: httpx.Response) -> None:
    result = run("list", transport=server_of("0.1.7", answer))

    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert f"is PiCloud 0.1.7, this command {PRODUCT_VERSION}: " in line
    assert line.endswith("use the command line of 0.1.7, or the same version on both sides")


def test_same_version_on_both_sides_gets_the_plain_message(run: Run) -> None:
    answer = error(404, "not_found", "There is no such path.", unknown=["path"])

    result = run("list", transport=server_of(PRODUCT_VERSION, answer))

    assert result.stderr == "error: There is no such path.\n"


def test_missing_script_is_no_matter_of_versions() -> None:
    assert not is_not_understood("not_found", None)
    assert not is_not_understood("validation_failed", {"errors": []})


def test_deprecation_is_said_once_on_stderr(run: Run) -> None:
    headers = {"deprecation": "@1796083200", "sunset": "Mon, 01 Mar 2027 00:00:00 GMT"}
    pages = [
        httpx.Response(200, headers=headers, json={"items": [], "next_cursor": "abc"}),
        httpx.Response(200, headers=headers, json={"items": [], "next_cursor": None}),
    ]

    result = run("list", "--json", transport=httpx.MockTransport(lambda _: pages.pop(0)))

    assert result.exit_code == 0, result.stderr
    assert result.stderr.count("deprecated and ends on Mon, 01 Mar 2027 00:00:00 GMT; upgrade it") == 1
    assert result.stdout.strip() == "[]"
