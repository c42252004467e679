// The example scripts of the repository, built in: name, first sentence of the head comment, source.

export interface Example {
  name: string;
  summary: string;
  source: string;
}

const FIRST = ["hello", "transform", "webhook", "router"];

const files = import.meta.glob<string>("../../../examples/*.rhai", { query: "?raw", import: "default", eager: true });

export const EXAMPLES: Example[] = Object.entries(files)
  .map(([path, source]) => ({ name: nameOf(path), summary: summaryOf(source), source }))
  .sort((a, b) => rankOf(a.name) - rankOf(b.name) || a.name.localeCompare(b.name));

/** The first paragraph of the comment at the top of a source, as one line. */
export function summaryOf(source: string): string {
  const lines: string[] = [];
  for (const line of source.split("\n")) {
    const text = /^\/\/ ?(.*)$/.exec(line)?.[1]?.trim();
    if (!text) break;
    lines.push(text);
  }
  return lines.join(" ");
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, "").replace(/\.rhai$/, "");
}

function rankOf(name: string): number {
  const rank = FIRST.indexOf(name);
  return rank < 0 ? FIRST.length : rank;
}
