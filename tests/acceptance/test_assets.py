"""Static assets in a real service: a push that a kill interrupts leaves one whole version."""

import contextlib
import threading
import time
from pathlib import Path

import httpx
import pytest

from tests.acceptance.service import Service
from tests.zips import make_zip

ZIP = {"content-type": "application/zip"}
PARTS = 30
_DELAYS_S = (0.0, 0.01, 0.04, 0.12)


def archive_of(version: int) -> bytes:
    """Return an archive whose files all name the version."""
    files = {f"part{number}.txt": f"version {version}, part {number}. ".encode() * 200 for number in range(PARTS)}
    return make_zip({"index.html": b"<!doctype html>%d" % version, **files})


@pytest.mark.long
@pytest.mark.parametrize("workers", ["1", "2"])
def test_kill_during_a_push_leaves_one_whole_version(tmp_path: Path, workers: str) -> None:
    service = Service(tmp_path, workers=workers)
    service.start()
    try:
        push(service, 1)
        route = {"path": "/app/*rest", "assets": {"name": "app", "fallback": "index.html"}}
        assert service.admin("POST", "/routes", json=route).status_code == 201
        for number, delay_s in enumerate(_DELAYS_S[:: 1 if workers == "1" else 3], 2):
            sent = threading.Thread(target=push_into_a_kill, args=(service, number))
            sent.start()
            time.sleep(delay_s)
            assert service.process is not None
            service.process.kill()
            service.process.wait()
            sent.join()
            service.start()
            page = get(service, "/exec/app/").text
            version = int(page.removeprefix("<!doctype html>"))
            assert version <= number
            for part in range(PARTS):
                assert get(service, f"/exec/app/part{part}.txt").text.startswith(f"version {version}, part {part}. ")
        push(service, 99)
        assert get(service, "/exec/app/any/page").text == "<!doctype html>99"
    finally:
        assert service.stop() == 0


def push(service: Service, version: int) -> None:
    answer = service.admin("PUT", "/assets/app", content=archive_of(version), headers=ZIP)
    assert answer.status_code == 200, answer.text


def push_into_a_kill(service: Service, version: int) -> None:
    with contextlib.suppress(httpx.HTTPError):
        service.admin("PUT", "/assets/app", content=archive_of(version), headers=ZIP)


def get(service: Service, path: str) -> httpx.Response:
    answer = httpx.get(f"{service.url}{path}", trust_env=False)
    assert answer.status_code == 200, answer.text
    return answer
