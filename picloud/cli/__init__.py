"""The `picloud` command: arguments, human and machine output, exit codes. Talks to a server over its HTTP API alone.

`serve` is the one command that reaches the services, through `picloud.wiring`. Importing this package must stay cheap:
httpx, pydantic and the services are imported by the commands that need them.
"""

from picloud.cli.root import cli


def main() -> None:
    """Entry point of the command; ends the process with one of the exit codes of docs/cli.md."""
    cli(prog_name="picloud")


__all__ = ["cli", "main"]
