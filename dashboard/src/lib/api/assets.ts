// Static assets: files that routes serve without a run.
import { ask, RawBody } from "./client";
import type { AssetBundle, AssetBundleSummary, AssetFile, AssetPush } from "./types";

const at = (name: string): string => `/assets/${encodeURIComponent(name)}`;

export const listAssets = async (): Promise<AssetBundleSummary[]> =>
  (await ask<{ items: AssetBundleSummary[] }>("GET", "/assets")).items;

export const getAssets = (name: string): Promise<AssetBundle> => ask("GET", at(name));

export const listFiles = async (name: string, version: number): Promise<AssetFile[]> =>
  (await ask<{ items: AssetFile[] }>("GET", `${at(name)}/versions/${version}`)).items;

/** Makes the files of a zip archive the live version. */
export const pushAssets = (name: string, archive: Blob): Promise<AssetPush> =>
  ask("PUT", at(name), { body: new RawBody("application/zip", archive) });

export const rollbackAssets = (name: string, version: number): Promise<AssetBundle> =>
  ask("POST", `${at(name)}/rollback`, { body: { version } });

export const deleteAssets = (name: string): Promise<undefined> => ask("DELETE", at(name));
