"""Each hostile script in one process that has nothing but the soft defences: outcome, time, memory, the life of the
process."""

from collections.abc import Iterator

import pytest

from picloud.shared.models import MIB
from picloud.shared.wire import Result
from tests.hostile.corpus import FOLDER, Attack, describe, load_attack, load_attacks
from tests.hostile.harness import OVERRUN_S, Harness, Measured

_SLACK_BYTES = 64 * MIB
_USUAL_BUDGET_BYTES = 32 * MIB
_CODES_WITH_LINE = {"script_error", "script_limit_exceeded", "script_timeout"}
_OF_THE_ANSWER = "max_response_bytes"
"""A limit of the final value, which has no place in the source."""
_ATTACKS = load_attacks()


@pytest.fixture(scope="module")
def harness() -> Iterator[Harness]:
    with Harness() as harness:
        harness.start()
        yield harness


@pytest.mark.parametrize("attack", _ATTACKS, ids=lambda attack: attack.name)
def test_attack_ends_as_stated_in_time_and_memory(harness: Harness, attack: Attack) -> None:
    before = harness.resident_bytes()
    measured = harness.check(attack.source, attack.limits)
    outcome = describe(measured.answer)
    if outcome == "compiles":
        measured = harness.run(attack.source, attack.limits, attack.request)
        outcome = describe(measured.answer)
    else:
        # one that was stored by an older version does not run either
        refused = harness.run(attack.source, attack.limits, attack.request)
        assert not describe(refused.answer).startswith("ok")
    assert attack.accepts(outcome), f"{outcome}: {measured.answer}"
    _assert_bounded(attack, measured, before)
    if attack.has_line:
        _assert_has_line(measured)


def _assert_bounded(attack: Attack, measured: Measured, resident_before: int) -> None:
    assert measured.wall_s <= attack.limits.timeout_ms / 1_000 + OVERRUN_S
    grown = measured.peak_rss_bytes - resident_before
    allowed = (attack.limits.max_memory_bytes + _SLACK_BYTES) * 1.1
    if attack.limits.max_memory_bytes > _USUAL_BUDGET_BYTES:
        # a chain of closures takes as much stack as memory, and small blocks the allocator's own share
        allowed = attack.limits.max_memory_bytes * 2.5 + _SLACK_BYTES
    assert grown <= allowed
    if isinstance(measured.answer, Result):
        assert measured.answer.peak_memory_bytes <= attack.limits.max_memory_bytes * 2 + _SLACK_BYTES
        assert len(measured.answer.logs) <= attack.limits.max_log_lines
        kept = sum(len(line.message.encode()) + len(line.fields or "") for line in measured.answer.logs)
        assert kept <= attack.limits.max_log_bytes
        assert len(measured.answer.body) <= attack.limits.max_response_bytes


def _assert_has_line(measured: Measured) -> None:
    if isinstance(measured.answer, Result) and measured.answer.error is not None:
        error = measured.answer.error
        assert len(error.message) <= 2_100
        if error.code in _CODES_WITH_LINE and error.limit != _OF_THE_ANSWER:
            assert error.line is not None, error


def test_harness_process_outlived_the_whole_corpus(harness: Harness) -> None:
    assert harness.deaths == 0


def test_corpus_tries_every_door_that_is_promised() -> None:
    assert len(_ATTACKS) >= 80
    assert len({attack.source for attack in _ATTACKS}) == len(_ATTACKS)


def test_corpus_has_one_head_per_file_that_can_be_read() -> None:
    for path in FOLDER.glob("*.rhai"):
        attack = load_attack(path)
        first_line = path.read_text("utf-8").splitlines()[0]
        assert first_line.startswith("// "), path.name
        assert ": " not in first_line or not first_line.startswith("// expect"), path.name
        assert all(_is_outcome(outcome) for outcome in attack.expected), path.name


def _is_outcome(words: str) -> bool:
    first, _, rest = words.partition(" ")
    known = {"ok", "refused", "script_error", "script_timeout", "script_bad_response", "script_limit_exceeded"}
    return first in known and (rest != "" or first in known - {"refused", "script_limit_exceeded"})
