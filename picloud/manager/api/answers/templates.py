"""Templates as the API shows them."""

from typing import Annotated, Any

from msgspec import Meta, Struct

from picloud.manager.api.answers.scripts import Grants


class TemplateValue(Struct, frozen=True, kw_only=True):
    """Something that a template asks for."""

    name: str
    label: str
    kind: Annotated[
        str,
        Meta(
            description="What it is, for a form; `urls` are several, with spaces or line ends between. More may come.",
            examples=["text", "number", "minutes", "url", "urls", "origin", "path", "time", "zone"],
        ),
    ]
    default: Annotated[str | None, Meta(description="Its text when none is given; null: it has to be given.")]
    example: str


class TemplateSecret(Struct, frozen=True, kw_only=True):
    """A secret that a template needs."""

    name: str
    label: str


class Template(Struct, frozen=True, kw_only=True):
    """A recipe of a script with what starts it and what it needs."""

    name: str
    title: str
    summary: str
    group: Annotated[str, Meta(examples=["Web", "Webhooks", "Schedules", "Home"])]
    source: Annotated[str, Meta(description="The script with examples in the place of values.")]
    values: list[TemplateValue]
    secrets: list[TemplateSecret]
    triggers: Annotated[list[str], Meta(description="`route`, `schedule`. More may come.")]


class TemplateList(Struct, frozen=True, kw_only=True):
    """All templates, by group and title."""

    items: list[Template]


class PlannedScript(Struct, frozen=True, kw_only=True):
    """The body of `POST /admin/scripts`."""

    name: str
    source: str
    description: str
    access: str
    limits: dict[str, int]


class TemplatePlan(Struct, frozen=True, kw_only=True):
    """The parts that a template creates: the script first, then secrets, grants, routes and schedules."""

    template: str
    script: PlannedScript
    secrets: list[TemplateSecret]
    grants: Annotated[Grants, Meta(description="The body of `PUT /admin/scripts/{reference}/grants`.")]
    routes: Annotated[list[dict[str, Any]], Meta(description="Bodies of `POST /admin/routes`.")]
    schedules: Annotated[list[dict[str, Any]], Meta(description="Bodies of `POST /admin/schedules`.")]
    after: Annotated[list[str], Meta(description="What is left to do, a sentence or two each.")]
