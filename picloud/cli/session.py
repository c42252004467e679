"""What one run of the command line knows: where the server is, which token to show it, how to print.

The token comes from the environment or the installation's own file, never from the arguments; it is never printed.
"""

import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.installation_directory import TOKEN_NAME, find_data_directory
from picloud.cli.output import note, say, say_json
from picloud.cli.profiles import LOCAL, ProfileStore
from picloud.cli.servers import Server, choose_server
from picloud.cli.terminal import neutralise, table, terminal_width
from picloud.shared.client_settings import ClientSettings, SettingsError, load_client_settings
from picloud.shared.files import read_small

if TYPE_CHECKING:
    import httpx

    from picloud.cli.client import Client

_MOST_TOKEN_BYTES: Final = 256

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Session:
    """One run of a client command.

    Args:
        environ: the environment; None is the process's own.
        transport: how requests travel; None is the network.
    """

    def __init__(
        self, environ: Mapping[str, str] | None = None, transport: "httpx.BaseTransport | None" = None
    ) -> None:
        self._environ = environ
        self._transport = transport
        self.given_url: str | None = None
        self.given_profile: str | None = None
        self.given_cacert: Path | None = None
        self.as_json = False

    @cached_property
    def settings(self) -> ClientSettings:
        try:
            return load_client_settings(self._environ)
        except SettingsError as exc:
            raise CommandFailed("; ".join(exc.faults), code="configuration", exit_code=EXIT_USAGE) from exc

    @cached_property
    def server(self) -> Server:
        """The server that options, environment or profile name.

        Raises:
            CommandFailed: `configuration`, `usage`, `unknown_profile` or `profiles`.
        """
        return choose_server(self.settings, url=self.given_url, profile=self.given_profile, cacert=self.given_cacert)

    def stay_local(self) -> None:
        """Talk to the server on this machine, whatever options and environment say."""
        self.server = Server(token=self.settings.token if self.settings.url is None else None)

    @property
    def remote_url(self) -> str | None:
        """Address of the server, without a slash at the end; None: the one on this machine."""
        return self.server.url

    @property
    def cacert(self) -> Path | None:
        """File of the certificates that a remote server may have."""
        return self.server.cacert

    @cached_property
    def directory(self) -> Path:
        """Data directory of the server on this machine."""
        return find_data_directory(self.settings.data_dirs)

    @property
    def server_name(self) -> str:
        """The server in an error's message."""
        return self.remote_url or f"the PiCloud in {self.directory}"

    @cached_property
    def token(self) -> str | None:
        """The token for the admin API; None when there is none. The file's goes over the local socket alone."""
        if self.server.token is not None:
            return check_token(self.server.token, self.server.token_origin)
        if self.remote_url is not None:
            return None
        path = self.directory / TOKEN_NAME
        try:
            return check_token(read_small(path, _MOST_TOKEN_BYTES).decode("utf-8").strip(), str(path))
        except (OSError, UnicodeDecodeError):
            return None

    @property
    def token_advice(self) -> str:
        """Say where to get a token, as the hint of an error."""
        if self.remote_url is not None:
            if self.server.profile is not None:
                return f"log in again: picloud login {self.remote_url} --profile {self.server.profile}"
            return f"log in with `picloud login {self.remote_url}`, or set PICLOUD_TOKEN to a token of that server"
        path = self.directory / TOKEN_NAME
        return f"the server's first start leaves it in {path}: run this as a user who can read it, or set PICLOUD_TOKEN"

    def connect(self) -> "Client":
        """A client of the server; use it with `with`."""
        from picloud.cli.client import Client  # noqa: PLC0415  # httpx is slow to import, `serve` must not pay for it

        return Client(self, self._transport)

    def print_result(self, document: Any, text: str) -> None:
        """`document` as JSON for a program, `text` for a person."""
        if self.as_json:
            say_json(document)
        else:
            say(text)

    def print_table(self, document: Any, header: list[str], rows: list[list[str]], empty: str) -> None:
        """`document` as JSON for a program; a table, or the sentence `empty`, for a person."""
        if self.as_json:
            say_json(document)
        elif rows:
            say(table(header, rows, terminal_width(sys.stdout)))
        else:
            note(empty)

    def paint(self, text: str, color: str | None) -> str:
        """Return `text` made harmless, in a colour when stdout is a terminal and NO_COLOR is not set. None: plain."""
        text = neutralise(text, keep="\t")
        if color is None or not sys.stdout.isatty() or not self.settings.color:
            return text
        return click.style(text, fg=color)


def check_token(token: str, origin: str) -> str:
    """Return a token that can be sent. `origin`: where it comes from, for the error.

    Raises:
        CommandFailed: `configuration`; the token is not in the message.
    """
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise CommandFailed(
            f"{origin} does not contain a token",
            hint="`picloud token create` makes one",
            code="configuration",
            exit_code=EXIT_USAGE,
        )
    return token


def client_options(command: Decorated) -> Decorated:
    """Give a command `--json`, `--url`, `--profile` and `--cacert`; its first argument is the `Session`."""

    def remember_json(context: click.Context, _option: click.Parameter, value: bool) -> None:
        context.ensure_object(Session).as_json |= value

    def remember_url(context: click.Context, _option: click.Parameter, value: str | None) -> None:
        if value is not None:
            context.ensure_object(Session).given_url = value

    def remember_profile(context: click.Context, _option: click.Parameter, value: str | None) -> None:
        if value is not None:
            context.ensure_object(Session).given_profile = value

    def remember_cacert(context: click.Context, _option: click.Parameter, value: Path | None) -> None:
        if value is not None:
            context.ensure_object(Session).given_cacert = value

    command = click.option(
        "--cacert",
        metavar="FILE",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=remember_cacert,
        help="PEM certificates to trust instead of the system's.",
    )(command)

    def complete_profile(context: click.Context, _option: click.Parameter, incomplete: str) -> list[str]:
        try:
            names = [LOCAL, *ProfileStore(context.ensure_object(Session).settings.config_dir).load().by_name]
        except CommandFailed:
            return []
        return sorted(name for name in names if name.startswith(incomplete))

    command = click.option(
        "--profile",
        metavar="NAME",
        shell_complete=complete_profile,
        expose_value=False,
        callback=remember_profile,
        help="Server stored by `picloud login`; `local` is this machine.",
    )(command)
    command = click.option(
        "--url",
        metavar="URL",
        expose_value=False,
        callback=remember_url,
        help="Address of a remote server.",
    )(command)
    return click.option(
        "--json", is_flag=True, expose_value=False, callback=remember_json, help="Machine-readable output and errors."
    )(command)
