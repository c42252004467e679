"""The cost of single calls of native functions; none is missing from the audit (docs/internal/sandbox-evidence.md)."""

import re
from collections.abc import Iterator

import pytest
from rhai_python.worker import sdk_contract

from picloud.shared.models import MIB, SandboxLimits
from tests.hostile.harness import Harness
from tests.hostile.natives import MAX_CALL_MS, Meter, NativeCall, native_calls
from tests.hostile.service import ROOT

_BUDGET_BYTES = SandboxLimits().max_memory_bytes
_SIZES = {"max_string_size", "max_array_size", "max_map_size", "max_containers", "max_memory_bytes"}
_ALLOWED_OUTCOMES = {"ok", "max_operations", "timeout_ms", "script_error", "script_bad_response", *_SIZES}
_STD_FUNCTION = re.compile(r"^std (?:property |index )?(?:\w+\.)?([^\s(\[.:]+)", re.MULTILINE)
_TOOL = re.compile(r"^function (\w+)\((?!.*\bbytes\b)")
_OF_THE_SDK = {"respond_json", "sdk_at_least"}
"""They look at no more than one answer or one version."""


@pytest.fixture(scope="module")
def meter() -> Iterator[Meter]:
    with Harness() as harness:
        yield Meter(harness)


@pytest.mark.parametrize("native", native_calls(), ids=lambda native: native.name)
def test_native_call_is_quick_and_within_one_doubling_of_the_budget(meter: Meter, native: NativeCall) -> None:
    cost = meter.measure(native)
    assert cost.outcome in _ALLOWED_OUTCOMES
    assert cost.ms < MAX_CALL_MS
    assert cost.peak_memory_bytes <= _BUDGET_BYTES + 64 * MIB


def _live_names() -> set[str]:
    """Return the functions of the standard packages and the tools that a script can call."""
    lines = sdk_contract().splitlines()
    standard = {_name(line) for line in lines if line.startswith("std ")}
    return standard | {match[1] for line in lines if (match := _TOOL.match(line))} - _OF_THE_SDK


def _name(line: str) -> str:
    subject = line.removeprefix("std ")
    if subject.startswith("property "):
        return subject.removeprefix("property ").partition(".")[2].partition(" ")[0].partition(":")[0]
    return subject.partition("(")[0].partition(" ")[0]


def _audited_names() -> list[str]:
    """The names in the first column of the audit table."""
    page = (ROOT / "docs" / "internal" / "sandbox-evidence.md").read_text("utf-8")
    table = page.partition("<!-- audit: begin -->")[2].partition("<!-- audit: end -->")[0]
    cells = [line.split(" | ")[0] for line in table.splitlines() if line.startswith("| `")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def test_audit_names_every_native_function_once() -> None:
    audited = _audited_names()
    assert len(audited) == len(set(audited)), sorted(name for name in audited if audited.count(name) > 1)
    missing, gone = _live_names() - set(audited), set(audited) - _live_names()
    assert not missing, f"not audited in docs/internal/sandbox-evidence.md: {sorted(missing)}"
    assert not gone, f"audited but no longer there: {sorted(gone)}"
