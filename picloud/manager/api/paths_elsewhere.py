"""The paths of the document that are answered before the admin API: executions and probes (`picloud/server/app.py`)."""

from typing import Any, Final

from msgspec import Struct

from picloud.shared.models import Versions
from picloud.shared.version import EXECUTE_PATH

_METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch")
_SCRIPT: Final = {
    "name": "script",
    "in": "path",
    "required": True,
    "description": "The id or the name of a script.",
    "schema": {"type": "string"},
}


def _execute(method: str) -> dict[str, Any]:
    return {
        "operationId": f"{method}_execute",
        "summary": "Call a script. The rest of the path is passed to it; the response is the script's own.",
        "tags": ["execute"],
        "security": [{}, {"token": []}],
        "responses": {
            "default": {
                "description": "What the script answers, or an error.",
                "headers": {
                    "x-execution-id": {
                        "description": "The id of the execution in the history.",
                        "schema": {"type": "string"},
                    }
                },
            }
        },
    }


def _probe(name: str, summary: str, responses: dict[str, Any]) -> dict[str, Any]:
    return {
        "get": {
            "operationId": f"get_{name}",
            "summary": summary,
            "tags": ["probes"],
            "security": [],
            "responses": responses,
        }
    }


def _json(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


_READY: Final = {
    "type": "object",
    "properties": {"ready": {"type": "boolean"}},
    "required": ["ready"],
    "additionalProperties": {
        "type": "object",
        "properties": {"ok": {"type": "boolean"}},
        "required": ["ok"],
    },
}

PATHS_ELSEWHERE: Final[dict[str, Any]] = {
    f"{EXECUTE_PATH}/{{script}}": {
        "parameters": [_SCRIPT],
        **{method: _execute(method) for method in _METHODS},
    },
    "/healthz": _probe(
        "healthz",
        "Check that the process responds.",
        {"200": {"description": "It does.", "content": {"text/plain": {"schema": {"type": "string"}}}}},
    ),
    "/readyz": _probe(
        "readyz",
        "Check that PiCloud can serve requests, and which part cannot.",
        {"200": _json("It can.", _READY), "503": _json("It cannot.", _READY)},
    ),
    "/version": _probe(
        "version", "Get the versions.", {"200": _json("The versions.", {"$ref": "#/components/schemas/Versions"})}
    ),
}

MODELS_ELSEWHERE: Final[list[type[Struct]]] = [Versions]
