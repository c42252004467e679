"""Where the server is, which token it is shown, and how failures end."""

import json
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from picloud.cli import cli
from picloud.cli.failures import CommandFailed
from picloud.cli.session import Session

from .conftest import Run
from .fake_server import ADMIN, TOKEN, FakeServer


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    (tmp_path / "admin-token").write_text("token-of-the-file\n")
    return tmp_path


def test_server_is_the_one_of_this_machine_unless_a_url_names_another(data_dir: Path) -> None:
    assert Session({"PICLOUD_BIND": "10.0.0.7:81"}).remote_url is None
    assert Session({"PICLOUD_URL": "https://pi.example/base/"}).remote_url == "https://pi.example/base"


@pytest.mark.parametrize(
    "url",
    [
        *("pi.example", "ftp://pi", "http://", "http://u:p@pi", "http://pi/?q", "http://pi/#f", "http://pi:x"),
        *("http://[::1", "http://pi:0", "http://pi/a/../b", "http://pi/%2e%2e", "http://pi/\n"),
    ],
)
def test_url_is_refused_when_it_is_no_server_address(url: str) -> None:
    with pytest.raises(CommandFailed) as caught:
        Session({"PICLOUD_URL": url}).remote_url  # noqa: B018  # reading it is what is tested
    assert caught.value.exit_code == 2


def test_token_file_goes_over_the_local_socket_alone(data_dir: Path) -> None:
    environ = {"PICLOUD_DATA_DIR": str(data_dir)}
    assert Session(environ).token == "token-of-the-file"
    for url in ("http://127.0.0.1:1", "http://localhost", "http://[::1]:1", "http://127.0.0.1.evil.example"):
        session = Session({**environ, "PICLOUD_URL": url})
        assert session.token is None
        assert "PICLOUD_TOKEN" in session.token_advice


def test_token_of_environment_comes_first(data_dir: Path) -> None:
    assert Session({"PICLOUD_DATA_DIR": str(data_dir), "PICLOUD_TOKEN": "mine"}).token == "mine"


def test_token_is_never_printed_when_it_is_malformed(run: Run) -> None:
    result = run("list", environ={"PICLOUD_TOKEN": "secret\nsecret"})
    assert result.exit_code == 2
    assert result.output == "error: PICLOUD_TOKEN does not contain a token; `picloud token create` makes one\n"


def test_command_says_where_the_token_is_when_there_is_none(run: Run, tmp_path: Path) -> None:
    result = run("list", environ={"PICLOUD_DATA_DIR": str(tmp_path)})
    assert result.exit_code == 1
    assert str(tmp_path / "admin-token") in result.stderr


def test_command_says_where_the_token_is_when_it_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("list", environ={"PICLOUD_DATA_DIR": str(tmp_path), "PICLOUD_TOKEN": "outdated"})
    assert result.exit_code == 1
    assert result.stderr.startswith("error: A valid token is needed; ")
    assert str(tmp_path / "admin-token") in result.stderr
    assert "outdated" not in result.output


def test_command_says_how_to_start_when_nothing_listens(tmp_path: Path) -> None:
    session = Session({"PICLOUD_DATA_DIR": str(tmp_path), "PICLOUD_TOKEN": TOKEN})
    result = CliRunner().invoke(cli, ["list"], obj=session)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: no PiCloud is running in {tmp_path}; ")
    assert result.stderr.count("\n") == 1
    assert "`picloud serve`" in result.stderr


def test_command_names_the_address_when_a_remote_server_is_away(run: Run) -> None:
    environ = {"PICLOUD_URL": "http://pi.example:81", "PICLOUD_TOKEN": TOKEN}
    result = run("list", transport=httpx.MockTransport(_refuse_connection), environ=environ)
    assert result.exit_code == 1
    assert result.stderr == (
        "error: cannot reach http://pi.example:81: Connection refused; "
        "check the address, and that PiCloud is running there\n"
    )


def _refuse_connection(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("[Errno 111] Connection refused")


def _time_out(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("slow")


def test_command_fails_in_one_line_when_server_is_silent(run: Run, tmp_path: Path) -> None:
    result = run("list", transport=httpx.MockTransport(_time_out))
    assert result.stderr == f"error: the PiCloud in {tmp_path} did not answer in time; see its log, or try again\n"


def test_command_names_the_address_when_it_is_not_picloud(run: Run, server: FakeServer) -> None:
    server.answers[f"GET {ADMIN}/scripts"] = httpx.Response(200, html="<h1>It works!</h1>")
    result = run("list", "--url", "http://127.0.0.1:9")
    assert result.exit_code == 1
    assert "http://127.0.0.1:9 answered 200 (text/html; charset=utf-8), which is not PiCloud's API" in result.stderr


def test_failure_is_json_when_asked(run: Run) -> None:
    result = run("show", "helo", "--json")
    assert result.stdout == ""
    assert json.loads(result.stderr) == {
        "error": {"code": "not_found", "message": "there is no script named 'helo'", "hint": "did you mean hello?"}
    }


def test_usage_error_is_json_when_asked(run: Run) -> None:
    result = run("show", "--json")
    assert result.exit_code == 2
    assert json.loads(result.stderr)["error"]["code"] == "usage"


def test_unknown_variable_is_refused_with_its_neighbour(run: Run) -> None:
    result = run("list", environ={"PICLOUD_TOKNE": TOKEN})
    assert result.exit_code == 2
    assert "PICLOUD_TOKNE: unknown variable; did you mean PICLOUD_TOKEN?" in result.stderr
    assert TOKEN not in result.output


def test_options_work_before_and_after_the_command(run: Run) -> None:
    assert json.loads(run("--json", "list").stdout) == json.loads(run("list", "--json").stdout)


def test_message_of_the_server_cannot_drive_the_terminal(run: Run, server: FakeServer) -> None:
    document = {"error": {"code": "internal", "message": "\x1b]0;owned\x07", "request_id": "r"}}
    server.answers[f"GET {ADMIN}/scripts"] = httpx.Response(500, json=document)
    assert run("list").stderr == "error: \\x1b]0;owned\\x07\n"
