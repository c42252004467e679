"""The `picloud` group: its commands, and the one place where a command's end becomes an exit code."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from picloud.cli.commands import GROUPS, Commands
from picloud.cli.failures import EXIT_INTERRUPTED, EXIT_USAGE, CommandFailed, report
from picloud.cli.session import Session, client_options
from picloud.cli.streams import OUTPUT_FAILED, discard_output

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_EPILOG: Final = """\b
Exit codes:
  0    done
  1    failed: the server refused, the execution failed, or no response
  2    wrong usage or configuration
  3    serve: the database's schema does not fit this version
  4    serve: the database file cannot be used
  5    serve: another instance uses the data directory
  6    serve: the package is damaged or does not fit this machine
  130  interrupted with Ctrl-C

\b
Commands talk to the server on this machine, or to the one of `picloud login`,
--profile, --url or their variables PICLOUD_PROFILE, PICLOUD_URL and PICLOUD_TOKEN.
`picloud serve --help` lists the variables of the server.
"""


_NEAR: Final = 0.76
"""How alike two names must be, of 1, for one to be suggested for the other."""


class RootGroup(click.Group):
    """A group whose failures are reported by `report`, as JSON when `--json` is among the arguments."""

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under the headings of `GROUPS`."""
        width = max(len(name) for group in GROUPS.values() for name in group)
        for heading, group in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(width), meaning) for name, (_, meaning) in group.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was named.

        Raises:
            click.UsageError: there is none of that name; the message has the nearest one if it is near.
        """
        if args[0] in self.commands or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches  # noqa: PLC0415  # for this error alone

        near = get_close_matches(args[0], self.commands, n=1, cutoff=_NEAR)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise click.UsageError(f"there is no command {args[0]!r}{hint}", ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return the commands that begin so, without importing them, or the options."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415  # needed by shells alone

        found = [
            CompletionItem(name, help=meaning)
            for group in GROUPS.values()
            for name, (_, meaning) in group.items()
            if name.startswith(incomplete)
        ]
        return sorted(found, key=lambda item: item.value) or click.Command.shell_complete(self, ctx, incomplete)

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]  # always exits
        arguments = list(sys.argv[1:] if args is None else args)
        extra["standalone_mode"] = False
        extra.setdefault("obj", Session())
        try:
            outcome = super().main(arguments, **extra)
        except click.Abort:
            click.echo("interrupted", err=True)
            sys.exit(EXIT_INTERRUPTED)
        except (CommandFailed, click.ClickException) as error:
            report(error, as_json="--json" in arguments)
            if isinstance(error, CommandFailed) and error.code == OUTPUT_FAILED:
                discard_output()
            sys.exit(error.exit_code)
        except UnicodeEncodeError:
            report(CommandFailed("an argument is not UTF-8 text", code="usage"), as_json="--json" in arguments)
            sys.exit(EXIT_USAGE)
        sys.exit(outcome if isinstance(outcome, int) else 0)


def _show_version(context: click.Context, _option: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        context.invoke(cli.commands["version"])
        context.exit()


@click.group(
    cls=RootGroup,
    commands=Commands(),
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    "shows_version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version of this program.",
)
@client_options
def cli() -> None:
    """PiCloud: upload a Rhai script, get an HTTP endpoint."""
