// Findings of the server with line and column, as marks of the editor with offsets.
import type { Diagnostic as Mark } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import type { Diagnostic } from "$lib/api/types";

/** The offset of a place that counts from 1; what is outside the text becomes its nearest place. */
export function offsetOf(doc: Text, line: number, column: number): number {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(at.from + offsetInLine(at.text, column), at.to);
}

/** Columns count characters, the editor counts UTF-16 units. */
function offsetInLine(text: string, column: number): number {
  return Array.from(text)
    .slice(0, Math.max(column - 1, 0))
    .join("").length;
}

/** A mark from the place to the end of the word there. */
export function markOf(doc: Text, finding: Diagnostic): Mark {
  const from = offsetOf(doc, finding.line ?? 1, finding.column ?? 1);
  const line = doc.lineAt(from);
  const word = /^(\w+|\W)/.exec(line.text.slice(from - line.from))?.[0].length ?? 0;
  // at the very end of a line there is nothing to underline but what comes before
  const start = word === 0 && from > line.from ? from - 1 : from;
  const message =
    finding.certain && finding.severity === "warning" ? `${finding.message} (every run fails here)` : finding.message;
  return { from: start, to: from + word, severity: finding.certain ? "error" : finding.severity, message };
}
