"""`picloud sdk-contract`: what a script may rely on, asked of the engine itself; asks no server.

The only command that loads the binding, and only when it runs.
"""

import click

from picloud.cli.session import Session, client_options
from picloud.shared.version import SDK_VERSION


@click.command("sdk-contract")
@client_options
@click.pass_obj
def sdk_contract(session: Session) -> None:
    """Print the SDK contract: every function, constant, ctx field, rule and limit, one per line.

    Compare two versions of PiCloud with diff: a removed or changed line breaks scripts, a new one does not
    (docs/explanation/versioning.md).
    """
    text = contract()
    session.print_result({"sdk": SDK_VERSION, "lines": text.splitlines()}, text.rstrip("\n"))


def contract() -> str:
    """The contract of this program: sorted lines, each of which stands for itself and ends in a newline."""
    from rhai_python.worker import sdk_contract as contract_of_engine  # noqa: PLC0415  # loads the native library

    lines = sorted({*contract_of_engine().splitlines(), *_limit_lines()})
    return "".join(f"{line}\n" for line in lines)


def _limit_lines() -> list[str]:
    from msgspec import structs  # noqa: PLC0415  # with the models, below

    from picloud.shared.models import LIMIT_CEILINGS, SandboxLimits  # noqa: PLC0415  # msgspec is slow

    ceilings = structs.asdict(LIMIT_CEILINGS)
    lines = [f"limit {name} at most: {value}" for name, value in ceilings.items()]
    return lines + [f"limit {name} default: {value}" for name, value in structs.asdict(SandboxLimits()).items()]
