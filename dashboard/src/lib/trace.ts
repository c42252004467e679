// The call trace of a failure as lines of text, in the words of `picloud logs`.
import type { CallFrame } from "$lib/api/types";

/** One line for each call, the innermost first. */
export function describeTrace(trace: readonly CallFrame[]): string[] {
  return trace.toReversed().flatMap((frame, index) => {
    const where = frame.line === null ? "" : `line ${frame.line}`;
    const shown =
      frame.function === null
        ? where === ""
          ? "called by the script"
          : `called at ${where}`
        : [`${index === 0 ? "in" : "called in"} ${frame.function}`, where].filter(Boolean).join(", ");
    return frame.omitted > 0 ? [shown, `… ${frame.omitted} more calls`] : [shown];
  });
}
