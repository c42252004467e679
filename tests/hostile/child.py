"""The process that hostile scripts run in: the executor's runtime without a socket or rlimits, so that only the soft
defences stand between a script and the end of the process. Frames of the wire come in on stdin, answers go out on
stdout; its parent is `harness.py`.
"""

import resource
import struct
import sys
from typing import BinaryIO

from rhai_python.worker import Runtime

_LENGTH = struct.Struct("<I")


def main(stdin: BinaryIO, stdout: BinaryIO) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    runtime = Runtime(1)
    while head := stdin.read(_LENGTH.size):
        payload = stdin.read(_LENGTH.unpack(head)[0])
        if payload[2:6] == b"load":  # array head, string head, the name of the message
            runtime.submit(payload)
            continue
        answer = runtime.call(payload)
        stdout.write(_LENGTH.pack(len(answer)) + answer)
        stdout.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
