"""Static assets."""

from typing import Final

from picloud.manager.api import answers, bodies
from picloud.manager.api.assets import ARCHIVE_MEDIA_TYPE, AssetHandlers
from picloud.manager.api.endpoint import Endpoint

ASSETS: Final = (
    Endpoint(
        "GET",
        "/admin/assets",
        "read",
        AssetHandlers.list_bundles,
        "List bundles of static assets by name.",
        answer=answers.AssetBundleList,
    ),
    Endpoint(
        "GET",
        "/admin/assets/<asset_name>",
        "read",
        AssetHandlers.get,
        "Get a bundle with its versions.",
        answer=answers.AssetBundle,
        headers=("ETag",),
    ),
    Endpoint(
        "PUT",
        "/admin/assets/<asset_name>",
        "deploy",
        AssetHandlers.push,
        "Push a zip archive: its files are live at once, as a new version. The same files again make none.",
        if_match=True,
        body_media_type=ARCHIVE_MEDIA_TYPE,
        answer=answers.AssetPush,
        receipt=answers.AssetReceipt,
        headers=("ETag",),
        errors=("invalid_archive", "invalid_name", "validation_failed", "data_full"),
    ),
    Endpoint(
        "DELETE",
        "/admin/assets/<asset_name>",
        "deploy",
        AssetHandlers.delete,
        "Delete a bundle with all its versions. Routes to it stay, and answer 404.",
        if_match=True,
        status=204,
    ),
    Endpoint(
        "GET",
        "/admin/assets/<asset_name>/versions/<version_number>",
        "read",
        AssetHandlers.list_files,
        "List the files of a version that is kept.",
        answer=answers.AssetFileList,
    ),
    Endpoint(
        "POST",
        "/admin/assets/<asset_name>/rollback",
        "deploy",
        AssetHandlers.rollback,
        "Make a version live that is kept.",
        if_match=True,
        body=bodies.AssetsRollbackBody,
        answer=answers.AssetBundle,
        receipt=answers.AssetReceipt,
        headers=("ETag",),
    ),
)
