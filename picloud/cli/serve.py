"""`picloud serve`: starts the services. Nearly everything is a PICLOUD_* variable of the Settings table."""

import sys
from typing import Any

import click

from picloud.cli.failures import EXIT_USAGE
from picloud.shared.client_settings import PREFIX, SettingsError


class ServeCommand(click.Command):
    """Adds the variables to the help when it is asked for, so that no other command pays for reading the table."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_epilog(ctx, formatter)
        with formatter.section("Environment variables"):
            formatter.write_dl([(name, f"{help_text} [{default}]") for name, default, help_text in variables()])


def variables() -> list[tuple[str, str, str]]:
    """Every variable of the server: its name, its default as a person would write it, its meaning."""
    from picloud.shared.settings import Settings  # noqa: PLC0415  # pydantic is slow

    return [
        (PREFIX + name.upper(), _default_text(name, field), field.description or "")
        for name, field in Settings.model_fields.items()
    ]


def _default_text(name: str, field: Any) -> str:  # Any: pydantic's FieldInfo, whose import must stay lazy
    if field.default_factory is not None:
        return "by the machine"
    if field.default in (None, ()):
        return "none"
    return f"./{field.default}" if name == "data_dir" else str(field.default)


@click.command(cls=ServeCommand)
@click.option("--workers", metavar="N", help="Number of front processes; overrides PICLOUD_WORKERS.")
def serve(workers: str | None) -> None:
    """Run PiCloud in the foreground until Ctrl-C, SIGTERM or SIGQUIT; SIGHUP reloads the certificate.

    Running executions finish before it exits. Configured by environment variables.
    """
    from picloud.shared.errors import StartRefused  # noqa: PLC0415  # with the services, below
    from picloud.shared.settings import load_settings  # noqa: PLC0415  # pydantic is slow

    try:
        settings = load_settings(overrides={} if workers is None else {"workers": workers})
    except SettingsError as exc:
        for fault in exc.faults:
            click.echo(f"error: {fault}", err=True)
        sys.exit(EXIT_USAGE)
    from picloud.wiring.serve import serve as run  # noqa: PLC0415  # the services are needed by this command alone

    try:
        sys.exit(run(settings))
    except StartRefused as refusal:
        click.echo(f"error: {refusal}", err=True)
        sys.exit(refusal.exit_code)
