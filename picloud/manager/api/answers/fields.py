"""Types of fields that several answers share."""

from typing import Annotated

from msgspec import Meta, defstruct

from picloud.shared.models import SandboxLimits

Time = Annotated[str, Meta(description="RFC 3339, in UTC.", extra_json_schema={"format": "date-time"})]
Sha256 = Annotated[str, Meta(description="SHA-256 in hexadecimal digits.")]
NextCursor = Annotated[str | None, Meta(description="What `cursor` must be for the next page; null on the last one.")]

SandboxLimitsInEffect = defstruct(
    "SandboxLimitsInEffect", [(name, int) for name in SandboxLimits.__struct_fields__], frozen=True, kw_only=True
)
"""Each sandbox limit with its value."""
