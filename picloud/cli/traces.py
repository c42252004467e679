"""The call trace of a failed execution as lines of text, the innermost call first."""

from collections.abc import Sequence
from typing import Any

from picloud.cli.terminal import neutralise


def describe_trace(trace: Sequence[dict[str, Any]] | None) -> list[str]:
    """Return one line for each frame of a call trace as the API has it, where the error occurred first.

    Empty without a trace: the error occurred outside of functions, or the server is older than call traces.
    """
    lines: list[str] = []
    for frame in reversed(trace or []):
        lines.append(_describe(frame, is_innermost=not lines))
        if frame.get("omitted"):
            lines.append(f"… {frame['omitted']} more calls")
    return lines


def _describe(frame: dict[str, Any], *, is_innermost: bool) -> str:
    function, line = frame.get("function"), frame.get("line")
    where = "" if line is None else f"line {line}"
    if function is None:
        return f"called at {where}" if where else "called by the script"
    words = "in" if is_innermost else "called in"
    return neutralise(", ".join(filter(None, [f"{words} {function}", where])), keep="")
