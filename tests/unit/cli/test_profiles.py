"""Profiles: the file that holds them, and which server and token a command uses."""

import json
import os
import stat
from pathlib import Path

import click.testing
import httpx
import pytest

from picloud.cli.failures import CommandFailed
from picloud.cli.profiles import Profile, Profiles, ProfileStore
from picloud.cli.session import Session

from .conftest import Run
from .fake_server import ADMIN, TOKEN, FakeServer, error

PI, VPS = Profile("https://pi.example", "token-of-pi", "0123456789ab"), Profile("http://vps.example:81", "token-of-vps")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with two profiles, the first of which is current."""
    home = tmp_path / "home"
    ProfileStore(home / ".config" / "picloud").save(Profiles({"pi": PI, "vps": VPS}, "pi"))
    return home


def file_of(home: Path) -> Path:
    return home / ".config" / "picloud" / "profiles.json"


def test_file_is_for_its_owner_alone(home: Path) -> None:
    assert stat.S_IMODE(file_of(home).stat().st_mode) == 0o600
    assert stat.S_IMODE(file_of(home).parent.stat().st_mode) == 0o700
    assert ProfileStore(file_of(home).parent).load() == Profiles({"pi": PI, "vps": VPS}, "pi")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "open to other users"),
        (b"{", "damaged"),
        (b"[]", "damaged"),
        (b'{"format": 2}', "another version"),
        (b'{"format": 1, "current": null, "profiles": {"a": {"url": 1}}}', "damaged"),
    ],
)
def test_file_that_cannot_be_used_is_an_error_and_not_another_server(
    run: Run, server: FakeServer, home: Path, content: bytes | None, said: str
) -> None:
    if content is None:
        file_of(home).chmod(0o640)
    else:
        file_of(home).write_bytes(content)
    result = run("list", environ={"HOME": str(home)})
    assert (result.exit_code, server.requests) == (2, [])
    assert said in result.stderr
    assert "token-of" not in result.output


def test_file_of_another_user_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 54_321)
    with pytest.raises(CommandFailed, match="belongs to another user"):
        ProfileStore(file_of(home).parent).load()


@pytest.mark.parametrize(
    ("environ", "options", "url", "token"),
    [
        ({}, {}, PI.url, PI.token),
        ({"PICLOUD_PROFILE": "vps"}, {}, VPS.url, VPS.token),
        ({"PICLOUD_PROFILE": "vps"}, {"given_profile": "pi"}, PI.url, PI.token),
        ({"PICLOUD_PROFILE": "vps"}, {"given_url": "http://other"}, "http://other", None),
        ({"PICLOUD_URL": "http://other"}, {"given_profile": "vps"}, VPS.url, VPS.token),
        ({"PICLOUD_URL": "http://other", "PICLOUD_TOKEN": "t"}, {}, "http://other", "t"),
        ({"PICLOUD_TOKEN": "t"}, {"given_profile": "pi"}, PI.url, PI.token),
        ({"PICLOUD_TOKEN": "t"}, {}, None, "t"),
        ({"PICLOUD_DATA_DIR": "/d"}, {}, None, None),
        ({"PICLOUD_PROFILE": "local"}, {}, None, None),
        ({}, {"given_profile": "local"}, None, None),
        ({}, {"given_url": "https://pi.example/"}, PI.url, PI.token),
        ({"PICLOUD_URL": "https://pi.example"}, {}, PI.url, PI.token),
        ({"PICLOUD_TOKEN": "t"}, {"given_url": "https://pi.example"}, PI.url, "t"),
        ({}, {"given_url": "http://pi.example"}, "http://pi.example", None),
    ],
)
def test_server_and_token_go_together(
    home: Path, environ: dict[str, str], options: dict[str, str], url: str | None, token: str | None
) -> None:
    session = Session({"HOME": str(home), **environ})
    for name, value in options.items():
        setattr(session, name, value)
    assert (session.server.url, session.server.token) == (url, token)


@pytest.mark.parametrize(
    ("environ", "options"),
    [
        ({"PICLOUD_URL": "http://a", "PICLOUD_PROFILE": "pi"}, []),
        ({}, ["--url", "http://a", "--profile", "pi"]),
        ({"PICLOUD_PROFILE": "nobody"}, []),
        ({}, ["--profile", "p"]),
    ],
)
def test_two_servers_or_an_unknown_one_are_wrong_usage(
    run: Run, server: FakeServer, home: Path, environ: dict[str, str], options: list[str]
) -> None:
    result = run("list", *options, environ={"HOME": str(home), **environ})
    assert (result.exit_code, server.requests) == (2, [])


def test_unknown_profile_names_the_nearest(run: Run, home: Path) -> None:
    result = run("list", "--profile", "vpss", environ={"HOME": str(home)})
    assert result.stderr == "error: there is no profile 'vpss'; did you mean vps?\n"


def test_refused_token_of_a_profile_says_how_to_log_in_again(run: Run, home: Path) -> None:
    result = run("list", environ={"HOME": str(home)})
    assert "picloud login https://pi.example --profile pi" in result.stderr


def test_profiles_lists_them_without_tokens_and_changes_the_current_one(run: Run, home: Path) -> None:
    environ = {"HOME": str(home)}
    assert run("profiles", environ=environ).stdout.splitlines() == [
        "   NAME   URL",
        "*  pi     https://pi.example",
        "   vps    http://vps.example:81",
        "   local  this machine",
    ]
    result = run("profiles", "--use", "vps", "--json", environ=environ)
    assert json.loads(result.stdout)["current"] == "vps"
    assert "token-of" not in result.stdout
    assert run("profiles", "--use", "local", environ=environ).stdout.endswith("*  local  this machine\n")
    assert run("profiles", "--use", "nobody", environ=environ).exit_code == 2
    assert ProfileStore(file_of(home).parent).load().current is None


@pytest.fixture
def logging_in(server: FakeServer) -> FakeServer:
    """The owner's password is `right`; the token that it makes is that of the tests."""

    def begin(request: httpx.Request) -> httpx.Response:
        if json.loads(request.content)["password"] != "right":
            return error(401, "unauthenticated", "Name or password is wrong.")
        headers = {"set-cookie": "picloud_session_80=c00kie; Path=/; HttpOnly"}
        return httpx.Response(201, json={"name": "owner", "session_key": "k"}, headers=headers)

    def make(request: httpx.Request) -> httpx.Response:
        assert (request.headers["cookie"], request.headers["x-picloud-session"]) == ("picloud_session_80=c00kie", "k")
        return httpx.Response(201, json={"id": "ba9876543210", "token": TOKEN, **json.loads(request.content)})

    server.answers |= {
        f"POST {ADMIN}/session": begin,
        f"POST {ADMIN}/tokens": make,
        f"DELETE {ADMIN}/session": httpx.Response(204),
        f"GET {ADMIN}/session": httpx.Response(200, json={"name": "owner", "scopes": ["admin"], "token_id": None}),
        f"DELETE {ADMIN}/tokens/0123456789ab": httpx.Response(204),
        f"DELETE {ADMIN}/tokens/ba9876543210": error(403, "forbidden", "The credential lacks the scope admin."),
    }
    return server


def test_login_by_password_stores_a_new_token_and_ends_its_session(
    run: Run, logging_in: FakeServer, tmp_path: Path
) -> None:
    result = run("login", "https://pi.example:8443", environ={"HOME": str(tmp_path)}, input="right\n")
    assert (result.exit_code, result.stdout) == (
        0,
        "logged in to https://pi.example:8443 as owner (admin)\npi.example:8443 is now the current profile\n",
    )
    assert [f"{request.method} {request.url.path}" for request in logging_in.requests] == [
        f"POST {ADMIN}/session",
        f"POST {ADMIN}/tokens",
        f"DELETE {ADMIN}/session",
        f"GET {ADMIN}/session",
    ]
    fields = json.loads(logging_in.requests[1].content)
    assert (fields["scopes"], fields["expires_in_s"]) == (["admin"], 90 * 86_400)
    kept = ProfileStore(tmp_path / ".config" / "picloud").load()
    assert kept == Profiles(
        {"pi.example:8443": Profile("https://pi.example:8443", TOKEN, "ba9876543210")}, "pi.example:8443"
    )
    assert "right" not in file_of(tmp_path).read_text()


def test_login_with_a_wrong_password_stores_nothing(run: Run, logging_in: FakeServer, home: Path) -> None:
    before = file_of(home).read_bytes()
    result = run("login", "https://new.example", environ={"HOME": str(home)}, input="wrong\n")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: the password is wrong; ")
    assert file_of(home).read_bytes() == before


def test_login_with_a_token_checks_it_first(run: Run, logging_in: FakeServer, home: Path) -> None:
    environ = {"HOME": str(home)}
    result = run("login", "http://10.0.0.7", "--with-token", "--profile", "lan", environ=environ, input=f"{TOKEN}\n")
    assert result.exit_code == 0
    assert "unencrypted" in result.stderr
    assert ProfileStore(file_of(home).parent).load().by_name["lan"] == Profile("http://10.0.0.7", TOKEN)
    logging_in.answers[f"GET {ADMIN}/session"] = error(401, "unauthenticated", "A valid token is needed.")
    result = run("login", "--with-token", environ=environ, input="outdated\n")
    assert (result.exit_code, "outdated" in result.output) == (1, False)
    assert ProfileStore(file_of(home).parent).load().by_name["lan"].token == TOKEN


def test_login_again_replaces_and_revokes_the_token(run: Run, logging_in: FakeServer, home: Path) -> None:
    result = run("login", environ={"HOME": str(home)}, input="right")
    assert result.exit_code == 0
    assert ProfileStore(file_of(home).parent).load().by_name["pi"] == Profile(PI.url, TOKEN, "ba9876543210")
    assert logging_in.requests[-1].url.path == f"{ADMIN}/tokens/0123456789ab"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name the server"),
        (["pi.example"], "is not the address of a server"),
        (["https://user:secret@pi.example"], "must not contain a user or a password"),
        (["https://pi.example", "--profile", "local"], "'local' is the server on this machine"),
        (["https://pi.example", "--profile", "a b"], "cannot be the name of a profile"),
    ],
)
def test_login_refuses_what_it_cannot_store(
    run: Run, server: FakeServer, tmp_path: Path, arguments: list[str], said: str
) -> None:
    result = run("login", *arguments, environ={"HOME": str(tmp_path)}, input="right\n")
    assert (result.exit_code, server.requests) == (2, [])
    assert said in result.stderr
    assert "secret" not in result.output.replace("user:secret@", "") or "user" not in said


def test_login_without_a_home_makes_no_token(run: Run, server: FakeServer) -> None:
    result = run("login", "https://pi.example", environ={}, input="right\n")
    assert (result.exit_code, server.requests) == (2, [])
    assert "set HOME" in result.stderr


def test_login_asks_on_a_terminal_without_showing_the_password(
    run: Run, logging_in: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click.testing._NamedTextIOWrapper, "isatty", lambda stream: True)
    result = run("login", "https://pi.example", environ={"HOME": str(tmp_path)}, input="right\n")
    assert result.exit_code == 0
    assert "Owner's password of https://pi.example" in result.stderr
    assert "right" not in result.output


def test_logout_forgets_the_profile_and_revokes_its_token(run: Run, logging_in: FakeServer, home: Path) -> None:
    result = run("logout", "--json", environ={"HOME": str(home)})
    assert json.loads(result.stdout) == {"profile": "pi", "url": PI.url, "revoked": True}
    revocation = logging_in.requests[-1]
    assert (revocation.method, revocation.headers["authorization"]) == ("DELETE", f"Bearer {PI.token}")
    assert ProfileStore(file_of(home).parent).load() == Profiles({"vps": VPS})
    assert run("logout", environ={"HOME": str(home)}).exit_code == 1


def test_logout_forgets_the_profile_also_when_the_token_stays(run: Run, logging_in: FakeServer, home: Path) -> None:
    store = ProfileStore(file_of(home).parent)
    store.save(Profiles({"pi": PI._replace(token_id="ba9876543210")}, "pi"))
    result = run("logout", environ={"HOME": str(home)})
    assert (result.exit_code, result.stdout) == (0, "logged out of https://pi.example\n")
    assert result.stderr == "the token ba9876543210 was not revoked: The credential lacks the scope admin.\n"
    assert store.load() == Profiles({})
