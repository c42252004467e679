import { describe, expect, it } from "vitest";
import COVERED from "../../../tests/unit/shared/grants.json";
import { breadthOf, isGranted, missingGrants, unusedGrants, withGrant, withoutGrant } from "./grants";

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

describe("isGranted", () => {
  it.each(COVERED)("$grant covers $destination: $covers", ({ grant, destination, covers }) => {
    expect(isGranted({ ...NONE, http: [grant] }, { grant: "http", name: destination, line: 1 })).toBe(covers);
  });

  it("allows a computed name with any grant of its kind, and does not judge kinds that it does not know", () => {
    expect(isGranted(NONE, { grant: "http", name: null, line: 1 })).toBe(false);
    expect(isGranted({ ...NONE, http: ["a.test"] }, { grant: "http", name: null, line: 1 })).toBe(true);
    expect(isGranted(NONE, { grant: "queue", name: "jobs", line: 1 })).toBe(true);
  });
});

it("a change leaves the other grants as they are", () => {
  const one = withGrant(withGrant(NONE, "kv", "shared"), "kv", "shared");
  expect(one).toEqual({ ...NONE, kv: ["shared"] });
  expect(withoutGrant(one, "kv", "shared")).toEqual(NONE);
});

it("what a source needs and what it no longer uses", () => {
  const grants = { http: ["*.example.com", "old.test"], secrets: ["TOKEN"], kv: [] };
  const uses = [
    { grant: "http", name: "api.example.com", line: 2 },
    { grant: "kv", name: "shared", line: 3 },
    { grant: "kv", name: "shared", line: 9 },
  ];
  expect(missingGrants(grants, uses)).toEqual([{ grant: "kv", name: "shared", line: 3 }]);
  expect(unusedGrants(grants, uses)).toEqual([
    { grant: "http", name: "old.test" },
    { grant: "secrets", name: "TOKEN" },
  ]);
  expect(unusedGrants(grants, [...uses, { grant: "secrets", name: null, line: 4 }])).toEqual([
    { grant: "http", name: "old.test" },
  ]);
});
