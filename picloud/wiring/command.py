"""The name under which the command line is called on this machine, for texts that tell a person what to type."""

import shutil
import sys
from pathlib import Path


def command_name() -> str:
    """Return `picloud`, or the path of the one beside the running interpreter when PATH does not lead to it, as in a
    checkout with a virtual environment; relative to the working directory when it is below."""
    beside = Path(sys.executable).with_name("picloud")
    found = shutil.which("picloud")
    if not beside.exists() or (found is not None and Path(found).samefile(beside)):
        return "picloud"
    here = Path.cwd()
    return str(beside.relative_to(here) if beside.is_relative_to(here) else beside)
