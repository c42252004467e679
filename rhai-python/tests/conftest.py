"""What the tests of the binding share."""

from collections.abc import Iterator

import pytest
from rhai_python import Engine


@pytest.fixture
def engine() -> Iterator[Engine]:
    with Engine() as engine:
        yield engine
