"""PiCloud's executor runtime: runs loaded scripts for a host that speaks wire 1 (docs/wire.md).

`worker_main` is the whole of an executor process; `Runtime` is the same code inside this process, for tests and tools.
Knows nothing of the wire's messages: payloads go in and out as bytes.
"""

from rhai_python._rhai import Runtime, worker_main

__all__ = ["Runtime", "worker_main"]
