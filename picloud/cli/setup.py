"""`picloud setup-link` and `picloud password`: how the owner's account is made, and its password replaced."""

import sys

import click

from picloud.cli.output import note, read_line
from picloud.cli.session import Session, client_options
from picloud.cli.terminal import short_time
from picloud.shared.tunnel import tunnel_command


@click.command("setup-link")
@client_options
@click.pass_obj
def setup_link(session: Session) -> None:
    """Create a set-up link, valid once and for 30 minutes. Earlier links stop working."""
    with session.connect() as client:
        link = client.create_setup_link()
        address = client.address()
    session.print_result(link, f"{address}/setup#{link['token']}")
    if not session.as_json:
        note(f"valid until {short_time(link['expires_at'])}, for one use only; see docs/explanation/security.md")
        command = tunnel_command(address)
        if command is not None:
            note(f"to open it from another machine, run this there and keep it running: {command}")


@click.command
@client_options
@click.pass_obj
def password(session: Session) -> None:
    """Set the owner's password, creating the owner if there is none. Ends all sessions.

    Prompts on a terminal; otherwise the password is the first line of standard input. Needs the admin token.
    """
    if sys.stdin.isatty():
        chosen = click.prompt("New password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        chosen = read_line("password")
    with session.connect() as client:
        created = client.set_password(chosen)
    verb = "created the owner" if created else "replaced the password; all sessions have ended"
    session.print_result({"created": created}, verb)
