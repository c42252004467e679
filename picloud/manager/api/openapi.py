"""The OpenAPI 3.1 document of API v1, made from the endpoints' list and the models it names.

Holds nothing about single endpoints, except those that other services answer: `paths_elsewhere.py`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec import Struct
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from picloud.manager.api.answers import Error
from picloud.manager.api.cookies import SESSION_KEY_HEADER
from picloud.manager.api.endpoint import ANYBODY, OPEN, Deprecation, Endpoint, Parameter
from picloud.manager.api.parameters import (
    ANSWER_HEADERS,
    PATH_PARAMETERS,
    QUERY_PARAMETERS,
    QUOTA_HEADERS,
    RETRY_HEADERS,
)
from picloud.manager.api.paths_elsewhere import MODELS_ELSEWHERE, PATHS_ELSEWHERE
from picloud.shared.errors import STATUS_OF_CODE
from picloud.shared.version import API_PREFIX, API_VERSION

Document = dict[str, Any]

_COOKIE: Final = "The name ends with the port of the address that the browser has; with HTTPS it begins with `__Host-`."
_REF: Final = "#/components/schemas/"
_HEADER_REF: Final = "#/components/headers/"
_RETRY_STATUSES: Final = frozenset({429, 503})
_PATH_PARAMETER: Final = re.compile(r"<(\w+)>")
_ALWAYS: Final = (
    "bad_request",
    "bad_query_encoding",
    "too_many_parameters",
    "unknown_host",
    "too_many_requests",
    "internal",
)
_STORAGE: Final = ("database_busy", "storage_unavailable")
_OF_BODIES: Final = (
    "invalid_json",
    "invalid_encoding",
    "body_timeout",
    "body_too_large",
    "unsupported_encoding",
    "unsupported_media_type",
    "validation_failed",
)
_OF_OTHER_BODIES: Final = ("body_timeout", "body_too_large", "unsupported_encoding", "unsupported_media_type")
_IF_MATCH: Final = {
    "name": "If-Match",
    "in": "header",
    "description": "The `ETag` of the state that the change is based on.",
    "schema": {"type": "string"},
}
_DESCRIPTION: Final = (
    "Compatibility: docs/explanation/versioning.md. Responses may gain fields and error codes within this major "
    "version; clients must ignore what they do not know."
)


def openapi_document(endpoints: Sequence[Endpoint]) -> Document:
    """The document as JSON-ready values, always the same for the same code."""
    paths: Document = {}
    for endpoint in endpoints:
        path = API_PREFIX + _PATH_PARAMETER.sub(r"{\1}", endpoint.path)
        paths.setdefault(path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "PiCloud",
            "version": str(API_VERSION),
            "summary": "Upload a Rhai script, get an HTTP endpoint.",
            "description": _DESCRIPTION,
        },
        "servers": [{"url": "/"}],
        "paths": paths | PATHS_ELSEWHERE,
        "components": {
            "schemas": dict(sorted(_schemas(endpoints).items())),
            "headers": {name: _header(header) for name, header in (QUOTA_HEADERS | RETRY_HEADERS).items()},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": "picloud_session_8080", "description": _COOKIE},
                "sessionKey": {"type": "apiKey", "in": "header", "name": SESSION_KEY_HEADER},
            },
        },
        "x-error-codes": dict(sorted(STATUS_OF_CODE.items())),
    }


def error_codes(endpoint: Endpoint) -> list[str]:
    """The codes that the endpoint may answer with, sorted."""
    codes = {*_ALWAYS, *_STORAGE, *endpoint.errors}
    if endpoint.scope != OPEN:
        codes |= {"unauthenticated", "session_key_required", "cross_origin"}
    if endpoint.scope not in (OPEN, ANYBODY):
        codes.add("forbidden")
    if endpoint.method != "GET":
        codes |= {"storage_full", "commit_unknown"}
    if "<" in endpoint.path:
        codes.add("not_found")
    if "<reference>" in endpoint.path:
        codes.add("script_deleted")
    if "cursor" in endpoint.query:
        codes.add("invalid_cursor")
    if endpoint.if_match:
        codes.add("precondition_failed")
    if endpoint.body is not None:
        codes.update(_OF_BODIES)
    if endpoint.body_media_type is not None:
        codes.update(_OF_OTHER_BODIES)
    return sorted(codes)


def parameters_of(endpoint: Endpoint) -> list[Parameter]:
    """The query parameters of the endpoint."""
    return [QUERY_PARAMETERS[each] if isinstance(each, str) else each for each in endpoint.query]


def _operation(endpoint: Endpoint) -> Document:
    operation: Document = {
        "operationId": _operation_id(endpoint),
        "summary": endpoint.summary,
        "tags": [endpoint.path.strip("/").split("/")[-1 if endpoint.path.count("/") == 1 else 1]],
        "x-scope": endpoint.scope,
        "security": [] if endpoint.scope == OPEN else [{"token": []}, {"session": [], "sessionKey": []}],
        "parameters": _parameters(endpoint),
        "responses": _responses(endpoint),
    }
    if endpoint.body is not None:
        schema = _with_deprecations(endpoint.body, endpoint.deprecated_fields)
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    if endpoint.body_media_type is not None:
        schema = {"type": "string", "format": "binary"}
        operation["requestBody"] = {"required": True, "content": {endpoint.body_media_type: {"schema": schema}}}
    if endpoint.deprecated is not None:
        operation |= _deprecated(endpoint.deprecated)
    return operation


def _operation_id(endpoint: Endpoint) -> str:
    words = re.findall(r"[a-z_]+", endpoint.path.removeprefix("/admin"))
    return "_".join([endpoint.method.lower(), *words])


def _parameters(endpoint: Endpoint) -> list[Document]:
    found: list[Document] = []
    for name in _PATH_PARAMETER.findall(endpoint.path):
        found.append(_parameter(PATH_PARAMETERS[name], "path") | {"required": True})
    for parameter in parameters_of(endpoint):
        deprecation = endpoint.deprecated_fields.get(parameter.name)
        found.append(_parameter(parameter, "query") | ({} if deprecation is None else _deprecated(deprecation)))
    if endpoint.if_match:
        found.append(dict(_IF_MATCH))
    return found


def _parameter(parameter: Parameter, place: str) -> Document:
    return {
        "name": parameter.name,
        "in": place,
        "description": parameter.description,
        "schema": dict(parameter.schema),
    }


def _responses(endpoint: Endpoint) -> Document:
    success: Document = {"description": "Done."}
    if endpoint.status != 204:
        schema: Document = {"type": "object"} if endpoint.media_type == "application/json" else {"type": "string"}
        if endpoint.answer is not None:
            schema = {"$ref": _REF + endpoint.answer.__name__}
        if endpoint.receipt is not None:
            schema = {"anyOf": [schema, {"$ref": _REF + endpoint.receipt.__name__}]}
        success["content"] = {endpoint.media_type: {"schema": schema}}
    success["headers"] = {name: _header(ANSWER_HEADERS[name]) for name in endpoint.headers} | _refer_to(QUOTA_HEADERS)
    responses = {str(endpoint.status): success}
    if endpoint.creates:
        responses["201"] = {"description": "Created.", "headers": success["headers"]}
    by_status: dict[int, list[str]] = {}
    for code in error_codes(endpoint):
        by_status.setdefault(STATUS_OF_CODE[code], []).append(code)
    for status, codes in sorted(by_status.items()):
        responses[str(status)] = {
            "description": ", ".join(f"`{code}`" for code in codes),
            "headers": _refer_to(QUOTA_HEADERS | RETRY_HEADERS if status in _RETRY_STATUSES else QUOTA_HEADERS),
            "content": {"application/json": {"schema": {"$ref": _REF + Error.__name__}}},
        }
    return responses


def _refer_to(headers: Iterable[str]) -> Document:
    return {name: {"$ref": _HEADER_REF + name} for name in headers}


def _header(header: Parameter) -> Document:
    return {"description": header.description, "schema": dict(header.schema)}


def _deprecated(deprecation: Deprecation) -> Document:
    return {
        "deprecated": True,
        "x-deprecated-since": deprecation.since.isoformat(),
        "x-sunset": deprecation.sunset.isoformat(),
        "x-deprecation-link": deprecation.link,
    }


def _with_deprecations(body: type[BaseModel], deprecated: Mapping[str, Deprecation]) -> Document:
    fields = {name: _deprecated(each) for name, each in deprecated.items() if name in body.model_fields}
    return {"$ref": _REF + body.__name__} | ({"properties": fields} if fields else {})


def _schemas(endpoints: Iterable[Endpoint]) -> Document:
    answers = {model for endpoint in endpoints for model in (endpoint.answer, endpoint.receipt) if model is not None}
    bodies = {endpoint.body for endpoint in endpoints if endpoint.body is not None}
    schemas = _answer_schemas([Error, *MODELS_ELSEWHERE, *sorted(answers, key=lambda model: model.__name__)])
    requests = _body_schemas(sorted(bodies, key=lambda model: model.__name__))
    both = set(schemas) & set(requests)
    if both:
        raise ValueError(f"a body and an answer have the same name: {', '.join(sorted(both))}")
    return schemas | requests


def _answer_schemas(models: list[type[Struct]]) -> Document:
    _, schemas = msgspec.json.schema_components(models, ref_template=_REF + "{name}")
    return {name: _tidy(schema) for name, schema in schemas.items()}


def _body_schemas(models: list[type[BaseModel]]) -> Document:
    wanted = [(model, "validation") for model in models]
    _, found = models_json_schema(wanted, ref_template=_REF + "{model}")  # type: ignore[arg-type]  # the mode is a Literal
    return {name: _tidy(schema) for name, schema in found.get("$defs", {}).items()}


def _tidy(schema: Any) -> Any:  # Any: a part of a JSON Schema
    """Titles that only repeat names go, and an enumeration of texts says that it is text."""
    if isinstance(schema, Mapping):
        tidied = {key: _tidy(value) for key, value in schema.items() if not (key == "title" and isinstance(value, str))}
        values = tidied.get("enum")
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            tidied["type"] = "string"
        return tidied
    return [_tidy(item) for item in schema] if isinstance(schema, list) else schema
