"""Runs commands of the command line one after another in this process: reads a JSON array of `{"arguments", "input"}`
from stdin, writes a JSON array of `[exit code, stdout, stderr]`. One start of Python for all of them."""

import contextlib
import io
import json
import sys

from picloud.cli.root import cli


def run(arguments: list[str], text: str) -> tuple[int, str, str]:
    """Run one command with a text as its standard input; returns its exit code and what it wrote."""
    sys.stdin = io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8")
    written = io.BytesIO(), io.BytesIO()
    output, errors = (io.TextIOWrapper(stream, "utf-8", write_through=True) for stream in written)
    code = 0
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try:
            cli.main(arguments)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    return code, written[0].getvalue().decode(), written[1].getvalue().decode()


if __name__ == "__main__":
    json.dump([run(each["arguments"], each["input"]) for each in json.load(sys.stdin)], sys.stdout)
