"""The three standard descriptors, which a caller may have closed. `picloud/cli/streams.py` is about their content."""

import os
import sys


def open_standard_descriptors() -> None:
    """Point those of the descriptors 0, 1 and 2 that the caller closed to /dev/null, and give `sys.stderr` something.

    Otherwise the next files that are opened, such as a lock, get these numbers, and what is printed goes into them.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # the lowest free number is this one
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", closefd=False)
