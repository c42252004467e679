"""Docstrings begin with what a thing is or does, not with a question word that the reader has to resolve."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "picloud"
_QUESTION = re.compile(r"(What|Who|How|Where|Which|When)\b")


def questions(source: str) -> list[str]:
    """The docstrings of functions and classes in a source that begin with a question word."""
    documented = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    found = (ast.get_docstring(node) for node in ast.walk(ast.parse(source)) if isinstance(node, documented))
    return [text.partition("\n")[0] for text in found if text and _QUESTION.match(text)]


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_docstrings_do_not_begin_with_a_question_word(path: Path) -> None:
    assert questions(path.read_text("utf-8")) == []


def test_question_word_is_found() -> None:
    assert questions('def count():\n    """How many there are."""') == ["How many there are."]
    assert questions('def count():\n    """Return how many there are."""') == []
