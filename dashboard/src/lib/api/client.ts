// Speaks HTTP with the admin API: one function, one error type. Knows no resource and shows nothing.
import { sessionKey } from "./session-key";

const BASE = "/api/v1/admin";

export interface FieldFault {
  field: string;
  message: string;
}

export interface ErrorDetails {
  errors?: FieldFault[];
  scope?: string;
  needs_setup?: boolean;
  diagnostics?: { severity: string; code: string; message: string; line: number | null; column: number | null }[];
}

/** What the server refused, in its own words; `code` is stable. `unreachable` means that it did not answer at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
    readonly requestId = "",
    readonly retryAfter: number | null = null,
  ) {
    super(message);
    this.name = "ApiError";
  }

  /** Whether what was asked for does not exist, or no longer does. */
  get isMissing(): boolean {
    return this.status === 404 || this.status === 410;
  }

  /** The message about one field of a form, or undefined. */
  about(field: string): string | undefined {
    return this.details.errors?.find((fault) => fault.field === field)?.message;
  }
}

export interface Answer<T> {
  data: T;
  etag: string | null;
}

/** A body that is JSON already. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** A body that is no JSON. */
export class RawBody {
  constructor(
    readonly type: string,
    readonly data: Blob,
  ) {}
}

export interface Options {
  /** Sent as JSON; a `JsonText` and a `RawBody` as they are. */
  body?: unknown;
  query?: Record<string, string | number | undefined>;
  ifMatch?: string | null;
  signal?: AbortSignal;
  /** false: a 401 is thrown instead of asking for the password again. */
  relogin?: boolean;
}

interface Hooks {
  /** The session ended, or its key is gone: resolves to true when there is one again and the call may be repeated. */
  onExpired: (error: ApiError) => Promise<boolean>;
  /** Whether the server could be reached at all. */
  onReach: (reachable: boolean) => void;
}

const hooks: Hooks = { onExpired: () => Promise.resolve(false), onReach: () => undefined };

export function setHooks(given: Hooks): void {
  Object.assign(hooks, given);
}

/** The path of an endpoint with its query; empty and undefined values are left out. */
export function urlOf(path: string, query: Options["query"] = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return BASE + path + (text === "" ? "" : `?${text}`);
}

/**
 * Calls one endpoint.
 * @throws ApiError for any answer that is not 2xx, and when there is none.
 */
export async function call<T>(method: string, path: string, options: Options = {}): Promise<Answer<T>> {
  const { data: text, etag } = await callText(method, path, options);
  return { data: (text === "" ? undefined : JSON.parse(text)) as T, etag };
}

/** Like `call`, with the body of the answer as it is written. */
export async function callText(method: string, path: string, options: Options = {}): Promise<Answer<string>> {
  const response = await send(method, urlOf(path, options.query), options);
  if (response.ok) return { data: await response.text(), etag: tagOf(response.headers.get("etag")) };
  const error = await errorOf(response);
  if (error.status === 401 && options.relogin !== false && (await hooks.onExpired(error))) {
    return callText(method, path, { ...options, relogin: false });
  }
  throw error;
}

/** The entity tag as the server made it: a proxy that compresses makes it weak or adds the name of the coding. */
export function tagOf(header: string | null): string | null {
  return header?.replace(/^W\//, "").replace(/-(gzip|br|zstd|deflate)"$/, '"') ?? null;
}

/** Like `call`, for those who need no entity tag. */
export async function ask<T>(method: string, path: string, options: Options = {}): Promise<T> {
  return (await call<T>(method, path, options)).data;
}

/**
 * Fetches a file.
 * @throws ApiError as `call`.
 */
export async function download(path: string): Promise<Blob> {
  const response = await send("GET", urlOf(path), {});
  if (response.ok) return response.blob();
  const error = await errorOf(response);
  if (error.status === 401 && (await hooks.onExpired(error))) return download(path);
  throw error;
}

/**
 * Opens a stream of events; `lastId` is the last one that was seen, "" for none.
 * @throws ApiError as `call`.
 */
export async function openStream(url: string, lastId: string, signal: AbortSignal): Promise<Response> {
  const response = await send("GET", url, { signal, lastId });
  if (response.ok) return response;
  const error = await errorOf(response);
  if (error.status === 401 && (await hooks.onExpired(error))) return openStream(url, lastId, signal);
  throw error;
}

async function send(method: string, url: string, options: Options & { lastId?: string }): Promise<Response> {
  const headers: Record<string, string> = {
    accept: options.lastId === undefined ? "application/json" : "text/event-stream",
  };
  const key = sessionKey.get();
  if (key !== null) headers["x-picloud-session"] = key;
  if (options.lastId) headers["last-event-id"] = options.lastId;
  const { body } = options;
  if (body !== undefined) headers["content-type"] = body instanceof RawBody ? body.type : "application/json";
  if (options.ifMatch) headers["if-match"] = options.ifMatch;
  const init: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store" };
  if (body !== undefined) init.body = body instanceof RawBody ? body.data : jsonOf(body);
  if (options.signal) init.signal = options.signal;
  try {
    const response = await fetch(url, init);
    hooks.onReach(true);
    return response;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    hooks.onReach(false);
    throw new ApiError(0, "unreachable", "PiCloud does not answer. Nothing was changed as far as this page knows.");
  }
}

const jsonOf = (body: unknown): string => (body instanceof JsonText ? body.text : JSON.stringify(body));

async function errorOf(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get("retry-after")) || null;
  try {
    const { error } = (await response.json()) as {
      error: { code: string; message: string; request_id: string; details?: ErrorDetails };
    };
    return new ApiError(response.status, error.code, error.message, error.details, error.request_id, retryAfter);
  } catch {
    return new ApiError(response.status, "unknown", `The server answered with ${response.status} and no reason.`);
  }
}

/** Any thrown value as a sentence for people. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
