"""The hostile scripts through the real service, while a healthy endpoint is probed."""

import os
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest

from picloud.shared.models import MIB
from tests.hostile.corpus import LIMITS, Attack, load_attacks
from tests.hostile.service import HealthProbe, Service, deploy_healthy, in_threads, outcome_of_call, serve

_CALLERS = 3
_PROBES_PER_S = 20
_PROCESSES = min(4, os.cpu_count() or 1)
_THREADS = 8
_REFUSED = "refused "
_PROCESS_WALL = "max_process_memory_bytes"


_Numbered = tuple[int, Attack]


def _is_expected(attack: Attack, outcome: str) -> bool:
    # the manager refuses some of them before the engine sees them, with codes of its own
    is_refused_either_way = outcome.startswith(_REFUSED) and any(e.startswith(_REFUSED) for e in attack.expected)
    # where many run at once, the process's wall can come before the script's own budget
    own_budget = outcome.replace(_PROCESS_WALL, "max_memory_bytes")
    return attack.accepts(own_budget) or is_refused_either_way


def _attack_with(
    service: Service, attacks: SimpleQueue[_Numbered], wrong: list[str], stopped_by_others: list[_Numbered]
) -> None:
    while True:
        try:
            number, attack = attacks.get_nowait()
        except Empty:
            return
        outcome = outcome_of_call(service, attack, f"attack-{number}")
        if attack.has_own_replies or _is_expected(attack, outcome):  # those with replies run for the neighbours alone
            continue
        if outcome.endswith(_PROCESS_WALL):
            stopped_by_others.append((number, attack))
        else:
            wrong.append(f"{attack.name}: {outcome}, expected {' | '.join(attack.expected)}")


@pytest.mark.alone  # a run that is slow to stop may cost a neighbour its own run, by the clock
def test_service_outlives_the_corpus_and_serves_its_neighbours(tmp_path: Path) -> None:
    attacks: SimpleQueue[tuple[int, Attack]] = SimpleQueue()
    for item in enumerate(load_attacks()):
        attacks.put(item)
    wrong: list[str] = []
    stopped_by_others: list[_Numbered] = []
    with serve(tmp_path, executor_processes=str(_PROCESSES), executor_threads=str(_THREADS)) as service:
        deploy_healthy(service)
        pid = service.process.pid
        baseline = service.memory_bytes()
        with HealthProbe(service, _PROBES_PER_S) as probe:
            in_threads(_CALLERS, lambda: _attack_with(service, attacks, wrong, stopped_by_others))
        # the memory of a neighbour may end any run of its process; without neighbours each ends as it should
        for number, attack in stopped_by_others:
            outcome = outcome_of_call(service, attack, f"again-{number}")
            if not attack.accepts(outcome):
                wrong.append(f"{attack.name}, alone: {outcome}, expected {' | '.join(attack.expected)}")
        executor = service.executor()
        assert service.process.poll() is None
        assert service.process.pid == pid
    assert wrong == []
    assert probe.failures == []
    assert len(probe.latencies_s) > 50
    assert executor["deaths"] == 0, executor
    # one script of the corpus asks for the largest budget there is
    budget = sum(sorted((a.limits.max_memory_bytes for a in load_attacks()), reverse=True)[:1])
    allowed = baseline + _PROCESSES * (LIMITS.max_memory_bytes + 64 * MIB) * 1.1 + 2.5 * budget
    assert probe.peak_memory_bytes < allowed
