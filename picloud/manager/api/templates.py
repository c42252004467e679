"""Handlers of templates: what there is, and what one would create. They change nothing."""

from msgspec import structs
from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.bodies import TemplatePlanBody, validate_body
from picloud.manager.api.requests import read_json, read_query
from picloud.manager.api.responses import json_response
from picloud.manager.scripts.fields import check_name
from picloud.shared.errors import NotFound
from picloud.templates.catalog import Template, find_template, templates
from picloud.templates.plans import Plan, plan


class TemplateHandlers:
    async def list_templates(self) -> Response:
        read_query()
        return json_response(answers.TemplateList(items=[_template(each) for each in templates()]))

    async def plan(self, template_name: str) -> Response:
        read_query()
        template = find_template(template_name)
        if template is None:
            raise NotFound(f"There is no template named {template_name}.")
        body = validate_body(TemplatePlanBody, await read_json())
        check_name(body.name)
        return json_response(_plan(plan(template, body.name, body.values)))


def _template(template: Template) -> answers.Template:
    return answers.Template(
        name=template.name,
        title=template.title,
        summary=template.summary,
        group=template.group,
        source=template.source,
        values=[answers.TemplateValue(**structs.asdict(value)) for value in template.values],
        secrets=[answers.TemplateSecret(**structs.asdict(secret)) for secret in template.secrets],
        triggers=_triggers(template),
    )


def _triggers(template: Template) -> list[str]:
    kinds = {"route": template.routes, "schedule": template.schedules}
    return [kind for kind, parts in kinds.items() if parts]


def _plan(made: Plan) -> answers.TemplatePlan:
    return answers.TemplatePlan(
        template=made.template,
        script=answers.PlannedScript(
            name=made.name,
            source=made.source,
            description=made.description,
            access=made.access,
            limits=made.limits,
        ),
        secrets=[answers.TemplateSecret(**structs.asdict(secret)) for secret in made.secrets],
        grants=answers.Grants(**made.grants),
        routes=made.routes,
        schedules=made.schedules,
        after=list(made.after),
    )
