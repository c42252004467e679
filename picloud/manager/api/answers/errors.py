"""The shape of every error."""

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, Struct, UnsetType


class ErrorFacts(Struct, frozen=True, kw_only=True):
    """An error. Programs should decide by `code` alone (docs/reference/api.md)."""

    code: str
    message: str
    request_id: str
    details: Mapping[str, Any] | UnsetType = UNSET


class Error(Struct, frozen=True, kw_only=True):
    """The shape of every error."""

    error: ErrorFacts
