"""The contract of the SDK as this program prints it is the one that is promised; a difference says what to bump."""

import json
import subprocess
import sys
from itertools import pairwise

import pytest

from picloud.cli.sdk_contract import contract
from picloud.shared.version import SDK_VERSION
from scripts.versioning.sdk_contract import compare

from .cases import GOLDEN

CURRENT = GOLDEN / f"sdk-{SDK_VERSION}.txt"


def contracts() -> dict[tuple[int, int], str]:
    """The text of each promised contract by version."""
    found = {}
    for path in GOLDEN.glob("sdk-*.txt"):
        major, minor = path.stem.removeprefix("sdk-").split(".")
        found[int(major), int(minor)] = path.read_text("utf-8")
    return dict(sorted(found.items()))


def test_sdk_is_what_was_promised() -> None:
    change = compare(CURRENT.read_text("utf-8"), contract())
    assert change.kind == "unchanged", change.advice(SDK_VERSION)


def test_each_minor_keeps_what_the_one_before_it_promised() -> None:
    versions = list(contracts().items())
    for (old, promised), (new, text) in pairwise(versions):
        change = compare(promised, text)
        assert new[0] > old[0] or not change.breaking, change.advice(f"{old[0]}.{old[1]}")


def test_command_prints_the_contract() -> None:
    command = [sys.executable, "-m", "picloud", "sdk-contract"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    # a patch of the engine may change the line that names it, and the file of a released SDK is never edited
    assert compare(CURRENT.read_text("utf-8"), printed).kind == "unchanged"
    document = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout)
    assert document == {"sdk": SDK_VERSION, "lines": printed.splitlines()}


OLD = """\
answer header date: dropped
ctx.trigger: string
disabled eval(...)
engine: rhai 1.26.1
function log.info(message: any) -> ()
keyword while
limit max_operations at most: 10000
limit max_operations default: 1000
reserved ctx: may be used, not defined
reserved kv: kept free for a later minor
sdk: 1.0
std abs(i64)
std abs(i64): replaced by a bounded one
"""


def changed(old: str, new: str) -> str:
    assert old in OLD
    return OLD.replace(old, new)


@pytest.mark.parametrize(
    "text",
    [
        changed("ctx.trigger: string\n", ""),
        changed("ctx.trigger: string", "ctx.trigger: string | ()"),
        changed("info(message: any)", "info(message: string)"),
        changed("function log.info(message: any) -> ()\n", ""),
        changed("std abs(i64)\n", ""),
        changed("limit max_operations default: 1000", "limit max_operations default: 900"),
        changed("limit max_operations at most: 10000", "limit max_operations at most: 9000"),
        changed("limit max_operations default: 1000\n", ""),
        changed("reserved ctx: may be used, not defined\n", ""),
        OLD + "reserved cache: kept free for a later minor\n",
        OLD + "reserved cache: may be used, not defined\n",
        OLD + "keyword class\n",
        OLD + "disabled exit(...)\n",
        OLD + "answer header etag: dropped\n",
    ],
)
def test_change_is_breaking_when_scripts_lose_something(text: str) -> None:
    change = compare(OLD, text)
    assert change.kind == "breaking"
    assert "bump SDK_VERSION to 2.0" in change.advice("1.0")
    assert "sdk-2.0.txt" in change.advice("1.0")


@pytest.mark.parametrize(
    "text",
    [
        OLD + "ctx.request.host: string\n",
        OLD + "function kv.get(key: string) -> any\n",
        OLD + "keyword function defined(string) -> bool\n",
        OLD + "std abs(f64)\n",
        changed("reserved kv: kept free for a later minor", "reserved kv: may be used, not defined"),
        changed("limit max_operations default: 1000", "limit max_operations default: 2000"),
        changed("rhai 1.26.1", "rhai 1.27.0"),
        changed("disabled eval(...)\n", ""),
        changed("keyword while\n", ""),
        changed("answer header date: dropped\n", ""),
        changed("std abs(i64): replaced by a bounded one\n", ""),
    ],
)
def test_change_is_additive_when_scripts_only_gain(text: str) -> None:
    change = compare(OLD, text)
    assert change.kind == "additive"
    assert "bump SDK_VERSION to 1.1" in change.advice("1.0")


@pytest.mark.parametrize("text", [OLD, changed("rhai 1.26.1", "rhai 1.26.2")])
def test_no_change_needs_no_advice(text: str) -> None:
    change = compare(OLD, text)
    assert (change.kind, change.advice("1.0")) == ("unchanged", "")


def test_advice_shows_the_lines_that_break() -> None:
    advice = compare(OLD, changed("ctx.trigger: string\n", "") + "std new(i64)\n").advice("1.0")
    assert "\n- ctx.trigger: string" in advice
    assert "std new" not in advice
    assert "never edited once it is released" in advice
