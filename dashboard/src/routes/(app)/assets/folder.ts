// Which files of a chosen folder are pushed, and under which paths. Pure.

const LEFT_OUT = new Set(["node_modules", "__MACOSX"]);
/** The one name with a dot that is meant for the web. */
const KEPT = ".well-known";

/**
 * Returns the path of a file below the folder that was chosen, whose name its relative path begins with; null when it is
 * left out, as `picloud assets push` does: names that begin with a dot, and `node_modules`.
 */
export function pathInFolder(relative: string): string | null {
  const parts = relative.split("/").slice(1);
  const isLeftOut = parts.some((part) => LEFT_OUT.has(part) || (part.startsWith(".") && part !== KEPT));
  return parts.length === 0 || isLeftOut ? null : parts.join("/");
}
