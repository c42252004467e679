"""Sizes as people write them."""

import re
from typing import Final

import click

_UNITS: Final = {"": 1, "b": 1, "k": 1024, "m": 1024**2, "g": 1024**3}
_SIZE: Final = re.compile(r"([0-9]{1,15}) ?(?:([kmg])i?b?|b)?", re.IGNORECASE)


class ByteSize(click.ParamType[int]):
    """A number of bytes such as `100000`, `512KiB` or `32MB`; a unit is 1,024 of the one below."""

    name = "size"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        match = _SIZE.fullmatch(str(value))
        if match is None:
            self.fail(f"{value!r} is not a size such as 32MiB, 512KiB or 100000", param, ctx)
        return int(match[1]) * _UNITS[(match[2] or "").lower()]
