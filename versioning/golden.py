"""The committed goldens that follow the code while nothing of them is released: `scripts/golden` writes them anew."""

import json
from pathlib import Path
from typing import Any

from picloud.manager.api.endpoints import ENDPOINTS
from picloud.manager.api.openapi import openapi_document
from picloud.shared.version import API_VERSION


def openapi_path(root: Path) -> Path:
    """Where the OpenAPI document of the present major is kept."""
    return root / "tests" / "golden" / f"openapi-v{API_VERSION}.json"


def openapi_text() -> str:
    """The OpenAPI document of the code as the golden file has it."""
    return json_text(openapi_document(ENDPOINTS))


def json_text(value: Any) -> str:  # Any: a JSON value has any type
    """JSON as goldens and records keep it: readable differences, one last line end."""
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def write_goldens(root: Path) -> list[Path]:
    """Write the goldens anew; returns those that changed."""
    changed = []
    for path, text in ((openapi_path(root), openapi_text()),):
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed.append(path)
    return changed
