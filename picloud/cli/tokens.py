"""`picloud token create`, `list` and `revoke`: API tokens. A token's text is printed by `create`, once."""

import re
from typing import Final

import click

from picloud.cli.output import note
from picloud.cli.session import Session, client_options
from picloud.cli.times import age, long_option

_SECONDS_OF_UNIT: Final = {"m": 60, "h": 3_600, "d": 86_400}
_DURATION: Final = re.compile(r"([1-9][0-9]{0,4})([mhd])")
_TOKEN_ID: Final = re.compile(r"[0-9a-f]{12}")


class Duration(click.ParamType[int]):
    """A time span such as `30m`, `12h` or `90d`, as seconds."""

    name = "duration"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        match = _DURATION.fullmatch(str(value))
        if match is None:
            self.fail(f"{value!r} is not a time span such as 30m, 12h or 90d", param, ctx)
        return int(match[1]) * _SECONDS_OF_UNIT[match[2]]


class TokenId(click.ParamType[str]):
    """The id of a token, never the token itself: arguments can be read by every user of the machine."""

    name = "id"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if _TOKEN_ID.fullmatch(value) is None:
            self.fail("this is not the id of a token; `picloud token list` shows them", param, ctx)
        return value


@click.group("token")
@client_options
def token() -> None:
    """Create, list and revoke API tokens."""


@token.command(short_help="Create a token and print it, only this once.")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    help="Permission: read, deploy, admin or invoke:SCRIPT. May be repeated.",
)
@click.option("--expires-in", type=Duration(), help="Time until it expires: 30m, 12h, 90d. Default: never.")
@client_options
@click.pass_obj
def create(session: Session, name: str, scopes: tuple[str, ...], expires_in: int | None) -> None:
    """Create a token called NAME. Its text is shown only once: store it."""
    with session.connect() as client:
        made = client.create_token({"name": name, "scopes": list(scopes), "expires_in_s": expires_in})
    session.print_result(made, made["token"])
    if not session.as_json:
        note(f"token {made['id']} with {', '.join(made['scopes'])}; it is not shown again")


@token.command("list", short_help="List the tokens.")
@long_option
@client_options
@click.pass_obj
def list_tokens(session: Session, *, is_long: bool) -> None:
    """List the tokens, newest first, without their text."""
    with session.connect() as client:
        tokens = client.list_tokens()
    rows = [
        [
            item["id"],
            "revoked" if item["revoked_at"] else age(item["expires_at"] or "never", is_long=is_long),
            age(item["last_used_at"] or "never", is_long=is_long),
            ",".join(item["scopes"]),
            item["name"],
        ]
        for item in tokens
    ]
    header = ["ID", "EXPIRES", "LAST USED", "SCOPES", "NAME"]
    session.print_table(tokens, header, rows, "no tokens yet; `picloud token create NAME --scope SCOPE` creates one")


@token.command(short_help="Revoke a token, permanently.")
@click.argument("token_id", metavar="ID", type=TokenId())
@client_options
@click.pass_obj
def revoke(session: Session, token_id: str) -> None:
    """Revoke the token with this ID, permanently."""
    with session.connect() as client:
        client.revoke_token(token_id)
    session.print_result({"id": token_id, "revoked": True}, f"revoked {token_id}")
