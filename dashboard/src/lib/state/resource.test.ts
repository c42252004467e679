import { expect, it } from "vitest";
import { appendPage, Resource } from "./resource.svelte";

interface Keys {
  items: string[];
  next_cursor: string | null;
}
const page = (next_cursor: string | null, ...items: string[]): Keys => ({ items, next_cursor });

it("a page is appended, and its cursor is the one that counts", async () => {
  const list = new Resource<Keys>();
  await list.load(() => Promise.resolve(page("b", "a")));
  await appendPage(list, () => Promise.resolve(page(null, "b", "c")));
  expect(list.data).toEqual(page(null, "a", "b", "c"));
});

it("a page of a list that was replaced meanwhile is dropped", async () => {
  const list = new Resource<Keys>();
  await list.load(() => Promise.resolve(page("b", "a")));
  await appendPage(list, async () => {
    await list.load(() => Promise.resolve(page(null, "total")));
    return page(null, "b");
  });
  expect(list.data).toEqual(page(null, "total"));
});
