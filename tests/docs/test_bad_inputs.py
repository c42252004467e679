"""docs/internal/bad-inputs.md names what holds each row: all of it exists, and no raw request is in no row."""

import ast
import re

from tests.corpus.cases import load_cases

from .served import ROOT

PAGE = (ROOT / "docs" / "internal" / "bad-inputs.md").read_text("utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| input")]
CONTROLS = {"healthz, the control case", "data: the control case", "admin: the control case"}
"""Requests that are right, to see that the others are refused for what is wrong with them."""


def holders(row: str) -> str:
    return row.strip("|").split(" | ")[-1]


def test_each_row_is_held_by_something() -> None:
    assert len(ROWS) > 40
    assert all(re.search(r'"[^"]+"|`tests/', holders(row)) for row in ROWS)


def test_each_test_that_is_named_exists() -> None:
    named = re.findall(r"`tests/([\w/]+\.py)::(\w+)`", PAGE)
    assert named
    for file, name in named:
        tree = ast.parse((ROOT / "tests" / file).read_text("utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_each_raw_request_is_in_a_row_and_each_that_is_named_exists() -> None:
    named = {name for row in ROWS for name in re.findall(r'"([^"]+)"', holders(row))}
    there = {case.name.partition(": ")[2] for case in load_cases()} - CONTROLS
    assert named - there == set()
    assert there - named == set()
