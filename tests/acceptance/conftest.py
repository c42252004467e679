"""One service for the tests that leave it running."""

from collections.abc import Iterator

import pytest

from tests.acceptance.service import Service, running


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("service")) as started:
        yield started
