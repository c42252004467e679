"""The backups that are kept."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from picloud.manager.api.answers.fields import Sha256, Time


class Backup(Struct, frozen=True, kw_only=True):
    """A backup of all control data, and of the data of scripts. `sha256`: of the file."""

    name: str
    created_at: Time
    bytes: int
    sha256: Sha256
    scripts: int
    schema: int
    proved_at: Annotated[Time | None, Meta(description="When it was restored on trial; null when that failed.")]
    fault: str | None
    data: Annotated[
        Literal["included", "none", "too_large", "unavailable"],
        Meta(description="Whether the data of scripts is in it; `none` in a backup of an older version."),
    ]


class BackupList(Struct, frozen=True, kw_only=True):
    """All backups that are kept, newest first. `fault`: what went wrong with the last attempt, null when it was
    right."""

    items: list[Backup]
    next_at: Annotated[Time | None, Meta(description="When the next one is due; null when none is made by itself.")]
    fault: str | None
