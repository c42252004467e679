"""`picloud open`: the address of the dashboard or of a script, in the browser."""

import webbrowser
from typing import TYPE_CHECKING

import click

from picloud.cli.names import ScriptName
from picloud.cli.output import note
from picloud.cli.session import Session, client_options
from picloud.shared.version import EXECUTE_PATH

if TYPE_CHECKING:
    from picloud.cli.client import Client


@click.command("open")
@click.argument("name", type=ScriptName(), required=False)
@click.option("--dashboard", is_flag=True, help="Open the script's page in the dashboard instead of its own URL.")
@click.option("-n", "--no-browser", is_flag=True, help="Only print the URL.")
@client_options
@click.pass_obj
def open_url(session: Session, name: str | None, *, dashboard: bool, no_browser: bool) -> None:
    """Open the dashboard, or the URL of the script NAME, in the browser.

    The URL is printed as well. Over SSH, as root and on a machine without a desktop it is only printed, unless the
    variable BROWSER names a command that opens it.
    """
    with session.connect() as client:
        url, access = _target(client, name, dashboard=dashboard)
    opened = session.settings.has_browser and not no_browser and webbrowser.open(url)
    session.print_result({"url": url, "opened": opened}, url)
    if access == "token" and not session.as_json:
        note(f"{name} needs a token, which a browser does not send; try `picloud open {name} --dashboard`")


def _target(client: "Client", name: str | None, *, dashboard: bool) -> tuple[str, str]:
    """Return the URL, and who may call it when it is that of a script."""
    address = client.address()
    if name is None:
        return f"{address}/", ""
    script = client.get_script(name)
    if dashboard:
        return f"{address}/scripts/{script['name']}", ""
    return f"{address}{EXECUTE_PATH}/{script['name']}", str(script["access"])
