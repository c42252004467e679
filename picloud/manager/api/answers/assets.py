"""Static assets."""

from typing import Annotated

from msgspec import Meta, Struct

from picloud.manager.api.answers.fields import Time


class AssetRoute(Struct, frozen=True, kw_only=True):
    """A route that serves a bundle."""

    id: str
    path: str
    url: str
    enabled: bool
    fallback: str | None


class AssetBundleSummary(Struct, frozen=True, kw_only=True):
    """A bundle with the size of its live version."""

    name: str
    live_version: Annotated[int, Meta(description="The number of the version that is served.")]
    last_version: Annotated[int, Meta(description="The newest number that was given.")]
    files: int
    bytes: Annotated[int, Meta(description="Of the files, without their compressed forms.")]
    routes: list[AssetRoute]
    version: Annotated[int, Meta(description="Counts every change; also in `ETag`.")]
    created_at: Time
    updated_at: Time


class AssetBundleList(Struct, frozen=True, kw_only=True):
    """All bundles by name."""

    items: list[AssetBundleSummary]


class AssetVersion(Struct, frozen=True, kw_only=True):
    """A version that is kept."""

    number: int
    live: bool
    files: int
    bytes: int
    created_at: Time


class AssetBundle(AssetBundleSummary, frozen=True, kw_only=True):
    """A bundle with the versions that are kept, newest first."""

    versions: list[AssetVersion]


class AssetPush(AssetBundle, frozen=True, kw_only=True):
    """A bundle after a push. `changed`: the files differ from those before, so that there is a new version."""

    changed: bool


class AssetReceipt(Struct, frozen=True, kw_only=True):
    """A bundle after a change, for a caller who may not read assets."""

    name: str
    live_version: int
    version: int
    updated_at: Time


class AssetFile(Struct, frozen=True, kw_only=True):
    """A file of a version."""

    path: str
    bytes: int
    sha256: str
    content_type: str
    codings: Annotated[list[str], Meta(description="Compressed forms that are served: `br`, `gzip`.")]


class AssetFileList(Struct, frozen=True, kw_only=True):
    """The files of a version by path."""

    version: int
    items: list[AssetFile]
