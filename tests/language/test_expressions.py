"""Every expression of the corpus has its documented value or error, through rhai-python."""

from collections.abc import Iterator

import pytest
from rhai_python import Engine, Limits

from .expressions import FOLDER, Expression, load_expressions, run

_EXPRESSIONS = load_expressions()


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(Limits(max_operations=1_000_000)) as engine:
        yield engine


@pytest.mark.parametrize("theme", sorted({expression.theme for expression in _EXPRESSIONS}))
def test_expressions_have_the_value_or_error_that_is_written_down(theme: str, engine: Engine) -> None:
    wrong = []
    for expression in (one for one in _EXPRESSIONS if one.theme == theme):
        outcome = run(engine, expression.source)
        if not expression.accepts(outcome):
            wrong.append(f"{expression.id}  {expression.source}\n  = {expression.expected}\n  now {outcome}")
    assert not wrong, "\n".join(wrong)


def test_corpus_is_large_and_says_everything_once() -> None:
    sources = [expression.source for expression in _EXPRESSIONS]
    twice = {source for source in sources if sources.count(source) > 1}
    assert len(sources) >= 600
    assert not twice
    for path in FOLDER.glob("*.txt"):
        assert path.read_text("utf-8").startswith("# "), path.name


def test_every_difference_from_rhai_itself_has_its_reason() -> None:
    differing: list[Expression] = [one for one in _EXPRESSIONS if one.stock is not None]
    assert differing
    assert all(one.reason for one in differing)
