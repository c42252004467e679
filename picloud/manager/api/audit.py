"""Handler of `/audit`."""

import re
from collections.abc import Mapping
from typing import Final

from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.requests import page_of, read_query
from picloud.manager.api.responses import json_response, page_cursor
from picloud.manager.api.times import time_of
from picloud.manager.audit.log import AuditService
from picloud.manager.models.audit import AuditEntry, AuditFilter
from picloud.shared.clock import iso_utc
from picloud.shared.errors import BadRequest

_CURSOR: Final = "audit"
_ACTION: Final = re.compile(r"[a-z_]{1,32}\.[a-z_]{1,32}")


class AuditHandlers:
    def __init__(self, audit: AuditService) -> None:
        self._audit = audit

    async def list_entries(self) -> Response:
        query = read_query("actor", "action", "object", "since", "until", "limit", "cursor")
        before, limit = page_of(query, _CURSOR)
        page = await self._audit.list_entries(_filter_of(query), before, limit)
        return json_response(
            answers.AuditPage(
                items=[_entry_answer(entry) for entry in page.items],
                next_cursor=page_cursor(_CURSOR, page.next_before),
            )
        )


def _filter_of(query: Mapping[str, str]) -> AuditFilter:
    action = query.get("action")
    if action is not None and _ACTION.fullmatch(action) is None:
        raise BadRequest("action: must be one such as script.update.")
    return AuditFilter(
        actor=query.get("actor"),
        action=action,
        object=query.get("object"),
        since=time_of(query, "since"),
        until=time_of(query, "until"),
    )


def _entry_answer(entry: AuditEntry) -> answers.AuditEntry:
    return answers.AuditEntry(
        id=entry.id,
        at=iso_utc(entry.at),
        actor=entry.actor,
        token_id=entry.token_id,
        peer=entry.peer,
        action=entry.action,
        object=answers.AuditObject(type=entry.object_type, id=entry.object_id, name=entry.object_name),
        old_hash=entry.old_hash,
        new_hash=entry.new_hash,
        request_id=entry.request_id,
        details=entry.details,
    )
