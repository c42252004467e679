"""JSON as goldens and records keep it."""

import json
from typing import Any


def json_text(value: Any) -> str:  # Any: a JSON value has any type
    """Readable differences, one last line end."""
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
