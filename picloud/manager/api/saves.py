"""What a save answers, by what its caller may read: a token that only deploys gets nothing that it could not GET."""

import contextlib
from collections.abc import Iterator

from quart import Response

from picloud.manager.api.guard import may
from picloud.manager.api.responses import entity_tag, json_response, save_receipt, saved_answer
from picloud.manager.models.scripts import SavedScript
from picloud.manager.scripts.findings import REFUSAL_CODES
from picloud.manager.scripts.service import ScriptService
from picloud.shared.errors import Invalid


def saved_response(
    scripts: ScriptService,
    saved: SavedScript,
    status: int = 200,
    headers: dict[str, str] | None = None,
    *,
    knows_source: bool,
) -> Response:
    """A script after a save, with its entity tag. `knows_source`: the request had the source."""
    answer = (
        saved_answer(saved, scripts.effective_limits(saved.script.limits))
        if may("read")
        else save_receipt(saved, knows_source=knows_source)
    )
    return json_response(answer, status, {**entity_tag(saved.script), **(headers or {})})


@contextlib.contextmanager
def hiding_findings(*, knows_source: bool) -> Iterator[None]:
    """Leave out what is wrong with a stored source, and where, for a caller who may not read it."""
    try:
        yield
    except Invalid as error:
        if knows_source or may("read") or error.code not in REFUSAL_CODES:
            raise
        raise Invalid("The stored source does not pass the check; the scope read shows why.", code=error.code) from None
