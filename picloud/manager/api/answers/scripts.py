"""What endpoints of scripts and revisions answer."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from picloud.manager.api.answers.fields import NextCursor, SandboxLimitsInEffect, Sha256, Time
from picloud.shared.models import Access, Severity


class Grants(Struct, frozen=True, kw_only=True):
    """The things that a script may reach beyond itself, in normal form."""

    http: Annotated[Sequence[str], Meta(description="Destinations, each `[scheme://]host[:port]`.")]
    secrets: Annotated[Sequence[str], Meta(description="Names of secrets.")]
    kv: Annotated[Sequence[str], Meta(description="Names of shared namespaces.")]


class ScriptSummary(Struct, frozen=True, kw_only=True):
    """A script without its source."""

    id: str
    name: str
    description: str
    enabled: bool
    access: Access
    max_requests_per_minute: Annotated[int, Meta(description="Calls per minute, then 429; 0 means no limit.")]
    limits: Annotated[Mapping[str, int], Meta(description="The script's own limits, by name.")]
    effective_limits: SandboxLimitsInEffect  # type: ignore[valid-type]  # its fields are those of `SandboxLimits`
    revision: Annotated[int, Meta(description="The live revision.")]
    quarantined_at: Annotated[Time | None, Meta(description="When the script was quarantined; null when it is not.")]
    url: str
    created_at: Time
    updated_at: Time
    grants: Grants


class Script(ScriptSummary, frozen=True, kw_only=True):
    """Get a script with the source of its live revision."""

    source: str | None


class Finding(Struct, frozen=True, kw_only=True):
    """One finding of a check. Lines and columns count from 1; null when unknown."""

    severity: Severity
    code: str
    message: str
    line: int | None
    column: int | None
    certain: Annotated[bool, Meta(description="Whether every run fails because of this; true for each error.")]


class Use(Struct, frozen=True, kw_only=True):
    """A place where a source uses what needs a grant."""

    grant: Annotated[str, Meta(description="The kind of grant: `http`, `secrets` or `kv`.")]
    name: Annotated[str | None, Meta(description="Null when it is computed.")]
    line: int
    granted: bool


class SavedScript(Script, frozen=True, kw_only=True):
    """A script after a save."""

    warnings: list[Finding]
    previous_revision: Annotated[
        int | None, Meta(description="The revision that was live before; null for a new script.")
    ]
    changed: Annotated[bool, Meta(description="False when nothing had to be changed.")]
    uses: Annotated[list[Use], Meta(description="What of the source needs a grant; empty when no source was checked.")]


class ScriptReceipt(Struct, frozen=True, kw_only=True):
    """A changed script as a caller without the scope `read` sees it: enough to call it and to name it."""

    id: str
    name: str
    revision: int
    url: str
    updated_at: Time


class SaveReceipt(ScriptReceipt, frozen=True, kw_only=True):
    """The same after a save. `warnings`: about a source that came with the request."""

    warnings: list[Finding]
    previous_revision: Annotated[
        int | None, Meta(description="The revision that was live before; null for a new script.")
    ]
    changed: Annotated[bool, Meta(description="False when nothing had to be changed.")]
    uses: Annotated[list[Use], Meta(description="What of a source that came with the request needs a grant.")]


class ScriptPage(Struct, frozen=True, kw_only=True):
    """Scripts, newest first."""

    items: list[ScriptSummary]
    next_cursor: NextCursor


class CheckedUse(Struct, frozen=True, kw_only=True):
    """A place where a source without a script uses what needs a grant."""

    grant: Annotated[str, Meta(description="The kind of grant: `http`, `secrets` or `kv`.")]
    name: Annotated[str | None, Meta(description="Null when it is computed.")]
    line: int


class CheckOutcome(Struct, frozen=True, kw_only=True):
    """The outcome of a check of a source; `ok` means no errors, with or without warnings."""

    ok: bool
    diagnostics: list[Finding]
    uses: Annotated[list[CheckedUse], Meta(description="What of the source needs a grant.")]


class Revision(Struct, frozen=True, kw_only=True):
    """An immutable numbered snapshot of a script. Lists leave `source` out."""

    script_id: str
    revision: int
    live: bool
    limits: Mapping[str, int]
    source_hash: Sha256
    source_bytes: int
    created_at: Time
    source: str | UnsetType = UNSET


class RevisionPage(Struct, frozen=True, kw_only=True):
    """The kept revisions of a script, newest first."""

    items: list[Revision]
    next_cursor: NextCursor
