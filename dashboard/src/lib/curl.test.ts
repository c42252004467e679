import { describe, expect, it } from "vitest";
import { curlOf } from "./curl";

const request = { method: "GET", path: "/", query: "", headers: {}, body: {} };

describe("curlOf", () => {
  it("is short for a plain GET", () => {
    expect(curlOf("http://pi/x", request)).toBe("curl 'http://pi/x'");
  });

  it("carries method, path, query, headers and body", () => {
    const full = {
      method: "POST",
      path: "/a b",
      query: "x=1",
      headers: { "content-type": "text/plain" },
      body: { text: "it's; $(rm)" },
    };
    expect(curlOf("http://pi/x", full)).toBe(
      `curl -X POST 'http://pi/x/a%20b?x=1' -H 'content-type: text/plain' --data-raw 'it'\\''s; $(rm)'`,
    );
  });

  it("pipes bytes", () => {
    expect(curlOf("http://pi/x", { ...request, method: "PUT", body: { base64: "AAE=" } })).toBe(
      "echo 'AAE=' | base64 -d | curl -X PUT 'http://pi/x' --data-binary @-",
    );
  });
});
