"""The parts that a template creates with a name and values: the bodies of the requests of the admin API."""

import re
from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

from picloud.shared.errors import Invalid
from picloud.templates.catalog import Template, TemplateSecret, TemplateValue
from picloud.templates.values import Filled, fill

_PLACE: Final = re.compile(r"\{([A-Za-z_]+)\}")


class Plan(Struct, frozen=True):
    """The parts that are created, in this order: the script, secrets, grants, routes and schedules.

    Attributes:
        limits: those of the script that are not the default.
        grants: names by kind.
        routes: bodies of `POST /admin/routes`.
        schedules: bodies of `POST /admin/schedules`.
    """

    template: str
    name: str
    source: str
    description: str
    access: str
    limits: dict[str, int]
    secrets: tuple[TemplateSecret, ...]
    grants: dict[str, list[str]]
    routes: list[dict[str, Any]]
    schedules: list[dict[str, Any]]
    after: tuple[str, ...]


def plan(template: Template, name: str, given: Mapping[str, str]) -> Plan:
    """Return what a template creates for a script of this name.

    Args:
        given: texts by the names of the template's values; one that is left out has its default.
    Raises:
        Invalid: `validation_failed`, a value is missing, unknown or not usable; all faults are in `details.errors`.
    """
    filled = _fill_all(template, given)
    settings = {"name": name, **{key: each.setting for key, each in filled.items()}}
    grants = template.grants
    return Plan(
        template.name,
        name,
        _source(template, filled),
        template.title,
        template.access,
        {"timeout_ms": template.timeout_ms} if template.timeout_ms else {},
        template.secrets,
        {
            "http": list(dict.fromkeys(grant for entry in grants.http for grant in _destinations(entry, filled))),
            "secrets": list(grants.secrets),
            "kv": list(grants.kv),
        },
        [{**_rendered(route, settings), "script": name} for route in template.routes],
        [{**_rendered(schedule, settings), "script": name} for schedule in template.schedules],
        template.after,
    )


def _fill_all(template: Template, given: Mapping[str, str]) -> dict[str, Filled]:
    faults = [(key, "is not a value of this template") for key in given if key not in _values(template)]
    filled = {}
    for key, value in _values(template).items():
        try:
            filled[key] = fill(value, given.get(key, value.default or ""))
        except ValueError as fault:
            faults.append((key, str(fault)))
    if faults:
        raise Invalid(
            f"Invalid value: {faults[0][0]} {faults[0][1]}.",
            details={"errors": [{"field": f"values.{key}", "message": message} for key, message in faults]},
        )
    return filled


def _values(template: Template) -> dict[str, TemplateValue]:
    return {value.name: value for value in template.values}


def _source(template: Template, filled: Mapping[str, Filled]) -> str:
    """Return the script with the constants that are values."""
    source = template.source
    for key, value in filled.items():
        line = f"const {key} = {value.literal};"
        source = re.sub(rf"^const {key} = .*;$", lambda _, line=line: line, source, flags=re.MULTILINE)  # type: ignore[misc]  # bound now
    return source


def _destinations(entry: str, filled: Mapping[str, Filled]) -> tuple[str, ...]:
    return filled[entry.strip("{}")].destinations


def _rendered(part: Any, settings: Mapping[str, Any]) -> Any:
    """Return a part of a template with its places filled in. A field whose value is None is left out."""
    if isinstance(part, dict):
        rendered = {key: _rendered(value, settings) for key, value in part.items()}
        return {key: value for key, value in rendered.items() if value is not None}
    if isinstance(part, list):
        return [_rendered(value, settings) for value in part]
    if not isinstance(part, str):
        return part
    whole = _PLACE.fullmatch(part)
    if whole is not None:
        return settings[whole[1]]
    return _PLACE.sub(lambda place: str(settings[place[1]]), part)
