import { describe, expect, it } from "vitest";
import { exportText, importedRequests, merged, type SavedRequest } from "./saved-requests";

const saved = (name: string, path = "/"): SavedRequest => ({
  name,
  request: { method: "POST", path, query: "a=1", headers: { "x-a": "1" }, body: { text: "{}" } },
});

describe("a file of requests", () => {
  it("gives back what was exported", () => {
    const requests = [saved("one"), { ...saved("bytes"), request: { ...saved("").request, body: { base64: "AAE=" } } }];
    expect(importedRequests(exportText("hello", requests))).toEqual(requests);
    expect(importedRequests(exportText("hello", []))).toEqual([]);
  });

  it.each(["", "{", "[]", "null", '{"format": "picloud-requests"}', '{"requests": []}'])("is not %j", (text) => {
    expect(() => importedRequests(text)).toThrow("Choose one that was made with Export");
  });

  it.each([
    { name: "", request: saved("").request },
    { name: "a", request: { ...saved("").request, method: "GET /evil" } },
    { name: "a", request: { ...saved("").request, headers: { "x-a": 1 } } },
    { name: "a", request: { ...saved("").request, body: null } },
    { name: "a", request: null },
    { name: 1, request: saved("").request },
  ])("is refused as a whole with %j in it", (one) => {
    const text = JSON.stringify({ format: "picloud-requests", requests: [saved("good"), one] });
    expect(() => importedRequests(text)).toThrow("Nothing was imported");
  });
});

it("replaces requests of the same name", () => {
  expect(merged([saved("a"), saved("b")], [saved("b", "/new"), saved("c")])).toEqual([
    saved("a"),
    saved("b", "/new"),
    saved("c"),
  ]);
});
