// Vite plugin: the user pages of docs/ as data for the help pane, made when the dashboard is built. Markdown becomes a tree of
// plain values, so nothing is ever inserted as HTML. Images and links to pages that are not built in are left out.
import { lexer, type Token, type Tokens } from "marked";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import type { Plugin } from "vite";
import { plain, type Block, type Inline, type Page } from "./src/lib/help/pages";

const NAME = "virtual:help-pages";
const GROUPS: [group: string, folder: string, names: string[] | undefined][] = [
  ["Start here", "", ["quick-start", "tutorial", "rhai-for-javascript", "troubleshooting", "comparison"]],
  ["Reference", "reference", ["sdk", "limits", "api", "cli", "configuration", "dashboard"]],
  ["How-to", "how-to", undefined],
  ["Explanation", "explanation", undefined],
];

/** Where a link stands, and which pages the pane has. */
interface Context {
  path: string;
  known: Set<string>;
}

export function helpPages(docs: string): Plugin {
  return {
    name: "help-pages",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const pages = pagesOf(docs);
      for (const page of pages) this.addWatchFile(join(docs, `${page.path}.md`));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(pages))});`;
    },
  };
}

/** Return all pages in the order of the pane. */
export function pagesOf(docs: string): Page[] {
  const found = GROUPS.flatMap(([group, folder, names]) =>
    (names ?? namesIn(join(docs, folder))).map((name) => ({ group, path: folder ? `${folder}/${name}` : name })),
  );
  const known = new Set(found.map((page) => page.path));
  return found.map(({ group, path }) => {
    const text = readFileSync(join(docs, `${path}.md`), "utf-8").replace(/^<!--.*?-->\n/s, "");
    const [first, ...rest] = lexer(text).filter((token) => token.type !== "space");
    if (first?.type !== "heading") throw new Error(`docs/${path}.md does not begin with a heading`);
    const context = { path, known };
    return { path, group, title: plain(inline(first.tokens, context)), blocks: blocks(rest, context) };
  });
}

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.slice(0, -3))
    .sort();
}

function blocks(tokens: Token[], context: Context): Block[] {
  return tokens.flatMap((token) => block(token, context));
}

function block(token: Token, context: Context): Block[] {
  switch (token.type) {
    case "heading": {
      const text = inline(token.tokens, context);
      return [{ type: "heading", depth: (token as Tokens.Heading).depth, id: slug(plain(text)), text }];
    }
    case "paragraph":
    case "text":
      return [{ type: "paragraph", text: inline(token.tokens, context) }];
    case "code":
      return [codeBlock(token as Tokens.Code)];
    case "list": {
      const { ordered, items } = token as Tokens.List;
      return [{ type: "list", ordered, items: items.map((item) => blocks(item.tokens, context)) }];
    }
    case "table": {
      const { header, rows } = token as Tokens.Table;
      const write = (cell: Tokens.TableCell): Inline[] => inline(cell.tokens, context);
      return [{ type: "table", header: header.map(write), rows: rows.map((row) => row.map(write)) }];
    }
    case "blockquote":
      return [{ type: "quote", blocks: blocks((token as Tokens.Blockquote).tokens, context) }];
    case "space":
    case "html":
    case "hr":
      return [];
    default:
      throw new Error(`docs/${context.path}.md: the help pane has no form for ${token.type}`);
  }
}

/** A block of code; one of kind `rhai` that begins with its file's name is a recipe of that name. */
function codeBlock({ lang = "", text }: Tokens.Code): Block {
  const name = lang === "rhai" ? /^\/\/ ([a-z0-9][a-z0-9_-]*)\.rhai\n/.exec(text)?.[1] : undefined;
  return { type: "code", lang, text, ...(name === undefined ? {} : { recipe: name }) };
}

function inline(tokens: Token[] | undefined, context: Context): Inline[] {
  return (tokens ?? []).flatMap((token) => part(token, context));
}

function part(token: Token, context: Context): Inline[] {
  switch (token.type) {
    case "codespan":
      return [{ type: "code", text: (token as Tokens.Codespan).text }];
    case "strong":
      return [{ type: "strong", text: inline((token as Tokens.Strong).tokens, context) }];
    case "em":
      return [{ type: "em", text: inline((token as Tokens.Em).tokens, context) }];
    case "link": {
      const { href, tokens } = token as Tokens.Link;
      return link(href, inline(tokens, context), context);
    }
    case "image":
    case "html":
      return [];
    case "br":
      return ["\n"];
    default:
      return [unescaped((token as Tokens.Text).text)];
  }
}

function link(href: string, text: Inline[], { path, known }: Context): Inline[] {
  if (/^https?:/.test(href)) return [{ type: "link", href, text }];
  const [file = "", anchor = ""] = href.split("#");
  const target = file === "" ? path : normalize(join(dirname(path), file)).replace(/\.md$/, "");
  return known.has(target) ? [{ type: "page", path: target, anchor, text }] : text;
}

/** Return the anchor of a heading, as in the links of the pages. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, "")
    .trim()
    .replaceAll(" ", "-");
}

function unescaped(text: string): string {
  const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => names[name] ?? whole);
}
