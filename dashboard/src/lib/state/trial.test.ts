import { describe, expect, it } from "vitest";
import { parseHeaders, RequestForm } from "./trial.svelte";

describe("RequestForm", () => {
  it("gives back what it was filled with", () => {
    const request = {
      method: "PUT",
      path: "/a",
      query: "x=1&y=2",
      headers: { "content-type": "text/csv", "x-a": "b: c" },
      body: { text: "1,2" },
    };
    const form = new RequestForm();
    form.fill(request);
    expect(form.build()).toEqual(request);
  });

  it("names the type of a body that has none", () => {
    const form = new RequestForm();
    form.method = "POST";
    form.body = '{"a": 1}';
    expect(form.build().headers).toEqual({ "content-type": "application/json" });
    form.body = "hello";
    expect(form.build().headers).toEqual({ "content-type": "text/plain" });
  });

  it("sends a path with its slash", () => {
    const form = new RequestForm();
    form.path = "a";
    expect(form.build()).toMatchObject({ body: {}, path: "/a" });
  });

  it("keeps the body of a GET, and shows it", () => {
    const form = new RequestForm();
    expect(form.hasBodyField).toBe(false);
    const request = { method: "GET", path: "/", query: "", headers: {}, body: { text: "q" } };
    form.fill(request);
    expect(form.hasBodyField).toBe(true);
    expect(form.build()).toEqual(request);
  });

  it("gives a recorded body without a type none, until it is edited", () => {
    const form = new RequestForm();
    form.fill({ method: "POST", path: "/", query: "", headers: {}, body: { text: "{}" } });
    expect(form.build().headers).toEqual({});
    form.body = "[]";
    expect(form.build().headers).toEqual({ "content-type": "application/json" });
  });

  it("keeps empty headers and a query that begins with a question mark", () => {
    const request = { method: "POST", path: "/", query: "?a", headers: { "x-a": "" }, body: { text: "" } };
    const form = new RequestForm();
    form.fill(request);
    expect(form.build()).toEqual(request);
  });

  it.each(["$(id)\n", "GET /", "", "X".repeat(21)])(
    "refuses a call with the method %j and stays as it was",
    (method) => {
      const form = new RequestForm();
      expect(() => form.fill({ method, path: "/evil", query: "", headers: {}, body: {} })).toThrow(
        "not an HTTP method",
      );
      expect(form.build()).toMatchObject({ method: "GET", path: "/" });
    },
  );

  it("keeps bytes as they are", () => {
    const form = new RequestForm();
    form.fill({ method: "POST", path: "/", query: "", headers: {}, body: { base64: "AAE=" } });
    expect(form.build()).toMatchObject({ body: { base64: "AAE=" }, headers: {} });
  });
});

describe("parseHeaders", () => {
  it("lowers names, trims and skips what is none", () => {
    expect(parseHeaders("X-A:  b:c \n\nnonsense\n: x")).toEqual({ "x-a": "b:c" });
  });
});
