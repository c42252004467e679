"""Where the native library of `rhai_python` lies. Finds it without importing it: the host process never loads it."""

import importlib.util
from importlib.machinery import PathFinder

from picloud.shared.errors import EXIT_PACKAGE, StartRefused


def find_native_library() -> str:
    """The path of the `_rhai` extension module.

    Raises:
        StartRefused: the package is not installed, or holds no library for this machine.
    """
    package = importlib.util.find_spec("rhai_python")
    if package is None or not package.submodule_search_locations:
        raise StartRefused(EXIT_PACKAGE, "the package rhai_python is missing: install PiCloud again (scripts/run does)")
    module = PathFinder.find_spec("_rhai", list(package.submodule_search_locations))
    if module is None or module.origin is None:
        raise StartRefused(EXIT_PACKAGE, "rhai_python has no native library for this machine: install PiCloud again")
    return module.origin
