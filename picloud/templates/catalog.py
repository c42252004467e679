"""The templates of the package, read once."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final, Literal

from msgspec import Struct, convert, field

Kind = Literal["text", "number", "minutes", "url", "urls", "origin", "path", "time", "zone"]
GROUPS: Final = ("Web", "Webhooks", "Schedules", "Home")
"""Headings of lists, in their order."""


class TemplateValue(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that a template asks for.

    Attributes:
        name: of the constant in the script, or of `{NAME}` in the routes, schedules and grants.
        default: the text when none is given; None: it has to be given.
        example: what it may look like.
    """

    name: str
    label: str
    kind: Kind
    default: str | None = None
    example: str = ""


class TemplateSecret(Struct, frozen=True, forbid_unknown_fields=True):
    """A secret that the script or a route needs."""

    name: str
    label: str


class TemplateGrants(Struct, frozen=True, forbid_unknown_fields=True):
    """Grants that the script needs. An entry of `http` is a URL, and stands for its destination."""

    http: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    kv: tuple[str, ...] = ()


class Template(Struct, frozen=True, forbid_unknown_fields=True):
    """A recipe. Texts in `routes`, `schedules` and `grants` may have `{name}`, the script's name, and `{VALUE}`.

    Attributes:
        routes: bodies of `POST /admin/routes` without `script`.
        schedules: bodies of `POST /admin/schedules` without `script`.
        timeout_ms: limit of the script; 0: the default.
        after: what is left to do, one sentence or two each.
    """

    name: str
    source: str
    title: str
    summary: str
    group: str
    access: Literal["public", "token"] = "token"
    timeout_ms: int = 0
    values: tuple[TemplateValue, ...] = ()
    secrets: tuple[TemplateSecret, ...] = ()
    routes: tuple[dict[str, Any], ...] = ()
    schedules: tuple[dict[str, Any], ...] = ()
    grants: TemplateGrants = field(default_factory=TemplateGrants)
    after: tuple[str, ...] = ()


@cache
def templates() -> tuple[Template, ...]:
    """Return all templates, by group and title."""
    found = [
        convert(
            {
                **tomllib.loads(directory.joinpath("template.toml").read_text("utf-8")),
                "name": directory.name,
                "source": directory.joinpath("script.rhai").read_text("utf-8"),
            },
            Template,
        )
        for directory in resources.files(__package__).joinpath("recipes").iterdir()
        if directory.is_dir()
    ]
    return tuple(sorted(found, key=lambda template: (GROUPS.index(template.group), template.title)))


def find_template(name: str) -> Template | None:
    """Return the template of this name, None when there is none."""
    return next((template for template in templates() if template.name == name), None)
