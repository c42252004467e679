"""Runs the guard again and again, each time in a new process that has the libraries already, the copy's code not yet.

Started in the copy's root: reads `check`, `golden` or `full` (with a running server) from stdin; answers a line with
exit code and length, then output.
"""

import importlib
import os
import sys
import tempfile
from pathlib import Path

LIBRARIES = ("click", "httpx", "msgspec", "pydantic", "quart", "rhai_python.worker", "zxcvbn")


def run(command: str) -> int:
    """In the child: what `python -m scripts.versioning` does."""
    sys.path.insert(0, str(Path.cwd()))
    main = importlib.import_module("scripts.versioning.__main__").main
    if command == "golden":
        main(["golden"])
    return int(main(["check"] if command == "full" else ["check", "--without-server"]))


def answer(command: str) -> tuple[int, bytes]:
    """Exit code and output of one command in a child."""
    with tempfile.TemporaryFile() as output:
        child = os.fork()
        if child == 0:
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
            code = 70
            try:
                code = run(command)
            except BaseException:
                sys.excepthook(*sys.exc_info())
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        output.seek(0)
        return code, output.read()


def serve() -> None:
    for name in LIBRARIES:
        importlib.import_module(name)
    assert not any(name.split(".")[0] in ("picloud", "scripts") for name in sys.modules)
    for line in sys.stdin:
        code, text = answer(line.strip())
        sys.stdout.buffer.write(b"%d %d\n" % (code, len(text)) + text)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    serve()
