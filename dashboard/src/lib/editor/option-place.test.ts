import { describe, expect, it } from "vitest";
import { callOfOptions } from "./option-place";

describe("callOfOptions", () => {
  it.each([
    ["kv.set(key, value, #{ ", "kv.set"],
    ["kv.set(key, value, #{ tt", "kv.set"],
    ['http.get("https://a.test/(x", #{ // {\n  tim', "http.get"],
    ["http.all([#{ url: a }, #{ ", "http.all"],
    ["http.post(url, #{ a: 1 }, #{ retries: 2, ", "http.post"],
    ["if x { kv.set(f(1, [2]), g(#{ a: 1 }), #{ ", "kv.set"],
  ])("finds the call of %s", (text, called) => {
    expect(callOfOptions(text)).toBe(called);
  });

  it.each([
    "",
    "kv.set(key, ",
    "kv.set(key, #{ ttl_s: ",
    "kv.set(key, #{ ttl_s: a",
    "http.get(url, #{ headers: #{ ",
    "let a = #{ ",
    "fn f(a) { ",
    "kv.set(key, 1, #{ ttl_s: 5 }",
    "(#{ ",
  ])("finds none in %j", (text) => {
    expect(callOfOptions(text)).toBeNull();
  });
});
