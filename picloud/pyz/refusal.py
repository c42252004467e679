"""Why the file does not start: one line with the way out, and the exit code."""

from typing import Final

EXIT_PACKAGE: Final = 6
EXIT_TRY_AGAIN: Final = 1
"""As in `picloud.shared.errors`, which cannot be imported before anything is unpacked."""


class Refused(Exception):
    """The archive cannot be used here. The message names the fault and the way out.

    Args:
        exit_code: `EXIT_PACKAGE`, or `EXIT_TRY_AGAIN` for a fault that can pass, such as a full disk.
    """

    def __init__(self, message: str, exit_code: int = EXIT_PACKAGE) -> None:
        super().__init__(message)
        self.exit_code = exit_code
