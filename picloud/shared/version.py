"""The five versioned surfaces (docs/explanation/versioning.md). The product version is that of pyproject.toml."""

import os
import sys
from typing import Final


def _installed_version() -> str:
    """Return the version in the metadata of the installed package, as `importlib.metadata` would.

    That module loads the parser of mail headers, which takes longer than the rest of a command's start.
    """
    for folder in sys.path:
        try:
            names = [name for name in os.listdir(folder or ".") if name.startswith("picloud-")]  # noqa: PTH208  # speed
        except OSError:
            continue  # an archive, or not there
        for name in names:
            if name.endswith(".dist-info"):
                with open(f"{folder or '.'}/{name}/METADATA", encoding="utf-8") as lines:  # noqa: PTH123  # likewise
                    return next(line for line in lines if line.startswith("Version: ")).split()[1]
    from importlib.metadata import version  # noqa: PLC0415  # for what is installed in another way

    return version("picloud")


PRODUCT_VERSION: Final[str] = _installed_version()
SDK_VERSION: Final[str] = "1.2"
API_VERSION: Final[int] = 1
WIRE_VERSION: Final[int] = 2

API_PREFIX: Final[str] = f"/api/v{API_VERSION}"
SERVED_API_VERSIONS: Final[tuple[int, ...]] = (1,)
"""Majors of the API that are served, the newest last. One goes only after its notice period."""
EXECUTE_PATH: Final[str] = "/api/v1/execute"
"""Where scripts answer by id or name. Users gave these addresses to others: a new API major does not move them."""
ROUTES_PATH: Final[str] = "/exec"
"""Where routes answer. Also an address that users gave to others."""
