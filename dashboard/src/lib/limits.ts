// The sandbox limits that a script may set: words, units, and the most that the server takes.
import type { LimitName } from "$lib/api/types";
import { bytes, count } from "./format";

export interface Limit {
  name: LimitName;
  label: string;
  unit: "ms" | "bytes" | "";
  most: number;
  help: string;
}

const KIB = 1024;
const MIB = 1024 * KIB;

export const LIMITS: Limit[] = [
  { name: "timeout_ms", label: "Deadline", unit: "ms", most: 300_000, help: "wall time of one call" },
  { name: "max_operations", label: "Operations", unit: "", most: 10_000_000_000, help: "steps of the engine" },
  { name: "max_memory_bytes", label: "Memory", unit: "bytes", most: 256 * MIB, help: "of one call" },
  { name: "max_request_bytes", label: "Request body", unit: "bytes", most: 10 * MIB, help: "larger ones are refused" },
  { name: "max_response_bytes", label: "Answer", unit: "bytes", most: 10 * MIB, help: "body of an answer" },
  { name: "max_string_size", label: "String", unit: "bytes", most: 4 * MIB, help: "one text" },
  { name: "max_array_size", label: "Array", unit: "", most: 1_000_000, help: "elements of one array" },
  { name: "max_map_size", label: "Map", unit: "", most: 1_000_000, help: "entries of one map" },
  { name: "max_call_levels", label: "Call depth", unit: "", most: 64, help: "functions inside functions" },
  { name: "max_expr_depth", label: "Expression depth", unit: "", most: 64, help: "expressions inside expressions" },
  {
    name: "max_function_expr_depth",
    label: "Expression depth in functions",
    unit: "",
    most: 32,
    help: "the same inside a function",
  },
  { name: "max_variables", label: "Variables", unit: "", most: 1024, help: "in scope at once" },
  { name: "max_functions", label: "Functions", unit: "", most: 1024, help: "that the script defines" },
  { name: "max_log_lines", label: "Log lines", unit: "", most: 2000, help: "kept of one call" },
  { name: "max_log_bytes", label: "Log", unit: "bytes", most: MIB, help: "kept of one call" },
];

/** The value of a limit with its unit. */
export function limitText(name: string, value: number): string {
  if (name.endsWith("_ms")) return value % 1000 === 0 ? `${value / 1000} s` : `${count(value)} ms`;
  if (name.endsWith("_bytes") || name === "max_string_size") return bytes(value);
  return count(value);
}
