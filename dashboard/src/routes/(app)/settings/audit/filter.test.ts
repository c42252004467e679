import { expect, test } from "vitest";
import { filterOf, queryOf } from "./filter";

const NOW = new Date("2026-11-24T10:00:00Z");

test("a filter goes from the URL to the API", () => {
  const filter = filterOf(new URLSearchParams("actor=owner&action=script.update&time=24h"));
  expect(queryOf(filter, NOW)).toEqual({
    actor: "owner",
    action: "script.update",
    object: "",
    since: "2026-11-23T10:00:00.000Z",
  });
});

test("an unknown time does not filter", () => {
  expect(queryOf(filterOf(new URLSearchParams("time=soon")), NOW)).not.toHaveProperty("since");
});
