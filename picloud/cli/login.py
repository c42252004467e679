"""`picloud login`, `logout` and `profiles`: remote servers and the tokens for them, kept for this user."""

import ipaddress
import platform
import sys
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from picloud.cli.failures import CommandFailed
from picloud.cli.output import note, read_line
from picloud.cli.profiles import LOCAL, Profile, Profiles, ProfileStore, check_profile_name
from picloud.cli.servers import Server, check_url
from picloud.cli.session import Session, check_token, client_options
from picloud.cli.tokens import Duration

_DEFAULT_LIFE_S: Final = 90 * 86_400


@click.command
@click.argument("address", metavar="[URL]", required=False)
@click.option("--with-token", is_flag=True, help="Read an API token instead of the owner's password.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    default=["admin"],
    show_default=True,
    help="Permission of the new token: read, deploy, admin or invoke:SCRIPT. May be repeated.",
)
@click.option("--expires-in", type=Duration(), help="Time until the new token expires: 12h, 30d. Default: 90d.")
@client_options
@click.pass_obj
def login(
    session: Session, address: str | None, *, with_token: bool, scopes: tuple[str, ...], expires_in: int | None
) -> None:
    """Log in to the server at URL and make it the one that commands talk to.

    Prompts for the owner's password and stores a new API token, not the password; --with-token prompts for an existing
    token. Without a terminal, the password or token is the first line of standard input.

    The profile is named after the host unless --profile gives another name. Without URL, an existing profile gets a new
    token.
    """
    store = ProfileStore(session.settings.config_dir)
    known = store.load()
    name, address = _destination(session, known, address or session.given_url)
    before = known.by_name.get(name)
    cacert = _certificates(session, before)
    store.save(known)  # where that fails, no token is created
    session.server = Server(address, cacert=cacert)
    token, token_id = _obtain_token(session, scopes, expires_in, with_token=with_token)
    session.server = Server(address, token, cacert=cacert)
    with session.connect() as client:
        owner = client.who_am_i()
    store.save(known.with_profile(name, Profile(address, token, token_id, str(cacert) if cacert else None)))
    if before is not None and before.url == address:
        _revoke(session, before.token_id)
    session.print_result(
        {"profile": name, "url": address, "name": owner["name"], "scopes": owner["scopes"], "token_id": token_id},
        f"logged in to {address} as {owner['name']} ({', '.join(owner['scopes'])})\n{name} is now the current profile",
    )


@click.command
@client_options
@click.pass_obj
def logout(session: Session) -> None:
    """Forget a profile: the one of --profile or PICLOUD_PROFILE, else the current one.

    A token that `picloud login` created is revoked on the server.
    """
    store = ProfileStore(session.settings.config_dir)
    known = store.load()
    name = session.given_profile or session.settings.profile or known.current
    if name is None:
        raise CommandFailed("there is no current profile", code="unknown_profile", hint="name one with --profile")
    profile = known.get(name)
    store.save(known.without(name))
    session.server = Server(profile.url, profile.token, cacert=Path(profile.cacert) if profile.cacert else None)
    revoked = _revoke(session, profile.token_id)
    session.print_result({"profile": name, "url": profile.url, "revoked": revoked}, f"logged out of {profile.url}")


@click.command
@click.option("--use", metavar="NAME", help=f"Make NAME the current profile; `{LOCAL}` is the server on this machine.")
@client_options
@click.pass_obj
def profiles(session: Session, use: str | None) -> None:
    """List the servers that you are logged in to. The current one is marked with *."""
    store = ProfileStore(session.settings.config_dir)
    known = store.load()
    if use is not None:
        if use != LOCAL:
            known.get(use)
        known = known._replace(current=None if use == LOCAL else use)
        store.save(known)
    current = known.current or LOCAL
    rows = [["*" if name == current else "", name, profile.url] for name, profile in sorted(known.by_name.items())]
    rows.append(["*" if current == LOCAL else "", LOCAL, "this machine"])
    document = {
        "current": current,
        "profiles": [
            {"name": name, "url": profile.url, "token_id": profile.token_id, "cacert": profile.cacert}
            for name, profile in sorted(known.by_name.items())
        ],
    }
    session.print_table(document, ["", "NAME", "URL"], rows, "")


def _destination(session: Session, known: Profiles, url: str | None) -> tuple[str, str]:
    """Return the name of the profile and the address of the server."""
    name = session.given_profile or session.settings.profile
    if url is not None:
        address = check_url(url)
        return check_profile_name(name or _name_of(address)), address
    name = name or known.current
    if name is None:
        raise click.UsageError("name the server: picloud login https://picloud.example.org")
    return name, known.get(name).url


def _certificates(session: Session, before: Profile | None) -> Path | None:
    """Return the certificates to trust: the given ones, else those of the profile before."""
    given = session.given_cacert or session.settings.cacert
    if given is not None:
        return given.absolute()
    return Path(before.cacert) if before is not None and before.cacert else None


def _obtain_token(
    session: Session, scopes: tuple[str, ...], expires_in: int | None, *, with_token: bool
) -> tuple[str, str | None]:
    """Return a token for the server, and its id when it was created here."""
    address = str(session.remote_url)
    _warn_of_plain_http(session, address)
    if with_token:
        return check_token(_read_secret(f"API token of {address}", "token").strip(), "the input"), None
    password = _read_secret(f"Owner's password of {address}", "password")
    fields = {
        "name": f"login on {platform.node() or 'a computer'}"[:60],
        "scopes": list(scopes),
        "expires_in_s": expires_in or _DEFAULT_LIFE_S,
    }
    with session.connect() as client:
        made = client.create_token_by_password(password, fields)
    return str(made["token"]), str(made["id"])


def _name_of(address: str) -> str:
    """Return the host, with the port when the URL has one."""
    return urlsplit(address).netloc.strip("[").replace("]", "")


def _warn_of_plain_http(session: Session, address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme == "http" and not _is_loopback(parts.hostname or "") and not session.as_json:
        note("warning: http:// sends passwords and tokens unencrypted; anyone on the way can read them")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _read_secret(prompt: str, what: str) -> str:
    if sys.stdin.isatty():
        return str(click.prompt(prompt, hide_input=True, err=True))
    return read_line(what)


def _revoke(session: Session, token_id: str | None) -> bool:
    """Revoke a token that `login` created. A failure is a remark: the profile is gone either way."""
    if token_id is None:
        return False
    try:
        with session.connect() as client:
            client.revoke_token(token_id)
    except CommandFailed as error:
        if not session.as_json:
            note(f"the token {token_id} was not revoked: {error.message}")
        return False
    return True
