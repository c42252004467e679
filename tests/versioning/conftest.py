"""One copy of the tree for all tests of a module, as it was again for each of them."""

from collections.abc import Iterator

import pytest

from tests.versioning.tree import Tree


@pytest.fixture(scope="module")
def _copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tree]:
    copy = Tree(tmp_path_factory.mktemp("tree"))
    yield copy
    copy.close()


@pytest.fixture
def tree(_copy: Tree) -> Iterator[Tree]:
    yield _copy
    _copy.restore()
