// Line endings of a source: the editor has line feeds alone, and a save keeps what the source had. Pure.

const ENDING = /\r\n?|\n/g;

/** The text as the editor holds it: each line ends with a line feed. */
export function normalise(text: string): string {
  return text.replace(ENDING, "\n");
}

/**
 * The edited text with the line endings of the original: lines before and after the edit keep theirs, the edit itself
 * gets the ending that the original has most.
 */
export function withEndingsOf(original: string, edited: string): string {
  const endings = original.match(ENDING) ?? [];
  if (endings.every((ending) => ending === "\n")) return edited;
  const before = original.split(ENDING);
  const after = edited.split("\n");
  const head = commonLength(before, after);
  const tail = Math.min(
    commonLength(before.toReversed(), after.toReversed()),
    Math.min(before.length, after.length) - head,
  );
  const usual = mostFrequent(endings);
  const ending = (line: number): string => {
    if (line < head) return endings[line] ?? usual;
    const fromEnd = after.length - 1 - line;
    return fromEnd <= tail && fromEnd > 0 ? (endings[endings.length - fromEnd] ?? usual) : usual;
  };
  return after.map((line, i) => (i < after.length - 1 ? line + ending(i) : line)).join("");
}

function commonLength(one: string[], other: string[]): number {
  const differs = one.findIndex((line, i) => line !== other[i]);
  return differs < 0 ? one.length : differs;
}

function mostFrequent(values: string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
