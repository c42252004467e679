"""Why the file does not start: one line with the way out, and the exit code of a package that does not fit."""

from typing import Final

EXIT_PACKAGE: Final = 6
"""As in `picloud.shared.errors`, which cannot be imported before anything is unpacked."""


class Refused(Exception):
    """The archive cannot be used here. The message names the fault and the way out."""
