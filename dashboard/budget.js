// Fails the build when a page costs more than promised: what the browser loads for it, compressed with brotli.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const KB = 1000;
const LIST_LIMIT = 150 * KB;
const EDITOR_LIMIT = 350 * KB;
const NODES = ".svelte-kit/generated/client-optimized/nodes";
const HELP_LIMIT = 150 * KB;
const MANIFEST = ".svelte-kit/output/client/.vite/manifest.json";

const manifest = JSON.parse(readFileSync(MANIFEST, "utf-8"));
const entries = Object.entries(manifest);

/** Files of a chunk and all that it imports; `dynamic` also what it imports later. */
function filesOf(name, dynamic, seen = new Set()) {
  const chunk = manifest[name];
  if (seen.has(name) || chunk === undefined) return [];
  seen.add(name);
  const following = [...(chunk.imports ?? []), ...(dynamic ? (chunk.dynamicImports ?? []) : [])];
  return [
    chunk.file,
    ...(chunk.css ?? []),
    ...(chunk.assets ?? []).filter((file) => !file.endsWith(".woff2") || file.includes("inter-latin-wght")),
    ...following.flatMap((next) => filesOf(next, dynamic, seen)),
  ];
}

/** Bytes on the wire of these files. */
function sizeOf(files) {
  let total = 0;
  for (const file of files) {
    const path = join("build", file);
    total += statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
  }
  return total;
}

/** The nodes of a page and of its layouts, by the paths of their sources. */
function nodesOf(page) {
  const nodes = ["+layout.svelte", "(app)/+layout.svelte", page].map((path) => {
    const file = readdirSync(NODES).find((name) =>
      readFileSync(join(NODES, name), "utf-8").includes(`src/routes/${path}`),
    );
    const number = file?.replace(".js", "");
    // a node that other chunks import from has no source of its own in the manifest, just its number
    const found = entries.find(
      ([name, chunk]) => name === `${NODES}/${file}` || (chunk.isDynamicEntry && chunk.name === number),
    );
    if (!found) throw new Error(`no chunk for ${path}`);
    return found[0];
  });
  const start = entries.filter(([, chunk]) => /entry\/(start|app)\./.test(chunk.file)).map(([name]) => name);
  return [...start, ...nodes];
}

const filesFor = (page, dynamic) =>
  new Set(nodesOf(page).flatMap((name) => filesOf(name, dynamic && /nodes/.test(name))));

const list = filesFor("(app)/scripts/+page.svelte", false);
list.add("index.html").add("theme.js");
const editor = filesFor("(app)/scripts/[name]/+page.svelte", true);
const help = new Set(filesOf("src/lib/help/HelpPane.svelte", true));
for (const file of list) {
  editor.delete(file);
  help.delete(file);
}
for (const file of help) editor.delete(file);

let failed = false;
for (const [what, files, limit] of [
  ["first load of the list", list, LIST_LIMIT],
  ["the editor on top of it", editor, EDITOR_LIMIT],
  ["the help pane, when it is opened", help, HELP_LIMIT],
]) {
  const size = sizeOf(files);
  const over = size > limit;
  failed ||= over;
  console.log(`${what}: ${(size / KB).toFixed(1)} kB of ${limit / KB} kB${over ? " - too much" : ""}`);
}
process.exit(failed ? 1 : 0);
