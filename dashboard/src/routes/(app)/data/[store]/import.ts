// A file of an export as the requests that import it. Pure.

const MOST_ITEMS = 1000;
const MOST_BYTES = 1_000_000;

/**
 * The bodies of the requests, as JSON text: lines of the file stay as they are written, so that no number changes.
 * @throws Error with the number of the first line that is no JSON object.
 */
export function importBodies(text: string): string[] {
  const bodies: string[] = [];
  let [items, size]: [string[], number] = [[], 0];
  const flush = (): void => {
    if (items.length > 0) bodies.push(`{"items": [${items.join(",")}]}`);
    [items, size] = [[], 0];
  };
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    if (!isObject(line)) throw new Error(`Line ${index + 1} is not a JSON object. Nothing was imported.`);
    const bytes = new TextEncoder().encode(line).length;
    if (items.length === MOST_ITEMS || size + bytes > MOST_BYTES) flush();
    items.push(line);
    size += bytes + 1;
  }
  flush();
  return bodies;
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
