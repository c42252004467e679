"""Values for tests, with defaults for all that a test does not care about."""

import itertools
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import structs

from picloud.executor.process import Launch
from picloud.providers.broker import Broker
from picloud.shared.models import (
    MIB,
    Access,
    ExecutionRecord,
    ExecutionRequest,
    ExecutionResult,
    HttpRequest,
    LiveScript,
    LogLine,
    SandboxLimits,
    ScriptFault,
)
from picloud.shared.protocols import ServiceBroker, ServiceProvider
from picloud.shared.wire import HostSettings

FAKE_EXECUTOR = str(Path(__file__).parent / "fakes" / "fake_executor.py")


def make_live_script(
    script_id: str = "01890000-0000-7000-8000-000000000001",
    name: str = "hello",
    revision: int = 1,
    *,
    enabled: bool = True,
    access: Access = "public",
    limits: SandboxLimits | None = None,
) -> LiveScript:
    return LiveScript(script_id, name, revision, enabled, access, limits or SandboxLimits())


def make_http_request(method: str = "POST", path: str = "/", body: bytes = b"") -> HttpRequest:
    return HttpRequest(method, path, b"", [(b"content-type", b"text/plain")], body, "127.0.0.1")


def make_execution_request(
    script: LiveScript | None = None, body: bytes = b"", execution_id: str = "execution-1"
) -> ExecutionRequest:
    return ExecutionRequest(execution_id, script or make_live_script(), "http", make_http_request(body=body))


def make_result(
    status: int = 200,
    body: bytes = b"{}",
    headers: list[tuple[str, str]] | None = None,
    fault: ScriptFault | None = None,
) -> ExecutionResult:
    return ExecutionResult(
        status="ok" if fault is None else "failed",
        http_status=status if fault is None else 0,
        headers=[("content-type", "application/json")] if headers is None else headers,
        body=body,
        fault=fault,
        duration_us=10,
        queue_us=0,
        operations=1,
        peak_memory_bytes=100,
        logs=[],
        dropped_log_lines=0,
        warnings=[],
    )


def make_launch(
    mode: str = "normal",
    threads: int = 4,
    start_timeout_s: float = 5.0,
    *,
    providers: Mapping[str, ServiceProvider] | None = None,
    broker: ServiceBroker | None = None,
    waiting_threads: int = 0,
) -> Launch:
    """Executor processes of the fake in `tests/fakes/fake_executor.py`."""
    return Launch(
        command=lambda number: [sys.executable, FAKE_EXECUTOR, mode, str(number)],
        host_settings=HostSettings(threads, 64 * MIB, waiting_threads),
        broker=broker or Broker(providers or {}),
        start_timeout_s=start_timeout_s,
    )


def make_record(
    script: LiveScript | None = None,
    *,
    execution_id: str | None = None,
    started_at: int = 1_700_000_000_000,
    path: str = "/",
    fault: ScriptFault | None = None,
    logs: list[LogLine] | None = None,
    warnings: list[str] | None = None,
) -> ExecutionRecord:
    """A record whose id carries its time, as the data plane's ids do."""
    script = script or make_live_script()
    result = make_result(fault=fault)
    return ExecutionRecord(
        id=execution_id or make_id(started_at),
        script_id=script.id,
        script_name=script.name,
        revision=script.revision,
        trigger="http",
        method="POST",
        path=path,
        started_at=started_at,
        http_status=500 if fault else 200,
        result=structs.replace(result, logs=logs or [], warnings=warnings or []),
    )


_serial = itertools.count(1)


def make_id(milliseconds: int) -> str:
    """A new UUID version 7 of that time; later calls give greater ids within a millisecond."""
    digits = f"{milliseconds:012x}"
    return f"{digits[:8]}-{digits[8:]}-7000-8000-{next(_serial):012x}"
