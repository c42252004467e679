"""Attacks on executor processes without soft defences: they die, the service does not, and serves again at once."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from msgspec import structs

from picloud.shared.models import SandboxLimits
from tests.hostile.corpus import load_attacks
from tests.hostile.service import (
    HEALTHY,
    ROOT,
    HealthProbe,
    Service,
    deploy_healthy,
    describe_response,
    outcome_of_call,
    serve,
)

_ATTACKS = [attack for attack in load_attacks() if attack.unguarded]
_LIMITS = SandboxLimits(timeout_ms=1_000)
_LOST = {"worker_crashed", "script_timeout", "executor_unavailable", "server_busy"}
"""What a caller is told whose process died under him, by his own script or by another one."""
_RECOVERY_S = 5.0


@pytest.fixture(scope="module")
def executor() -> str:
    """The executor without soft defences, built from the example beside the real one."""
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "rhai-python" / "target"))
    # of the whole workspace, as the Rust tests have built it: of one package, its crates would have other features
    command = ["cargo", "build", "--locked", "--quiet", "--workspace", "--example", "unguarded"]
    subprocess.run(command, cwd=ROOT / "rhai-python", check=True)
    return str(target / "debug" / "examples" / "unguarded")


@pytest.fixture
def service(executor: str, tmp_path: Path) -> Iterator[Service]:
    program = [sys.executable, str(Path(__file__).with_name("unguarded_service.py")), executor]
    with serve(tmp_path, program, executor_processes="2", executor_threads="4") as service:
        deploy_healthy(service)
        yield service


def _wait_until_healthy(service: Service) -> float:
    started_at = time.monotonic()
    while time.monotonic() < started_at + _RECOVERY_S:
        answer = httpx.get(f"{service.url}/api/v1/execute/{HEALTHY}", trust_env=False)
        if answer.status_code == 200:
            return time.monotonic() - started_at
        time.sleep(0.02)
    raise AssertionError(f"not healthy after {_RECOVERY_S} s: {answer.text}")


def test_service_outlives_processes_that_scripts_kill(service: Service) -> None:
    outcomes = {}
    with HealthProbe(service, per_second=10) as probe:
        for attack in _ATTACKS:
            limited = structs.replace(attack, limits=_LIMITS)
            outcomes[attack.name] = outcome_of_call(service, limited, attack.name.replace("_", "-"))
            assert service.process.poll() is None
            assert httpx.get(f"{service.url}/healthz", trust_env=False).status_code == 200
            _wait_until_healthy(service)
    # without the soft defences each of them costs a process, or is the corpus wrong
    assert {name: outcome for name, outcome in outcomes.items() if outcome not in _LOST} == {}
    executor = service.executor()
    assert executor["deaths"] >= len(_ATTACKS) - 1
    # neighbours of a dying script may lose the call that was in the same process, and are told so
    assert all(any(code in failure for code in _LOST) for failure in probe.failures), probe.failures
    assert len(probe.failures) < len(probe.latencies_s) / 2


def test_script_that_kills_three_processes_is_held_until_it_is_saved_again(service: Service) -> None:
    attack = next(attack for attack in _ATTACKS if attack.unguarded == "stack")
    assert service.deploy("killer", attack.source, _LIMITS).status_code == 201
    outcomes = []
    for _ in range(4):
        outcomes.append(describe_response(service.call("killer", attack.request)))
        _wait_until_healthy(service)
    assert outcomes == ["worker_crashed"] * 3 + ["script_quarantined"]
    deaths = service.executor()["deaths"]
    assert describe_response(service.call("killer", attack.request)) == "script_quarantined"
    assert service.executor()["deaths"] == deaths
    assert service.admin.patch("/api/v1/admin/scripts/killer", json={"source": "1"}).status_code == 200
    assert describe_response(service.call("killer", attack.request)) == "ok 200"
