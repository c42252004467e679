// Requests that are kept under a name for one script: in this browser alone, and as a file that another one can read.
import type { TestRequest } from "$lib/api/types";
import { isMethod } from "$lib/http";

export interface SavedRequest {
  name: string;
  request: TestRequest;
}

const FORMAT = "picloud-requests";
const MAX_NAME_LENGTH = 60;
const key = (scriptId: string): string => `picloud.requests.${scriptId}`;

export function savedRequests(scriptId: string): SavedRequest[] {
  try {
    return JSON.parse(localStorage.getItem(key(scriptId)) ?? "[]") as SavedRequest[];
  } catch {
    return [];
  }
}

/** False when this browser does not keep them beyond the page: its storage is full or blocked. */
export function keepRequests(scriptId: string, requests: SavedRequest[]): boolean {
  try {
    localStorage.setItem(key(scriptId), JSON.stringify(requests));
    return true;
  } catch {
    return false;
  }
}

/** The text of a file with these requests. */
export function exportText(script: string, requests: SavedRequest[]): string {
  return `${JSON.stringify({ format: FORMAT, script, requests }, null, 2)}\n`;
}

/**
 * Return the requests of such a file.
 * @throws Error when it is none, with what to do.
 */
export function importedRequests(text: string): SavedRequest[] {
  const refusal = new Error("This file has no saved requests. Choose one that was made with Export.");
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw refusal;
  }
  if (!isObject(content) || content["format"] !== FORMAT || !Array.isArray(content["requests"])) throw refusal;
  return content["requests"].map((one: unknown) => {
    const found = savedRequest(one);
    if (found === undefined) throw new Error("The file has a request that cannot be read. Nothing was imported.");
    return found;
  });
}

/** The requests with others added; one of the same name is replaced. */
export function merged(requests: SavedRequest[], added: SavedRequest[]): SavedRequest[] {
  return [...new Map([...requests, ...added].map((one) => [one.name, one])).values()];
}

function savedRequest(value: unknown): SavedRequest | undefined {
  if (!isObject(value) || !isObject(value["request"]) || typeof value["name"] !== "string") return undefined;
  const { method, path, query, headers, body } = value["request"];
  const texts = [method, path, query].filter((part) => typeof part === "string");
  if (texts.length < 3 || !isMethod(String(method)) || !isTexts(headers) || !isTexts(body)) return undefined;
  const name = value["name"].trim().slice(0, MAX_NAME_LENGTH);
  const [text, base64] = [body["text"], body["base64"]];
  const kept = text !== undefined ? { text } : base64 !== undefined ? { base64 } : {};
  const request = { method: String(method), path: String(path), query: String(query), headers, body: kept };
  return name === "" ? undefined : { name, request };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is Record<string, string> =>
  isObject(value) && Object.values(value).every((one) => typeof one === "string");
