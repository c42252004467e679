"""`picloud secret ...`: secrets. A value is read from standard input or a prompt, and never printed."""

import sys
from typing import Any, Final

import click

from picloud.cli.confirmation import confirm_deletion
from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.output import read_input
from picloud.cli.session import Session, client_options
from picloud.cli.times import age, long_option
from picloud.cli.tokens import Duration

_MOST_INPUT_BYTES: Final = 1024 * 1024


@click.group("secret")
@client_options
def secret() -> None:
    """Set, list and delete secrets; values are never shown."""


@secret.command("list", short_help="List the secrets without their values.")
@long_option
@client_options
@click.pass_obj
def list_secrets(session: Session, *, is_long: bool) -> None:
    """List the secrets by name, with the scripts that may use each. A sealed one has lost its key."""
    with session.connect() as client:
        secrets = client.call("GET", "secrets")["items"]
    rows = [
        [
            item["name"],
            "sealed" if item["sealed"] else item["fingerprint"],
            age(item["set_at"], is_long=is_long),
            age(item["last_used_at"] or "never", is_long=is_long),
            ", ".join(item["used_by"]) or "-",
        ]
        for item in secrets
    ]
    header = ["NAME", "FINGERPRINT", "SET", "LAST USED", "USED BY"]
    session.print_table(secrets, header, rows, "no secrets yet; `picloud secret set NAME` sets one")


@secret.command("set", short_help="Set a secret.")
@click.argument("name")
@click.option(
    "--keep-previous",
    "keep_previous_s",
    type=Duration(),
    help="Keep the value before for this time too, to check signatures with: 12h, 7d. Default: do not.",
)
@client_options
@click.pass_obj
def set_secret(session: Session, name: str, keep_previous_s: int | None) -> None:
    """Set the secret NAME: capital letters, digits and _. The next call that asks for it gets the value.

    Prompts on a terminal; otherwise the value is standard input, without one line end at its end.
    """
    body: dict[str, Any] = {"value": _read_value("Value")}
    if keep_previous_s is not None:
        body["keep_previous_s"] = keep_previous_s
    with session.connect() as client:
        client.call("PUT", "secrets", name, body=body)
    session.print_result({"name": name, "set": True}, f"set {name}")


@secret.command("delete", short_help="Delete a secret.")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@client_options
@click.pass_obj
def delete_secret(session: Session, name: str, *, yes: bool) -> None:
    """Delete the secret NAME. Scripts that ask for it fail from then on."""
    confirm_deletion(f"Delete the secret {name}?", yes=yes)
    with session.connect() as client:
        client.call("DELETE", "secrets", name)
    session.print_result({"name": name, "deleted": True}, f"deleted {name}")


@secret.command("rotate-key", short_help="Encrypt all secrets with a new key.")
@client_options
@click.pass_obj
def rotate_key(session: Session) -> None:
    """Encrypt all secrets with a new key and remove the old one from the key file. Values stay the same.

    Copies of the key file, and those of `picloud backup --with-secrets-key`, open older backups only.
    """
    with session.connect() as client:
        done = client.call("POST", "secrets", "rotate-key")
    session.print_result(done, f"encrypted {done['secrets']} secrets with a new key")


@secret.command("unseal", short_help="Give back the key of sealed secrets.")
@client_options
@click.pass_obj
def unseal(session: Session) -> None:
    """Add the key of sealed secrets to the key file of the server.

    Prompts for the key on a terminal; otherwise it is standard input, such as a copy of the key file.
    """
    lines = [line.strip() for line in _read_value("Key").splitlines()]
    keys = [line for line in lines if line and not line.startswith("#")]
    if not keys:
        raise CommandFailed("there is no key on standard input", code="input", exit_code=EXIT_USAGE)
    with session.connect() as client:
        count = sum(client.call("POST", "secrets", "unseal", body={"key": key})["secrets"] for key in keys)
    session.print_result({"secrets": count}, f"unsealed {count} secrets")


def _read_value(what: str) -> str:
    """Return what was typed at a hidden prompt, or standard input without one line end at its end."""
    if sys.stdin.isatty():
        typed: str = click.prompt(what, hide_input=True, err=True)
        return typed
    data = read_input(_MOST_INPUT_BYTES)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as exc:
        message = f"the {what.lower()} on standard input is not UTF-8 text"
        raise CommandFailed(message, code="input", hint="encode it, for example with base64") from exc
    if not text:
        hint = "run this on a terminal, or pipe it into the command"
        raise CommandFailed(f"there is no {what.lower()} on standard input", code="input", hint=hint)
    return text.removesuffix("\n").removesuffix("\r")
