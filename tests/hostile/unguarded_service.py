"""`picloud serve` with executor processes that have no soft defences: `python unguarded_service.py EXECUTOR`. What runs
is the product but for one line, the command of an executor process; only this file knows how to exchange it."""

import sys
from collections.abc import Callable
from unittest import mock

from picloud.cli import cli


def main(executor: str) -> None:
    def child_command(_library_path: str) -> Callable[[int], list[str]]:
        return lambda socket_number: [executor, str(socket_number)]

    mock.patch("picloud.wiring.executor.child_command", child_command).start()
    cli(["serve"], prog_name="picloud")


if __name__ == "__main__":
    main(sys.argv[1])
