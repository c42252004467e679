"""Static assets, as the services hand them on. Times are milliseconds since 1970-01-01 UTC."""

from msgspec import Struct

from picloud.shared.assets import AssetFile


class Bundle(Struct, frozen=True, kw_only=True):
    """Files that are pushed and served together.

    Attributes:
        files: of the live version, by path.
        live_version: the number of the version that is served.
        last_version: the newest number that was given.
        version: counts every change; the entity tag.
    """

    id: str
    name: str
    files: tuple[AssetFile, ...]
    live_version: int
    last_version: int
    version: int = 1
    created_at: int
    updated_at: int

    @property
    def bytes(self) -> int:
        """Of the files of the live version."""
        return sum(file.size for file in self.files)


class BundleVersion(Struct, frozen=True):
    """A version that is kept. `bytes`: of its files, without their compressed forms."""

    number: int
    file_count: int
    bytes: int
    created_at: int


class PushedBundle(Struct, frozen=True):
    """The outcome of a push. `is_new`: there was no such bundle; `is_changed`: the files differ from what was live."""

    bundle: Bundle
    is_new: bool
    is_changed: bool
