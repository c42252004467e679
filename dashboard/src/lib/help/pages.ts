// The pages of the help pane as the build makes them of docs/ (help-pages.ts).

export type Inline =
  | string
  | { type: "code"; text: string }
  | { type: "strong"; text: Inline[] }
  | { type: "em"; text: Inline[] }
  | { type: "link"; href: string; text: Inline[] }
  | { type: "page"; path: string; anchor: string; text: Inline[] };

export type Block =
  | { type: "heading"; depth: number; id: string; text: Inline[] }
  | { type: "paragraph"; text: Inline[] }
  | { type: "code"; lang: string; text: string; recipe?: string }
  | { type: "list"; ordered: boolean; items: Block[][] }
  | { type: "table"; header: Inline[][]; rows: Inline[][][] }
  | { type: "quote"; blocks: Block[] };

export interface Page {
  path: string;
  group: string;
  title: string;
  blocks: Block[];
}

/** A script on a page that can be the start of a new one. */
export interface Recipe {
  name: string;
  source: string;
  page: Page;
  anchor: string;
}

/** Return the text of inline parts without their marks. */
export function plain(parts: Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      return typeof part.text === "string" ? part.text : plain(part.text);
    })
    .join("");
}

/** Return the source of a recipe: its block without the line that names the file. */
export function sourceOf(text: string): string {
  return `${text.slice(text.indexOf("\n") + 1)}\n`;
}

/** Return every recipe in the order of the pages, each with the heading that it stands under. */
export function recipesOf(pages: Page[]): Recipe[] {
  return pages.flatMap((page) => {
    let anchor = "";
    return page.blocks.flatMap((block) => {
      if (block.type === "heading") anchor = block.id;
      if (block.type !== "code" || block.recipe === undefined) return [];
      return { name: block.recipe, source: sourceOf(block.text), page, anchor };
    });
  });
}
