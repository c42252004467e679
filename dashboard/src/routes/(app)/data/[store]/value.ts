// A stored value as it is edited: as JSON, or as the text that it is. Pure.

export type Form = "json" | "text";

/** How a value is first shown: a text as it reads, everything else as JSON. */
export function fieldsOf(json: string, value: unknown): { form: Form; text: string } {
  return typeof value === "string" ? { form: "text", text: value } : { form: "json", text: json };
}

/**
 * The JSON text of what was typed, numbers as they are written.
 * @throws Error with a sentence when it is no JSON.
 */
export function jsonOf(form: Form, text: string): string {
  if (form === "text") return JSON.stringify(text);
  try {
    JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "";
    throw new Error(`This is not JSON: ${reason}. A text goes into quotes, or choose Text.`, { cause });
  }
  return text;
}
