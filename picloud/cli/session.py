"""What one run of the command line knows: where the server is, which token to show it, how to print.

The token comes from the environment or the installation's own file, never from the arguments; it is never printed.
"""

import json
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

import click

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.terminal import neutralise, table, terminal_width

if TYPE_CHECKING:
    import httpx

    from picloud.cli.client import Client
    from picloud.shared.settings import ClientSettings

_ANY_ADDRESS: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # the opposite of binding: who to call instead
_CREDENTIAL_FILE: Final = "admin-token"

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
        self.as_json = False

    @cached_property
    def settings(self) -> "ClientSettings":
        from picloud.shared.settings import SettingsError, load_client_settings  # noqa: PLC0415  # pydantic is slow

        try:
            return load_client_settings(self._environ)
        except SettingsError as exc:
            raise CommandFailed("; ".join(exc.faults), code="configuration", exit_code=EXIT_USAGE) from exc

    @cached_property
    def url(self) -> str:
        """Address of the server without a slash at the end: `--url`, PICLOUD_URL, or this machine's PICLOUD_BIND."""
        url = self.given_url or self.settings.url
        if url is None:
            return self._url_of_bind()
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise CommandFailed(
                f"{url!r} is not the address of a server",
                hint="write it as http://127.0.0.1:8080",
                code="configuration",
                exit_code=EXIT_USAGE,
            )
        if parts.username or parts.password:
            raise CommandFailed(
                "the address must not contain a user or a password",
                hint="put the token in PICLOUD_TOKEN",
                code="configuration",
                exit_code=EXIT_USAGE,
            )
        return url.rstrip("/")

    def _url_of_bind(self) -> str:
        from picloud.shared.setting_values import parse_bind  # noqa: PLC0415  # pydantic is slow

        host, port = parse_bind(self.settings.bind)
        host = _ANY_ADDRESS.get(host, host)
        scheme = "https" if self.settings.tls else "http"
        return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"

    @cached_property
    def is_this_machine(self) -> bool:
        """True when the server is the one whose data directory lies here."""
        if self.given_url is None and self.settings.url is None:
            return True
        host = urlsplit(self.url).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"

    @cached_property
    def token(self) -> str | None:
        """The admin token; None when there is none to be had. The file's token is shown to this machine alone."""
        if self.settings.token is not None:
            return _checked_token(self.settings.token, "PICLOUD_TOKEN")
        if not self.is_this_machine:
            return None
        for directory in self.settings.data_dirs:
            path = directory / _CREDENTIAL_FILE
            try:
                return _checked_token(path.read_text("utf-8").strip(), str(path))
            except (OSError, UnicodeDecodeError):
                continue
        return None

    @property
    def token_advice(self) -> str:
        """Where a token can be had, for an error's hint."""
        if not self.is_this_machine:
            return "set PICLOUD_TOKEN to a token of that server (the line in admin-token in its data directory)"
        places = " or ".join(str(directory / _CREDENTIAL_FILE) for directory in self.settings.data_dirs)
        return f"the server's first start leaves it in {places}: run this where that can be read, or set PICLOUD_TOKEN"

    def connect(self) -> "Client":
        """A client of the server; use it with `with`."""
        from picloud.cli.client import Client  # noqa: PLC0415  # httpx is slow to import, `serve` must not pay for it

        return Client(self, self._transport)

    def print_result(self, document: Any, text: str) -> None:
        """`document` as JSON for a program, `text` for a person."""
        click.echo(json.dumps(document, ensure_ascii=False, indent=2) if self.as_json else neutralise(text))

    def print_table(self, document: Any, header: list[str], rows: list[list[str]], empty: str) -> None:
        """`document` as JSON for a program; a table, or the sentence `empty`, for a person."""
        if self.as_json:
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        elif rows:
            click.echo(table(header, rows, terminal_width(sys.stdout)))
        else:
            click.echo(empty, err=True)

    def paint(self, text: str, color: str) -> str:
        """`text` in a colour, when stdout is a terminal and NO_COLOR is not set."""
        if not sys.stdout.isatty() or not self.settings.color:
            return text
        return click.style(text, fg=color)


def _checked_token(token: str, origin: str) -> str:
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise CommandFailed(f"{origin} does not contain a token", code="configuration", exit_code=EXIT_USAGE)
    return token


def client_options(command: Decorated) -> Decorated:
    """Give a command `--json` and `--url`; its first argument is the `Session`."""

    def remember_json(context: click.Context, _option: click.Parameter, value: bool) -> None:
        context.ensure_object(Session).as_json |= value

    def remember_url(context: click.Context, _option: click.Parameter, value: str | None) -> None:
        if value is not None:
            context.ensure_object(Session).given_url = value

    command = click.option(
        "--url",
        metavar="URL",
        expose_value=False,
        callback=remember_url,
        help="Address of the server; default: PICLOUD_URL, else this machine's PICLOUD_BIND.",
    )(command)
    return click.option(
        "--json", is_flag=True, expose_value=False, callback=remember_json, help="Machine-readable output and errors."
    )(command)
