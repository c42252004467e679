"""Runs the command line as people do: a process of its own that finds the service by its data directory."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.acceptance.service import Service


def picloud(
    service: Service, *arguments: str, cwd: Path | None = None, environ: dict[str, str] | None = None, **options: Any
) -> "subprocess.CompletedProcess[bytes]":
    """Run one command against the service; `environ` is added to its environment, options go to `subprocess.run`."""
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(
        [sys.executable, "-m", "picloud", *arguments],
        cwd=cwd or service.directory,
        env={**service._environ, **(environ or {})},
        timeout=60,
        check=False,
        **options,
    )
