// What scripts have stored: key-value stores, their keys and values. A store is named by its id.
import { prettyJson, rawMember } from "$lib/raw-json";
import { ApiError, ask, callText, download, JsonText } from "./client";
import type { KvEntry, KvPage, KvStore } from "./types";

/** An entry whose value is also there as JSON text with numbers as the server wrote them. */
export type ReadEntry = KvEntry & { json: string; etag: string | null };

const at = (store: string): string => `/kv/${encodeURIComponent(store)}`;

/** @throws ApiError for a key that no URL can name. */
function keyAt(store: string, key: string): string {
  if (key.split("/").some((part) => part === "." || part === "..")) {
    throw new ApiError(0, "invalid_path", "A key with a part that is . or .. can be changed only by a script.");
  }
  return `${at(store)}/keys/${encodeURIComponent(key)}`;
}

export const listStores = async (): Promise<KvStore[]> => (await ask<{ items: KvStore[] }>("GET", "/kv")).items;

export const listKeys = (store: string, prefix: string, cursor?: string): Promise<KvPage> =>
  ask("GET", at(store), { query: { prefix, cursor, limit: 100 } });

export async function getEntry(store: string, key: string): Promise<ReadEntry> {
  const { data, etag } = await callText("GET", keyAt(store, key));
  return { ...(JSON.parse(data) as KvEntry), json: prettyJson(rawMember(data, "value") ?? "null"), etag };
}

/**
 * Stores a value, given as JSON text. With an entity tag, 412 when it was changed in between.
 * @param ttlS seconds until it expires, null for never; undefined keeps what the key has.
 */
export async function setEntry(
  store: string,
  key: string,
  json: string,
  ttlS?: number | null,
  ifMatch?: string | null,
): Promise<void> {
  const ttl = ttlS === undefined ? "" : `, "ttl_s": ${String(ttlS)}`;
  await ask("PUT", keyAt(store, key), { body: new JsonText(`{"value": ${json}${ttl}}`), ifMatch: ifMatch ?? null });
}

/** Stores bytes, given as base64; otherwise as `setEntry`. */
export async function setBlob(
  store: string,
  key: string,
  blob: string,
  ttlS?: number | null,
  ifMatch?: string | null,
): Promise<void> {
  const body = ttlS === undefined ? { blob } : { blob, ttl_s: ttlS };
  await ask("PUT", keyAt(store, key), { body, ifMatch: ifMatch ?? null });
}

/** Gives a store a quota of its own; null is the default one. */
export const setQuota = (store: string, maxKeys: number | null, maxBytes: number | null): Promise<void> =>
  ask("PATCH", at(store), { body: { max_keys: maxKeys, max_bytes: maxBytes } });

export async function deleteEntry(store: string, key: string): Promise<void> {
  await ask("DELETE", keyAt(store, key));
}

export const exportStore = (store: string): Promise<Blob> => download(`${at(store)}/export`);

/** Imports one part of a file, all of it or nothing; how many keys were written. */
export const importKeys = async (store: string, body: string): Promise<number> =>
  (await ask<{ keys: number }>("POST", `${at(store)}/import`, { body: new JsonText(body) })).keys;
