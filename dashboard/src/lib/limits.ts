// The sandbox limits that a script may set: words, units, and the most that the server takes.
import type { LimitName } from "$lib/api/types";
import { amountText, unitOf } from "./units";

export interface Limit {
  name: LimitName;
  label: string;
  most: number;
  help: string;
}

const KIB = 1024;
const MIB = 1024 * KIB;

export const LIMITS: Limit[] = [
  { name: "timeout_ms", label: "Timeout", most: 300_000, help: "how long one call may run" },
  { name: "max_operations", label: "Operations", most: 10_000_000_000, help: "steps of the script engine in one call" },
  { name: "max_memory_bytes", label: "Memory", most: 256 * MIB, help: "of one call" },
  { name: "max_request_bytes", label: "Request body", most: 10 * MIB, help: "larger ones get 413" },
  { name: "max_response_bytes", label: "Response body", most: 10 * MIB, help: "larger ones fail" },
  { name: "max_string_size", label: "String size", most: 4 * MIB, help: "of each string" },
  { name: "max_array_size", label: "Array size", most: 1_000_000, help: "elements of each array" },
  { name: "max_map_size", label: "Map size", most: 1_000_000, help: "entries of each map" },
  { name: "max_call_levels", label: "Call depth", most: 64, help: "functions that call functions" },
  { name: "max_expr_depth", label: "Expression depth", most: 64, help: "nesting of one expression" },
  {
    name: "max_function_expr_depth",
    label: "Expression depth in functions",
    most: 32,
    help: "the same inside a function",
  },
  { name: "max_variables", label: "Variables", most: 1024, help: "in scope at once" },
  { name: "max_functions", label: "Functions", most: 1024, help: "that the script defines" },
  { name: "max_service_calls", label: "Service calls", most: 10_000, help: "of kv, http, secrets … in one call" },
  { name: "max_http_calls", label: "HTTP requests", most: 200, help: "that one call may send" },
  { name: "max_invoke_calls", label: "Invocations", most: 500, help: "of other scripts in one call" },
  { name: "max_service_bytes", label: "Service data", most: 64 * MIB, help: "arguments and replies of one call" },
  { name: "max_log_lines", label: "Log lines", most: 2000, help: "kept of one call" },
  { name: "max_log_bytes", label: "Log", most: MIB, help: "kept of one call" },
];

/** The limits that authors change; the others are for rare cases. */
const COMMON: readonly LimitName[] = ["timeout_ms", "max_memory_bytes", "max_operations"];
export const COMMON_LIMITS = LIMITS.filter(({ name }) => COMMON.includes(name));
export const ADVANCED_LIMITS = LIMITS.filter(({ name }) => !COMMON.includes(name));

/** The value of a limit or setting with its unit. */
export function limitText(name: string, value: number): string {
  return amountText(value, unitOf(name));
}
