"""The five versioned surfaces (docs/explanation/versioning.md). The product version is that of pyproject.toml."""

from importlib.metadata import version
from typing import Final

PRODUCT_VERSION: Final[str] = version("picloud")
SDK_VERSION: Final[str] = "1.0"
API_VERSION: Final[int] = 1
WIRE_VERSION: Final[int] = 1

API_PREFIX: Final[str] = f"/api/v{API_VERSION}"
