"""Types of fields that several answers share."""

from typing import Annotated

from msgspec import Meta, Struct, defstruct

from picloud.shared.models import SandboxLimits

Time = Annotated[str, Meta(description="RFC 3339, in UTC.", extra_json_schema={"format": "date-time"})]
Sha256 = Annotated[str, Meta(description="SHA-256 in hexadecimal digits.")]
NextCursor = Annotated[str | None, Meta(description="The `cursor` of the next page; null on the last page.")]

SandboxLimitsInEffect = defstruct(
    "SandboxLimitsInEffect", [(name, int) for name in SandboxLimits.__struct_fields__], frozen=True, kw_only=True
)
"""Each sandbox limit with its value."""


class CallFrame(Struct, frozen=True, kw_only=True):
    """A call in progress when a script failed, and the place it had reached."""

    function: Annotated[
        str | None, Meta(description="Null for the statements of the script itself, `<closure>` for a closure.")
    ]
    line: int | None
    column: int | None
    omitted: Annotated[
        int,
        Meta(description="Calls left out between the frame before this one and this one; 0 unless a trace is deep."),
    ]


CallTrace = Annotated[
    list[CallFrame],
    Meta(description="The calls in progress, the outermost first; empty when the script failed outside of a function."),
]
