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

  it("sends no body with GET and a path with its slash", () => {
    const form = new RequestForm();
    form.body = "left over";
    form.path = "a";
    expect(form.build()).toMatchObject({ body: {}, path: "/a" });
  });

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
