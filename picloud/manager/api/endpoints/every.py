"""All endpoints of the admin API."""

from typing import Final

from picloud.manager.api.endpoint import Endpoint
from picloud.manager.api.endpoints.access import ACCESS
from picloud.manager.api.endpoints.assets import ASSETS
from picloud.manager.api.endpoints.backups import BACKUPS
from picloud.manager.api.endpoints.executions import EXECUTIONS
from picloud.manager.api.endpoints.kv import KV
from picloud.manager.api.endpoints.metrics import METRICS
from picloud.manager.api.endpoints.routes import ROUTES
from picloud.manager.api.endpoints.schedules import SCHEDULES
from picloud.manager.api.endpoints.scripts import SCRIPTS
from picloud.manager.api.endpoints.secrets import SECRETS
from picloud.manager.api.endpoints.system import DOCUMENT, SYSTEM
from picloud.manager.api.endpoints.templates import TEMPLATES

ENDPOINTS: Final[tuple[Endpoint, ...]] = (
    SCRIPTS
    + TEMPLATES
    + ROUTES
    + ASSETS
    + SCHEDULES
    + SECRETS
    + EXECUTIONS
    + METRICS
    + SYSTEM
    + ACCESS
    + BACKUPS
    + KV
    + DOCUMENT
)
