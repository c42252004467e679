"""`picloud restore`: a backup in the place of the control data of a server of this machine, which must be stopped."""

from pathlib import Path

import click

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.session import Session, client_options
from picloud.shared.client_settings import SettingsError


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@client_options
@click.pass_obj
def restore(session: Session, file: Path, *, yes: bool) -> None:
    """Replace the control data named by PICLOUD_DATA_DIR and PICLOUD_DATABASE_URL with the backup in FILE.

    The file is verified before anything is changed; an existing database file is kept beside the new one. Sessions end.
    """
    from picloud.shared.errors import StartRefused  # noqa: PLC0415  # with the services, below
    from picloud.shared.settings import load_settings  # noqa: PLC0415  # pydantic is slow

    try:
        settings = load_settings()
    except SettingsError as exc:
        raise CommandFailed("; ".join(exc.faults), code="configuration", exit_code=EXIT_USAGE) from exc
    if not yes and not session.as_json:
        click.confirm(f"Replace the control data in {settings.data_dir} with {file}?", abort=True, err=True)
    from picloud.wiring.restore import restore_backup  # noqa: PLC0415  # the stores are needed by few commands

    try:
        manifest, aside = restore_backup(settings, file)
    except StartRefused as refusal:
        raise CommandFailed(str(refusal), code="refused", exit_code=refusal.exit_code) from refusal
    scripts = int(manifest.digests.get("scripts", "0:").partition(":")[0])
    document = {
        "file": str(file),
        "scripts": scripts,
        "product": manifest.product,
        "kept_as": None if aside is None else str(aside),
        "data": manifest.data is not None,
    }
    kept = "" if aside is None else f"; the previous database is kept as {aside}"
    kept += "" if manifest.data is not None else "; the data of scripts is not in the backup and was left unchanged"
    session.print_result(document, f"restored {scripts} scripts{kept}; start the server now")
