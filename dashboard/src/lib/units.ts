// Amounts with their units as people write and read them: "64 MiB", "5 s", "20,000,000". Pure.
// A multiple of bytes is always 1,024 of the one below, whether it is written MB or MiB.
import { count } from "./format";

/** What a number counts: milliseconds, seconds, bytes, or things. */
export type Unit = "ms" | "s" | "bytes" | "";

const KIB = 1024;
const SIZES: [name: string, bytes: number][] = [
  ["GiB", KIB ** 3],
  ["MiB", KIB ** 2],
  ["KiB", KIB],
];
const LENGTHS: [name: string, ms: number][] = [
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1000],
];
/** Longer times are shown in minutes. */
const MOST_SECONDS_MS = 120_000;
const MULTIPLES: Record<Unit, Record<string, number>> = {
  bytes: { b: 1, byte: 1, bytes: 1, ...steps("k"), ...steps("m"), ...steps("g") },
  ms: { ms: 1, s: 1000, sec: 1000, second: 1000, seconds: 1000, m: 60_000, min: 60_000, minutes: 60_000, h: 3_600_000 },
  s: { s: 1, sec: 1, second: 1, seconds: 1, m: 60, min: 60, minutes: 60, h: 3600, d: 86_400 },
  "": { "": 1, k: 1000, m: 1_000_000, g: 1_000_000_000 },
};
const EXAMPLES: Record<Unit, string> = {
  bytes: "64 MB, 512 KB or 100000 B",
  ms: "5 s, 250 ms or 2 min",
  s: "30 s, 5 min or 1 h",
  "": "20000, 20,000 or 20k",
};
const AMOUNT = /^(\d{1,3}(?:[,_ ]\d{3})+|\d+)(\.\d+)?\s*([a-zµ]*)$/i;

function steps(letter: "k" | "m" | "g"): Record<string, number> {
  const bytes = KIB ** ("kmg".indexOf(letter) + 1);
  return { [letter]: bytes, [`${letter}b`]: bytes, [`${letter}ib`]: bytes };
}

/** The unit of a limit or setting, by how its name ends. */
export function unitOf(name: string): Unit {
  if (name.endsWith("_ms")) return "ms";
  if (name.endsWith("_bytes") || name === "max_string_size") return "bytes";
  return name.endsWith("_seconds") ? "s" : "";
}

/** Return an amount with the unit that fits; `parseAmount` reads the same number back. */
export function amountText(value: number, unit: Unit): string {
  if (unit === "bytes") return exactly(value, SIZES) ?? `${count(value)} B`;
  if (unit === "") return count(value);
  const ms = unit === "s" ? value * 1000 : value;
  return exactly(ms, ms > MOST_SECONDS_MS ? LENGTHS : LENGTHS.slice(-1)) ?? `${count(ms)} ms`;
}

/** In the largest unit of which it is a multiple with two decimals at most. */
function exactly(value: number, units: [name: string, size: number][]): string | undefined {
  const found = units.find(([, size]) => value >= size && (value * 100) % size === 0);
  return found && `${count(value / found[1])} ${found[0]}`;
}

/**
 * Return the number that a text stands for.
 * @throws Error with a sentence that says what to write, when it stands for none between 1 and `most`.
 */
export function parseAmount(text: string, unit: Unit, most: number): number {
  const [, whole = "", part = "", name = ""] = AMOUNT.exec(text.trim()) ?? [];
  const multiple = MULTIPLES[unit][name.toLowerCase()];
  if (whole !== "" && name === "" && multiple === undefined) {
    throw new Error(`Add a unit, for example ${EXAMPLES[unit]}.`);
  }
  if (whole === "" || multiple === undefined) throw new Error(`Write an amount such as ${EXAMPLES[unit]}.`);
  const value = Math.round(Number(whole.replace(/[,_ ]/g, "") + part) * multiple);
  if (value < 1) throw new Error(`Write ${amountText(1, unit)} or more, or leave it empty for the default.`);
  if (value > most) throw new Error(`${amountText(most, unit)} is the most that the server accepts.`);
  return value;
}
