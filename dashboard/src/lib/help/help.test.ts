// The help pane has the user pages of docs/, whole: titles, anchors that links name, recipes that are scripts, search.
import { expect, test } from "vitest";
import PAGES from "virtual:help-pages";
import { plain, recipesOf, sourceOf, type Block, type Inline } from "./pages";
import { excerptOf, searchOf, sectionsOf } from "./search";

const BY_PATH = new Map(PAGES.map((page) => [page.path, page]));

test("the pages that a user needs are built in, those of contributors are not", () => {
  for (const path of [
    "quick-start",
    "tutorial",
    "reference/sdk",
    "reference/limits",
    "how-to/webhook",
    "explanation/security",
  ])
    expect(BY_PATH.get(path)?.title, path).toBeTruthy();
  expect(PAGES.filter((page) => /internal|decisions|releases/.test(page.path))).toEqual([]);
});

test("every link inside the pane leads to a heading that is there", () => {
  const missing = PAGES.flatMap((page) =>
    linksOf(page.blocks).filter(({ path, anchor }) => {
      const headings = (BY_PATH.get(path)?.blocks ?? []).flatMap((block) => (block.type === "heading" ? block.id : []));
      return anchor !== "" && !headings.includes(anchor);
    }),
  );
  expect(missing).toEqual([]);
});

test("no text has a link of Markdown left", () => {
  for (const { text, page } of sectionsOf(PAGES)) {
    expect(text, page.path).not.toMatch(/\]\([^)]*\.md/);
  }
});

test("recipes are scripts of the pages, without the line of the file's name", () => {
  const recipes = recipesOf(PAGES);
  expect(recipes.length).toBeGreaterThan(15);
  const github = recipes.find((recipe) => recipe.name === "github");
  expect(github?.page.path).toBe("how-to/webhook");
  expect(github?.source).toMatch(/^const SECRET = /);
  expect(sourceOf("// a.rhai\n1")).toBe("1\n");
});

test.each([
  ["cors", "how-to/cors"],
  ["raw_body", "reference/sdk"],
  ["hmac signature", "how-to/webhook"],
  ["script_quarantined", "reference/api"],
  ["forgotten pasword", "troubleshooting"],
])("a search for %s finds %s", (query, path) => {
  const found = searchOf(PAGES)(query).map((hit) => hit.section.page.path);
  expect(found.slice(0, 5)).toContain(path);
});

test("a search for nothing finds nothing, and an excerpt shows the term in whole words", () => {
  expect(searchOf(PAGES)("  ")).toEqual([]);
  const text = `${"before ".repeat(30)}the needle lies here ${"after ".repeat(40)}`;
  const excerpt = excerptOf(text, ["needle"]);
  expect(excerpt).toMatch(/^… .*needle lies here.* …$/);
  expect(excerpt.length).toBeLessThan(150);
});

function linksOf(blocks: Block[]): { path: string; anchor: string }[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case "heading":
      case "paragraph":
        return within(block.text);
      case "list":
        return linksOf(block.items.flat());
      case "table":
        return within([...block.header, ...block.rows.flat()].flat());
      case "quote":
        return linksOf(block.blocks);
      case "code":
        return [];
    }
  });
}

function within(parts: Inline[]): { path: string; anchor: string }[] {
  return parts.flatMap((part) => {
    if (typeof part === "string" || typeof part.text === "string") return [];
    return [...(part.type === "page" ? [part] : []), ...within(part.text)];
  });
}

test("a heading's text is plain", () => {
  const [section] = sectionsOf(PAGES).filter((one) => one.page.path === "reference/sdk" && one.anchor === "bytes");
  expect(section?.heading).toBe("bytes");
  expect(plain([{ type: "code", text: "a" }, " b"])).toBe("a b");
});
