"""Where a route that redirects sends its callers."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from picloud.shared.routes import Redirect
from picloud.shared.version import ROUTES_PATH

_PARAMETER: Final = re.compile(r"(?<=/)([:*])([A-Za-z_][A-Za-z0-9_]*)")


def location_of(redirect: Redirect, params: Mapping[str, str], raw_query: bytes, *, prefix: str = ROUTES_PATH) -> str:
    """Return the target with its parameters filled in, each percent-encoded. The query of the request is kept where the
    target has none. A target that is a path stays on this origin, whatever the parameters are.

    Args:
        prefix: what the paths of routes begin with on the origin of the request.
    """

    def fill(found: re.Match[str]) -> str:
        value = params.get(found[2])
        return found[0] if value is None else quote(value, safe="/" if found[1] == "*" else "")

    is_path = redirect.to.startswith("/")
    scheme, mark, rest = ("", "", redirect.to) if is_path else redirect.to.partition("://")
    target, question, query = rest.partition("?")
    target = _PARAMETER.sub(fill, target)
    if is_path:
        target = f"{prefix}/{target.lstrip('/')}"  # two slashes at the start would begin the name of a host
    if not question and raw_query:
        question, query = "?", raw_query.decode("latin-1")
    return f"{scheme}{mark}{target}{question}{query}"
