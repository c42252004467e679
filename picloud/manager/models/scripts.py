"""Scripts and their revisions, as the services hand them on."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from picloud.shared.models import Access, Diagnostic, Use
from picloud.shared.services import Grants

KEEP_DELETED_MS: Final = 7 * 86_400_000
"""How long the key-value store of a deleted script is kept, and how long the script can be restored."""


class NewScript(Struct, frozen=True, kw_only=True):
    """A script to be made.

    Attributes:
        limits: overrides of the installation's sandbox limits by name.
        restores: id of a deleted script, of which the new one gets the id and the store; "" for a new id.
    """

    name: str
    source: str
    description: str = ""
    enabled: bool = True
    access: Access = "public"
    max_requests_per_minute: int = 0
    limits: Mapping[str, int] = {}
    restores: str = ""


class ScriptChange(Struct, frozen=True, kw_only=True):
    """A change of a script; None leaves a field as it is. `limits` replaces all overrides."""

    name: str | None = None
    source: str | None = None
    description: str | None = None
    enabled: bool | None = None
    access: Access | None = None
    max_requests_per_minute: int | None = None
    limits: Mapping[str, int] | None = None


class Script(Struct, frozen=True, kw_only=True):
    """A script with its live revision. Times are milliseconds since 1970-01-01 UTC."""

    id: str
    name: str
    description: str
    enabled: bool
    access: Access
    max_requests_per_minute: int = 0
    """Quota of calls; 0 is none."""
    revision: int
    """Number of the live revision."""
    last_revision: int
    """The highest number given so far; the next save gets the one after it."""
    limits: Mapping[str, int]
    """Overrides of the live revision."""
    source: str | None
    """Source of the live revision; None in lists."""
    version: int
    """Counts every change; the entity tag."""
    created_at: int
    updated_at: int
    grants: Grants = Grants()
    """What it may reach beyond itself; stays when another revision becomes live."""


class DeletedScript(Struct, frozen=True):
    """A deleted script, as the audit log has it.

    Attributes:
        at: when it was deleted, milliseconds since 1970-01-01 UTC.
        last_revision, version: as of `Script`, when it was deleted; 0 if a release before 0.3.0 deleted it.
    """

    at: int
    last_revision: int = 0
    version: int = 0


class SavedScript(Struct, frozen=True):
    """A script after a save.

    `warnings`: what the check of this save found, `[]` when no source was checked. `previous_revision`: the one that
    was live before, None for a new script. `changed`: False when nothing had to be changed. `uses`: what of the source
    needs a grant, in source order, with or without one.
    """

    script: Script
    warnings: list[Diagnostic] = []
    previous_revision: int | None = None
    changed: bool = True
    uses: list[Use] = []


class Revision(Struct, frozen=True, kw_only=True):
    """An immutable numbered snapshot of a script. `source_hash`: SHA-256 of the UTF-8 source, hexadecimal."""

    script_id: str
    number: int
    source: str | None
    """None in lists."""
    source_hash: str
    source_bytes: int
    limits: Mapping[str, int]
    created_at: int
