"""Arguments that scripts hand to services: the error for a wrong one, and the nearest name to an unknown one."""

import difflib
from collections.abc import Sequence
from typing import Final

from picloud.shared.services import ServiceFault, Value

SHOWN_CHARACTERS: Final = 64
"""Of a name in an error. A script may write a name of megabytes, and comparing names takes time in proportion."""
_NEAR: Final = 0.5


def bad_argument(message: str, **details: Value) -> ServiceFault:
    """Return the fault of an argument that is not allowed. `message`: one sentence that names the argument."""
    return ServiceFault("bad_argument", message, details=details)


def hint_for(name: str, known: Sequence[str]) -> str:
    """Return the known name that is nearest to an unknown one as a question, or else list them all."""
    near = difflib.get_close_matches(name[:SHOWN_CHARACTERS], known, n=1, cutoff=_NEAR)
    if near:
        return f"did you mean {near[0]}?"
    return f"use {', '.join(known)}"
