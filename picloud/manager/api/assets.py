"""Handlers of `/assets`: decode, call the service, respond."""

from typing import Any, Final

from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.bodies import AssetsRollbackBody, validate_body
from picloud.manager.api.guard import caller, may
from picloud.manager.api.requests import parse_number, read_bytes, read_if_match, read_json, read_query
from picloud.manager.api.responses import json_response, no_content
from picloud.manager.assets.archive import too_large
from picloud.manager.assets.limits import MAX_ARCHIVE_BYTES
from picloud.manager.assets.service import AssetService
from picloud.manager.models.assets import Bundle
from picloud.manager.routes.service import RouteService
from picloud.shared.assets import AssetFile
from picloud.shared.clock import iso_utc
from picloud.shared.http.content_types import content_type_of
from picloud.shared.version import ROUTES_PATH

ARCHIVE_MEDIA_TYPE: Final = "application/zip"


class AssetHandlers:
    def __init__(self, assets: AssetService, routes: RouteService) -> None:
        self._assets = assets
        self._routes = routes

    async def list_bundles(self) -> Response:
        read_query()
        items = [answers.AssetBundleSummary(**self._fields(bundle)) for bundle in self._assets.list_bundles()]
        return json_response(answers.AssetBundleList(items=items))

    async def get(self, asset_name: str) -> Response:
        read_query()
        return await self._respond(self._assets.get(asset_name))

    async def push(self, asset_name: str) -> Response:
        read_query()
        if_match = read_if_match()
        data = await read_bytes(ARCHIVE_MEDIA_TYPE, MAX_ARCHIVE_BYTES, too_large())
        pushed = await self._assets.push(asset_name, data, caller(), if_match)
        if not may("read"):
            return self._receipt(pushed.bundle)
        answer = answers.AssetPush(**await self._all_fields(pushed.bundle), changed=pushed.is_changed)
        return json_response(answer, 200, _entity_tag(pushed.bundle))

    async def delete(self, asset_name: str) -> Response:
        read_query()
        await self._assets.delete(asset_name, caller(), read_if_match())
        return no_content()

    async def list_files(self, asset_name: str, version_number: str) -> Response:
        read_query()
        number = parse_number(version_number, "a version")
        files = await self._assets.list_files(asset_name, number)
        return json_response(answers.AssetFileList(version=number, items=[_file_answer(file) for file in files]))

    async def rollback(self, asset_name: str) -> Response:
        read_query()
        if_match = read_if_match()
        body = validate_body(AssetsRollbackBody, await read_json())
        return await self._respond(await self._assets.rollback(asset_name, body.version, caller(), if_match))

    async def _respond(self, bundle: Bundle) -> Response:
        if not may("read"):
            return self._receipt(bundle)
        return json_response(answers.AssetBundle(**await self._all_fields(bundle)), 200, _entity_tag(bundle))

    @staticmethod
    def _receipt(bundle: Bundle) -> Response:
        receipt = answers.AssetReceipt(
            name=bundle.name,
            live_version=bundle.live_version,
            version=bundle.version,
            updated_at=iso_utc(bundle.updated_at),
        )
        return json_response(receipt, 200, _entity_tag(bundle))

    async def _all_fields(self, bundle: Bundle) -> dict[str, Any]:
        versions = [
            answers.AssetVersion(
                number=version.number,
                live=version.number == bundle.live_version,
                files=version.file_count,
                bytes=version.bytes,
                created_at=iso_utc(version.created_at),
            )
            for version in await self._assets.list_versions(bundle.name)
        ]
        return {**self._fields(bundle), "versions": versions}

    def _fields(self, bundle: Bundle) -> dict[str, Any]:
        return {
            "name": bundle.name,
            "live_version": bundle.live_version,
            "last_version": bundle.last_version,
            "files": len(bundle.files),
            "bytes": bundle.bytes,
            "routes": self._routes_to(bundle.name),
            "version": bundle.version,
            "created_at": iso_utc(bundle.created_at),
            "updated_at": iso_utc(bundle.updated_at),
        }

    def _routes_to(self, name: str) -> list[answers.AssetRoute]:
        return [
            answers.AssetRoute(
                id=route.id,
                path=route.path,
                url=f"{ROUTES_PATH}{route.path}",
                enabled=route.enabled,
                fallback=route.assets.fallback,
            )
            for route in self._routes.list_routes()
            if route.assets is not None and route.assets.name == name
        ]


def _entity_tag(bundle: Bundle) -> dict[str, str]:
    return {"ETag": f'"{bundle.version}"'}


def _file_answer(file: AssetFile) -> answers.AssetFile:
    return answers.AssetFile(
        path=file.path,
        bytes=file.size,
        sha256=file.content,
        content_type=content_type_of(file.path).value,
        codings=[variant.coding for variant in file.variants],
    )
