"""The harness sees what it is there to see: a process that dies, one that hangs, one that comes back."""

import sys

import pytest

from picloud.shared.models import HttpRequest, SandboxLimits
from picloud.shared.wire import Result
from tests.hostile.corpus import describe
from tests.hostile.fuzz.__main__ import Tally, fuzz
from tests.hostile.harness import Died, Harness, Hung

_REQUEST = HttpRequest("GET", "/", b"", [], b"", None)
_LIMITS = SandboxLimits(timeout_ms=100)
_SECONDS = 15.0


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", f"import os, sys, time; sys.stdin.buffer.read(4); {code}"]


def test_harness_attributes_a_death_to_the_script_in_flight() -> None:
    with Harness(_python("sys.stderr.write('why'); sys.stderr.flush(); os.kill(os.getpid(), 11)")) as harness:
        answer = harness.run("1", _LIMITS, _REQUEST).answer
        assert answer == Died(-11, "why")
        assert describe(answer).startswith("the process died")
        assert harness.deaths == 1


def test_harness_calls_a_process_that_does_not_answer_hung_and_ends_it() -> None:
    with Harness(_python("time.sleep(60)"), give_up_s=0.2) as harness:
        measured = harness.run("1", _LIMITS, _REQUEST)
        assert isinstance(measured.answer, Hung)
        assert 0.2 < measured.wall_s < 5


def test_harness_goes_on_with_a_new_process() -> None:
    with Harness() as harness:
        harness.start()
        pid = harness.pid
        harness.kill()
        answer = harness.run("40 + 2", _LIMITS, _REQUEST).answer
        assert isinstance(answer, Result)
        assert (answer.body, harness.deaths) == (b"42", 1)
        assert harness.pid != pid


@pytest.mark.long
def test_fuzz_finds_nothing_in_its_time() -> None:
    tally = Tally()
    finds = fuzz(20_260, _SECONDS, tally)
    assert finds == []
    assert tally.compiled > 200
    assert tally.finished > 50
