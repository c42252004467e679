"""Static assets as the data plane knows them: the files of a bundle, and where their contents are. Values only."""

from typing import Final

from msgspec import Struct

PIECE_BYTES: Final = 64 * 1024
"""Contents are stored and sent in pieces of this size; the last one may be shorter."""


class AssetVariant(Struct, frozen=True):
    """A compressed form of a file. `coding`: `br` or `gzip`; `content`: the SHA-256 of its bytes, hexadecimal."""

    coding: str
    content: str
    size: int


class AssetFile(Struct, frozen=True, omit_defaults=True):
    """A file of a bundle.

    Attributes:
        path: relative, with `/` between its parts, in Unicode form NFC.
        content: the SHA-256 of its bytes, hexadecimal.
        variants: the best first.
    """

    path: str
    content: str
    size: int
    variants: tuple[AssetVariant, ...] = ()


class LiveAssets(Struct, frozen=True):
    """The live version of a bundle. `files` by path."""

    name: str
    version: int
    files: tuple[AssetFile, ...]
