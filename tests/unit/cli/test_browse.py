"""`picloud open`: which URL, and when a browser is opened with it."""

import json
import os
import webbrowser

import pytest

from picloud.shared.client_settings import load_client_settings

from .conftest import Run
from .fake_server import TOKEN, FakeServer

ADDRESS = "http://127.0.0.1:8080"
DESKTOP = {"PICLOUD_TOKEN": TOKEN, "BROWSER": "firefox"}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []

    def note_url(url: str) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", note_url)
    return urls


@pytest.mark.parametrize(
    ("arguments", "url"),
    [
        ([], f"{ADDRESS}/"),
        (["hello"], f"{ADDRESS}/api/v1/execute/hello"),
        (["hello", "--dashboard"], f"{ADDRESS}/scripts/hello"),
    ],
)
def test_open_prints_and_opens_the_url(run: Run, opened: list[str], arguments: list[str], url: str) -> None:
    result = run("open", *arguments, environ=DESKTOP)
    assert (result.exit_code, result.output, opened) == (0, f"{url}\n", [url])


def test_open_only_prints_where_it_is_told_to_or_there_is_no_browser(run: Run, opened: list[str]) -> None:
    assert run("open", "-n", environ=DESKTOP).stdout == f"{ADDRESS}/\n"
    document = json.loads(run("open", "--json", environ={"PICLOUD_TOKEN": TOKEN}).stdout)
    assert document == {"url": f"{ADDRESS}/", "opened": False}
    assert opened == []


def test_open_refuses_a_script_that_is_not_there(run: Run, opened: list[str]) -> None:
    result = run("open", "helo", environ=DESKTOP)
    assert (result.exit_code, opened) == (1, [])
    assert "did you mean hello?" in result.stderr


def test_open_remarks_on_a_script_that_needs_a_token(run: Run, server: FakeServer, opened: list[str]) -> None:
    server.scripts["hello"]["access"] = "token"
    assert "picloud open hello --dashboard" in run("open", "hello", environ=DESKTOP).stderr


@pytest.mark.parametrize(
    ("environ", "uid", "expected"),
    [
        ({"DISPLAY": ":0"}, 1000, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, 1000, True),
        ({}, 1000, False),
        ({"DISPLAY": ":0"}, 0, False),
        ({"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"}, 1000, False),
        ({"BROWSER": "/helper", "SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"}, 0, True),
    ],
)
def test_browser_is_opened_on_a_desktop_or_where_one_is_named(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], uid: int, expected: bool
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: uid)
    assert load_client_settings(environ).has_browser is expected
