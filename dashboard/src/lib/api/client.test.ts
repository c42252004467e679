import { describe, expect, it } from "vitest";
import { tagOf } from "./client";

describe("tagOf", () => {
  it.each(['"4"', 'W/"4"', '"4-gzip"', 'W/"4-br"'])(
    "is the server's own tag, whatever a proxy made of it: %s",
    (header) => {
      expect(tagOf(header)).toBe('"4"');
    },
  );

  it("is null without a tag", () => {
    expect(tagOf(null)).toBeNull();
  });
});
