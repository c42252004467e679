"""Sandbox limits that a script sets for itself: the bounds, and what they come to over the installation's defaults.

The bounds are those of `picloud.shared.settings`: least values there, ceilings in `picloud.shared.models`.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import structs

from picloud.shared.errors import Invalid
from picloud.shared.models import SandboxLimits
from picloud.shared.settings import Settings


def _bounds_of(name: str) -> tuple[int, int]:
    bounds: dict[str, int] = {}
    for constraint in Settings.model_fields[name].metadata:
        bounds |= {side: getattr(constraint, side) for side in ("ge", "le") if hasattr(constraint, side)}
    return bounds["ge"], bounds["le"]


LIMIT_BOUNDS: Final[Mapping[str, tuple[int, int]]] = {
    name: _bounds_of(name) for name in SandboxLimits.__struct_fields__
}
"""The least and the most that a script may ask for, by the name of the limit."""


def check_limits(limits: Mapping[str, int]) -> None:
    """Refuse overrides that are unknown or out of bounds.

    Raises:
        Invalid: `validation_failed`; all faults are in `details.errors` as `{"field", "message"}`.
    """
    faults = []
    for name, value in limits.items():
        if name not in LIMIT_BOUNDS:
            faults.append({"field": f"limits.{name}", "message": "is not a sandbox limit"})
            continue
        least, most = LIMIT_BOUNDS[name]
        if not least <= value <= most:
            faults.append({"field": f"limits.{name}", "message": f"must be from {least} to {most}"})
    if faults:
        raise Invalid("Invalid limits.", details={"errors": faults})


def effective_limits(defaults: SandboxLimits, overrides: Mapping[str, int]) -> SandboxLimits:
    """The defaults with the overrides over them. Stored overrides that a later release no longer allows are cut to its
    ceilings, or ignored when the limit is gone."""
    known = {name: min(value, LIMIT_BOUNDS[name][1]) for name, value in overrides.items() if name in LIMIT_BOUNDS}
    return structs.replace(defaults, **known)
