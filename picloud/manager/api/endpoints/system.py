"""The state of the installation, and the document of the API."""

from typing import Final

from picloud.manager.api import answers
from picloud.manager.api.document import DocumentHandlers
from picloud.manager.api.endpoint import Endpoint
from picloud.manager.api.system import SystemHandlers

SYSTEM: Final = (
    Endpoint(
        "GET",
        "/admin/system",
        "read",
        SystemHandlers.show,
        "Get the state of the machine, the databases and the processes.",
        answer=answers.System,
    ),
    Endpoint(
        "GET",
        "/admin/settings",
        "admin",
        SystemHandlers.settings,
        "List every setting with its effective value.",
        answer=answers.SettingList,
    ),
)

DOCUMENT: Final = (
    Endpoint(
        "GET",
        "/openapi.json",
        "read",
        DocumentHandlers.get,
        "Get this document.",
    ),
)
