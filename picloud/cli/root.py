"""The `picloud` group: its commands, and the one place where a command's end becomes an exit code."""

import sys
from collections.abc import Sequence
from typing import Any, Final, NoReturn

import click

from picloud.cli.audit import audit
from picloud.cli.backup import backup
from picloud.cli.check import check
from picloud.cli.completion import completion
from picloud.cli.db import db
from picloud.cli.deploy import deploy
from picloud.cli.doctor import doctor
from picloud.cli.failures import EXIT_INTERRUPTED, EXIT_USAGE, CommandFailed, report
from picloud.cli.installation import install, rollback_upgrade, uninstall, upgrade
from picloud.cli.invoke import invoke
from picloud.cli.logs import logs
from picloud.cli.manual import add_manual
from picloud.cli.restore import restore
from picloud.cli.run import run
from picloud.cli.scripts import delete, list_scripts, release, rollback, show
from picloud.cli.sdk_contract import sdk_contract
from picloud.cli.serve import serve
from picloud.cli.session import Session, client_options
from picloud.cli.setup import password, setup_link
from picloud.cli.streams import OUTPUT_FAILED, discard_output
from picloud.cli.tokens import token
from picloud.cli.version import version

_EPILOG: Final = """\b
Exit codes:
  0    done
  1    failed: the server said no, the execution failed, or no answer
  2    wrong usage or configuration
  3    serve: the database's schema does not fit this version
  4    serve: the database file cannot be used
  5    serve: another instance uses the data directory
  6    serve: the package is damaged or does not fit this machine
  130  interrupted with Ctrl-C

\b
Environment: PICLOUD_URL and PICLOUD_TOKEN say which server the commands talk to
and with which token; `picloud serve --help` lists the server's variables.
"""


GROUPS: Final[dict[str, tuple[click.Command, ...]]] = {
    "Scripts": (check, deploy, list_scripts, show, rollback, release, delete, sdk_contract),
    "Runs": (run, invoke, logs),
    "Access": (token, audit, setup_link, password),
    "Server": (serve, doctor, backup, restore, db, install, uninstall, upgrade, rollback_upgrade, version, completion),
}
"""All commands, as the help lists them."""


class RootGroup(click.Group):
    """A group whose failures are reported by `report`, as JSON when `--json` is among the arguments."""

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under the headings of `GROUPS`."""
        width = max(len(str(command.name)) for commands in GROUPS.values() for command in commands)
        limit = formatter.width - 6 - width
        for heading, commands in GROUPS.items():
            with formatter.section(heading):
                rows = [(str(command.name).ljust(width), command.get_short_help_str(limit)) for command in commands]
                formatter.write_dl(rows)

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
        context.invoke(version)
        context.exit()


@click.group(
    cls=RootGroup,
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
    help="Show the version of this program, as `picloud version`.",
)
@client_options
def cli() -> None:
    """PiCloud: upload a Rhai script, get an HTTP endpoint."""


for _command in (command for commands in GROUPS.values() for command in commands):
    cli.add_command(_command)
add_manual(cli)
