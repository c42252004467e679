"""What an engine makes of the language corpus, as JSON on standard output: `python -m tests.language.outcomes`.

scripts/engine-diff runs it with two builds of the engine and compares.
"""

import asyncio
import json
import sys

import rhai_python
from rhai_python.worker import sdk_contract

from picloud.executor.in_process import InProcessExecutorClient
from picloud.shared.models import ExecutionRequest, LiveScript, SandboxLimits
from tests.sdk.cases import Sources

from .expressions import load_expressions, run
from .scripts import Script, describe, load_scripts


def of_expressions() -> dict[str, str]:
    """Return the outcome of each expression under its place and source."""
    with rhai_python.Engine(rhai_python.Limits(max_operations=1_000_000)) as engine:
        return {f"{one.id}  {one.source}": run(engine, one.source) for one in load_expressions()}


async def of_scripts() -> dict[str, str]:
    """Return the findings and the answer of each script under its name."""
    sources = Sources()
    client = InProcessExecutorClient(sources, thread_count=1)
    try:
        return {script.name: await _of_script(script, client, sources) for script in load_scripts()}
    finally:
        client.close()


async def _of_script(script: Script, client: InProcessExecutorClient, sources: Sources) -> str:
    findings = (await client.check(script.source, SandboxLimits())).diagnostics
    found = "".join(f"{one.line}:{one.column} {one.code}: {one.message}; " for one in findings)
    sources.by_id[script.name] = script.source
    live = LiveScript(script.name, "corpus", 1, enabled=True, access="public", limits=SandboxLimits())
    result = await client.execute(ExecutionRequest("execution-1", live, "http", script.request))
    if result.fault is not None:
        return f"{found}{result.fault.code} {result.fault.line}:{result.fault.column} {result.fault.message}"
    return found + describe(result.http_status or 0, result.body)


def main() -> int:
    """Print the outcomes of this process's engine."""
    outcomes = {
        "expressions": of_expressions(),
        "scripts": asyncio.run(of_scripts()),
        "contract": dict.fromkeys(sdk_contract().splitlines(), ""),
    }
    json.dump(outcomes, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
