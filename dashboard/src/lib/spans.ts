// Calls to services as bars of a waterfall. Pure.
import type { Span } from "$lib/api/types";

/** Where a bar begins and how wide it is, in per cent of the execution. */
export interface Bar {
  left: number;
  width: number;
}

const LEAST_WIDTH = 0.6;

/** The place of a span in an execution of so many microseconds; always inside it, and never too thin to be seen. */
export function barOf(span: Span, executionUs: number, spans: Span[]): Bar {
  const whole = Math.max(executionUs, ...spans.map((one) => one.start_us + one.duration_us), 1);
  const width = Math.min(100, Math.max(LEAST_WIDTH, (100 * span.duration_us) / whole));
  return { left: Math.min((100 * span.start_us) / whole, 100 - width), width };
}

/** Time in services: spans of `http.all` overlap, and are counted once. */
export function busyUs(spans: Span[]): number {
  let [total, end] = [0, 0];
  for (const { start_us, duration_us } of [...spans].sort((a, b) => a.start_us - b.start_us)) {
    const from = Math.max(start_us, end);
    end = Math.max(end, start_us + duration_us);
    total += Math.max(0, end - from);
  }
  return total;
}

/** How an outcome is coloured. */
export function toneOf(outcome: string): "ok" | "warn" | "danger" {
  if (outcome === "ok") return "ok";
  return outcome === "unknown" ? "warn" : "danger";
}
