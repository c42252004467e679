import { describe, expect, it } from "vitest";
import { breadthOf, withGrant, withoutGrant } from "./grants";

const NONE = { http: [], secrets: [], kv: [] };

describe("breadthOf", () => {
  it.each([
    ["*", "any"],
    ["http://*", "any"],
    ["*:8443", "any"],
    ["*.example.com", "below"],
    ["api.example.com", "one"],
    ["http://192.168.1.20", "local"],
    ["http://127.0.0.1:8123", "local"],
    ["http://shelly.local", "local"],
    ["http://printer", "local"],
    ["https://[fd00::1]:8443", "local"],
    ["172.32.0.1", "one"],
  ])("of %s is %s", (grant, breadth) => {
    expect(breadthOf(grant)).toBe(breadth);
  });
});

it("a change leaves the other grants as they are", () => {
  const one = withGrant(withGrant(NONE, "kv", "shared"), "kv", "shared");
  expect(one).toEqual({ ...NONE, kv: ["shared"] });
  expect(withoutGrant(one, "kv", "shared")).toEqual(NONE);
});
