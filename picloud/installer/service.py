"""The running service as an installer sees it: started, stopped, asked whether it is well."""

import contextlib
import json
import shutil
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Final, Protocol

from picloud.installer.layout import SOCKET_UNIT, UNIT

_ASK_TIMEOUT_S: Final = 3
_RUNTIME: Final = Path("/run/systemd/system")
"""Exists if and only if systemd is the init system, see sd_booted(3)."""
_POLL_S: Final = 0.1


class ServiceFailed(Exception):
    """The service could not be started, stopped or asked; one line."""


class Service(Protocol):
    """Starts and stops the service. Raises `ServiceFailed`.

    `stop(alone=True)`: nobody listens for it either, so that nothing but `start` brings it back.
    """

    def start(self) -> None: ...
    def stop(self, *, alone: bool = False) -> None: ...
    def is_running(self) -> bool: ...


class SystemdService:
    """The unit `picloud.service`."""

    def start(self) -> None:
        systemctl("reset-failed", UNIT, must_work=False)
        if systemctl("is-enabled", "--quiet", SOCKET_UNIT, must_work=False) and not self.is_running():
            systemctl("start", SOCKET_UNIT)
        systemctl("start", "--no-block", UNIT)

    def stop(self, *, alone: bool = False) -> None:
        sockets = [SOCKET_UNIT] if alone and unit_state(SOCKET_UNIT) == "active" else []
        systemctl("stop", *sockets, UNIT)

    def is_running(self) -> bool:
        return unit_state(UNIT) in ("active", "activating", "reloading")


def systemctl(*arguments: str, must_work: bool = True) -> bool:
    """Run systemctl; return whether it succeeded.

    Raises:
        ServiceFailed: it failed and `must_work`, or there is no systemd.
    """
    try:
        done = subprocess.run(["systemctl", *arguments], capture_output=True, text=True, check=False)  # noqa: S603, S607  # fixed words, root's PATH
    except FileNotFoundError as exc:
        raise ServiceFailed(
            "systemctl is missing, so this machine does not run systemd; see docs/how-to/install.md"
        ) from exc
    if done.returncode and must_work:
        fault = " ".join((done.stderr or done.stdout).split())
        raise ServiceFailed(f"systemctl {' '.join(arguments)} failed: {fault}")
    return done.returncode == 0


def check_systemd(runtime: Path = _RUNTIME) -> None:
    """Check that systemd runs this machine and can be asked.

    Raises:
        ServiceFailed: it does not, as in most containers.
    """
    if shutil.which("systemctl") is None or not runtime.is_dir():
        raise ServiceFailed("this machine does not run systemd, and nothing was changed; see docs/how-to/install.md")


def unit_state(unit: str) -> str:
    """Return the state of a unit as systemd names it, such as `active`; empty without systemd."""
    with contextlib.suppress(OSError):
        command = ["systemctl", "show", "--property=ActiveState", "--value", unit]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603  # fixed words
    return ""


def wait_until_ready(service: Service, url: str, product: str, timeout_s: float) -> str | None:
    """Wait until this product version is ready. Return None, or why it is not."""
    ends = time.monotonic() + timeout_s
    fault = "it did not answer"
    while time.monotonic() < ends:
        if not service.is_running():
            return "it exited; see `journalctl -u picloud`"
        try:
            running = ask(url, "/version").get("product")
            if running != product:
                fault = f"version {running} answers at {url} instead of {product}"
            elif ask(url, "/readyz").get("ready"):
                return None
        except (OSError, ValueError) as exc:
            fault = f"no answer at {url}: {in_words(exc)}"
        time.sleep(_POLL_S)
    return fault


def ask(url: str, path: str) -> dict[str, Any]:
    """GET a probe. Raises OSError or ValueError."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # the service of this very machine
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
    try:
        with opener.open(url + path, timeout=_ASK_TIMEOUT_S) as answer:
            document = json.load(answer)
    except urllib.error.HTTPError as exc:
        document = json.load(exc)
    if not isinstance(document, dict):
        raise ValueError("no JSON object")
    return document


def in_words(exc: Exception) -> str:
    """Return why `ask` got no answer, as people say it."""
    cause = getattr(exc, "reason", exc)  # what urllib wraps
    if isinstance(cause, ConnectionRefusedError):
        return "connection refused"
    if isinstance(cause, TimeoutError):
        return "it timed out"
    if isinstance(cause, socket.gaierror):
        return "the name does not resolve on this machine"
    if isinstance(cause, OSError):
        return cause.strerror or "connection lost"
    return "something other than PiCloud answers"
