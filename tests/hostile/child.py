"""The process that hostile scripts run in: the executor's runtime without a socket or rlimits, so that only the soft
defences stand between a script and the end of the process. Frames of the wire come in on stdin, answers go out on
stdout; its parent is `harness.py`.
"""

import functools
import resource
import struct
import sys
from typing import Any, BinaryIO

import msgspec
from rhai_python.worker import Runtime

_LENGTH = struct.Struct("<I")
_VALUES: dict[str, Any] = {
    "huge_text": "x" * 2_000_000,
    "huge_bytes": b"x" * 7_000_000,
    "half_a_megabyte": b"x" * 500_000,
    "many_items": [0] * 1_000_000,
    "many_arrays": [[0] * 100_000] * 70,
    "deep": functools.reduce(lambda inner, _: [inner], range(63), []),
}
_ERRORS: dict[str, Any] = {
    "refuse": ["kv_full", "the store of this script is full", True, {"path": "$"}],
    "wide_error": ["kv_full", "the store of this script is full", True, {str(i): i for i in range(5_000)}],
}


def serve(runtime: Runtime, payload: bytes) -> None:
    """Answer a call to a service as its key says: with one of the values or errors above, else with nil; `park` is
    never answered."""
    _, call_id, number, _, _, arguments = msgspec.msgpack.decode(payload, ext_hook=lambda *_: None)
    key = arguments[1] if len(arguments) > 1 and isinstance(arguments[1], str) else ""
    if key != "park":
        runtime.submit(msgspec.msgpack.encode(["reply", call_id, number, _ERRORS.get(key), _VALUES.get(key)]))


def main(stdin: BinaryIO, stdout: BinaryIO) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    runtime = Runtime(1)
    while head := stdin.read(_LENGTH.size):
        payload = stdin.read(_LENGTH.unpack(head)[0])
        if payload[2:6] == b"load":  # array head, string head, the name of the message
            runtime.submit(payload)
            continue
        answer = runtime.call(payload, lambda call: serve(runtime, call))
        stdout.write(_LENGTH.pack(len(answer)) + answer)
        stdout.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
