// The keyboard shortcuts of the dashboard: their list, and which of them a key press means. Pure.
// The help pane is linked by `help.svelte.ts`, so that everything that lists shortcuts also leads to it.

export interface Shortcut {
  /** Pressed together; `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
  keys: string[];
  does: string;
}

export const SHORTCUTS: { title: string; shortcuts: Shortcut[] }[] = [
  {
    title: "Everywhere",
    shortcuts: [
      { keys: ["Mod", "K"], does: "Search scripts, executions, settings and pages" },
      { keys: ["/"], does: "Go to the search field or filter of the page" },
      { keys: ["?"], does: "Show this list; once more: open the help" },
      { keys: ["Esc"], does: "Close a dialog" },
    ],
  },
  {
    title: "Code and Try it",
    shortcuts: [
      { keys: ["Mod", "S"], does: "Save; the script is live at once" },
      { keys: ["Mod", "Enter"], does: "Run the request, from the editor and from every field of it" },
      { keys: ["Ctrl", "Space"], does: "Complete what is being typed" },
      { keys: ["Mod", "F"], does: "Find in the source" },
      { keys: ["F8"], does: "Go to the next problem" },
      { keys: ["Esc", "Tab"], does: "Leave the editor; Tab alone indents" },
    ],
  },
];

export type ShortcutAction = "palette" | "search" | "shortcuts";

/** What a key press is about, as far as a shortcut depends on it. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Return what a key press means; undefined when it is text for a field, or nothing of ours. */
export function actionOf(press: Press, isTyping: boolean): ShortcutAction | undefined {
  const { key, ctrlKey, metaKey, altKey } = press;
  if (altKey) return undefined;
  if (ctrlKey !== metaKey) return key.toLowerCase() === "k" ? "palette" : undefined;
  if (isTyping || ctrlKey) return undefined;
  if (key === "/") return "search";
  return key === "?" ? "shortcuts" : undefined;
}

/** The name of a key on this machine. */
export function keyText(key: string, mac: boolean): string {
  if (key === "Mod") return mac ? "⌘" : "Ctrl";
  return key;
}
