"""The first lines of picloud.pyz. Plain enough for every Python 3 to read, so that one that is too old says so."""

import sys
from importlib import import_module


def begin() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  # this is where it is found out
        sys.stderr.write(
            "error: PiCloud needs CPython 3.11 or later, this is "
            + sys.version.split()[0]
            + "; start it with another one: python3.11 picloud.pyz\n"
        )
        sys.exit(6)
    import_module("_start.begin").main()  # an older Python could not read it


if __name__ == "__main__":
    begin()
