"""Which target this interpreter is, as the archive's builds are named."""

import os
import sys
from collections.abc import Sequence
from importlib.machinery import EXTENSION_SUFFIXES

from .refusal import Refused


def current_target() -> str:
    """The target of the running interpreter, for example `cp311-aarch64`.

    Raises:
        Refused: it is not CPython on 64-bit Linux with the GNU C library.
    """
    fault = None
    if sys.implementation.name != "cpython":
        fault = f"it needs CPython, this is {sys.implementation.name}"
    elif sys.platform != "linux":
        fault = f"it needs Linux, this is {sys.platform}"
    elif sys.maxsize < 2**32:
        fault = "it needs a 64-bit system, this Python has 32 bits: install the 64-bit edition of the system"
    elif not EXTENSION_SUFFIXES[0].endswith("-gnu.so"):
        fault = "it needs the GNU C library (Debian, Raspberry Pi OS, Ubuntu, Fedora), not musl"
    elif hasattr(sys, "abiflags") and "t" in sys.abiflags:
        fault = "it needs CPython with its global lock, this is the free-threaded one"
    if fault:
        raise Refused(f"picloud.pyz does not run here: {fault}")
    return f"cp{sys.version_info.major}{sys.version_info.minor}-{os.uname().machine}"


def check_target(target: str, available: Sequence[str]) -> None:
    """Raises `Refused` when the archive holds nothing for this target."""
    if target in available:
        return
    pythons = sorted({f"3.{name[3:].partition('-')[0]}" for name in available}, key=lambda name: int(name[2:]))
    machines = sorted({name.partition("-")[2] for name in available})
    raise Refused(
        f"this picloud.pyz is for {' and '.join(machines)} with CPython {', '.join(pythons)}; this is "
        f"{sys.executable}, CPython {sys.version_info.major}.{sys.version_info.minor} on {target.partition('-')[2]}; "
        "use one of these, or build the file for this one with scripts/build"
    )
