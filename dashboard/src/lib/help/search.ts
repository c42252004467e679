// Search over the sections of all pages: titles and headings count more than text, and a slip of the finger is forgiven.
import MiniSearch from "minisearch";
import { plain, type Block, type Page } from "./pages";

export interface Section {
  id: number;
  page: Page;
  anchor: string;
  heading: string;
  text: string;
}

export interface Hit {
  section: Section;
  excerpt: string;
}

const EXCERPT_LENGTH = 140;
const MOST_HITS = 20;

/** Cut pages into sections: what stands below a heading of any level, and what stands before the first. */
export function sectionsOf(pages: Page[]): Section[] {
  const sections: Section[] = [];
  for (const page of pages) {
    let section: Section = { id: sections.length, page, anchor: "", heading: page.title, text: "" };
    sections.push(section);
    for (const block of page.blocks) {
      if (block.type === "heading") {
        section = { id: sections.length, page, anchor: block.id, heading: plain(block.text), text: "" };
        sections.push(section);
      } else section.text += `${textOf(block)}\n`;
    }
  }
  return sections;
}

/** Return a function that finds the best sections for a query, the best first; none for a query without a word. */
export function searchOf(pages: Page[]): (query: string) => Hit[] {
  const sections = sectionsOf(pages);
  const index = new MiniSearch<{ id: number; title: string; heading: string; text: string }>({
    fields: ["title", "heading", "text"],
    searchOptions: {
      boost: { title: 3, heading: 5 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: "AND",
    },
  });
  index.addAll(sections.map(({ id, page, heading, text }) => ({ id, title: page.title, heading, text })));
  return (query) =>
    index
      .search(query)
      .slice(0, MOST_HITS)
      .flatMap(({ id, terms }) => {
        const section = sections[id as number];
        return section ? { section, excerpt: excerptOf(section.text, terms) } : [];
      });
}

/** Return the piece of a text around the first of these terms, in whole words. */
export function excerptOf(text: string, terms: string[]): string {
  const flat = text.replace(/\s+/g, " ").trim();
  const lower = flat.toLowerCase();
  const places = terms.map((term) => lower.indexOf(term)).filter((place) => place >= 0);
  const first = places.length > 0 ? Math.min(...places) : 0;
  const start = first < 40 ? 0 : flat.lastIndexOf(" ", first - 30) + 1;
  const cut = flat.slice(start, start + EXCERPT_LENGTH);
  const end = start + EXCERPT_LENGTH < flat.length ? cut.lastIndexOf(" ") : cut.length;
  return `${start > 0 ? "… " : ""}${cut.slice(0, end)}${end < cut.length ? " …" : ""}`;
}

function textOf(block: Block): string {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return plain(block.text);
    case "code":
      return block.text;
    case "list":
      return block.items.flat().map(textOf).join("\n");
    case "table":
      return [block.header, ...block.rows].map((row) => row.map(plain).join(" ")).join("\n");
    case "quote":
      return block.blocks.map(textOf).join("\n");
  }
}
