"""`picloud setup-link`: another token with which the owner's account is made."""

import click

from picloud.cli.session import Session, client_options


@click.command("setup-link", short_help="Make another set-up token for the owner's account.")
@client_options
@click.pass_obj
def setup_link(session: Session) -> None:
    """Make another set-up token, for 30 minutes and one use; those before it are worthless."""
    with session.connect() as client:
        link = client.create_setup_link()
    session.print_result(link, link["token"])
    if not session.as_json:
        click.echo(f"good until {link['expires_at']}, for one use; see docs/security.md", err=True)
