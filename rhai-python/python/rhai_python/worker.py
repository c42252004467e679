"""PiCloud's executor runtime: runs loaded scripts for a host that speaks the wire protocol (docs/internal/wire.md).

`worker_main` is the whole of an executor process; `Runtime` is the same code inside this process, for tests and tools.
`sdk_contract` says what its scripts may rely on. Knows nothing of the wire's messages: payloads go in and out as bytes.
"""

from rhai_python._rhai import HAS_WORKER

if not HAS_WORKER:
    raise ImportError("this build of rhai-python has no PiCloud worker: build it with the feature `worker`")

from rhai_python._rhai import Runtime, sdk_contract, worker_main

__all__ = ["Runtime", "sdk_contract", "worker_main"]
