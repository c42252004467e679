"""Templates."""

from typing import Final

from picloud.manager.api import answers, bodies
from picloud.manager.api.endpoint import Endpoint
from picloud.manager.api.templates import TemplateHandlers

TEMPLATES: Final = (
    Endpoint(
        "GET",
        "/admin/templates",
        "read",
        TemplateHandlers.list_templates,
        "List the templates of scripts.",
        answer=answers.TemplateList,
    ),
    Endpoint(
        "POST",
        "/admin/templates/<template_name>/plan",
        "read",
        TemplateHandlers.plan,
        "Say what a template would create. Nothing is created.",
        body=bodies.TemplatePlanBody,
        answer=answers.TemplatePlan,
        errors=("invalid_name",),
    ),
)
