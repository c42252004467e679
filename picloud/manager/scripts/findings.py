"""Which findings of a check keep a source from being saved."""

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from picloud.shared.errors import Invalid
from picloud.shared.models import Diagnostic

CERTAIN_FAILURE: Final = "certain_failure"
_COMPILE_CODES: Final = frozenset(
    {"script_compile_error", "forbidden_symbol", "reserved_name", "suspicious_characters"}
)
REFUSAL_CODES: Final = _COMPILE_CODES | {CERTAIN_FAILURE}
"""The codes of a refused source; their details show a part of it."""


def refuse_source(findings: Sequence[Diagnostic], *, strict: bool) -> None:
    """Accept a source with these findings or say why not.

    Args:
        strict: also refuse a source of which every run would fail.
    Raises:
        Invalid: one of the compiler's codes, or `certain_failure`; `details` = `{"diagnostics", "line", "column"}`.
    """
    first = next((finding for finding in findings if finding.severity == "error"), None)
    if first is not None:
        code = first.code if first.code in _COMPILE_CODES else "script_compile_error"
        raise _refusal(first, code, findings)
    certain = next((finding for finding in findings if finding.certain), None)
    if strict and certain is not None:
        raise _refusal(certain, CERTAIN_FAILURE, findings)


def _refusal(finding: Diagnostic, code: str, findings: Sequence[Diagnostic]) -> Invalid:
    where = "" if finding.line is None else f"Line {finding.line}, column {finding.column or 1}: "
    return Invalid(
        f"{where}{finding.message}",
        code=code,
        details={
            "line": finding.line,
            "column": finding.column,
            "diagnostics": [structs.asdict(each) for each in findings],
        },
    )
