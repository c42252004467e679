// Unsaved sources, kept in this browser alone until they are saved or discarded, each with the revision it began from.

const PREFIX = "picloud.draft-from.";
/** Earlier drafts had no revision. */
const OLD_PREFIX = "picloud.draft.";

export interface Draft {
  /** As the editor holds it, with line feeds. */
  source: string;
  /** The live revision when the draft was begun; 0 when nobody knows. */
  revision: number;
}

export const drafts = {
  get(scriptId: string): Draft | null {
    try {
      const kept = localStorage.getItem(PREFIX + scriptId);
      if (kept !== null) return JSON.parse(kept) as Draft;
      const old = localStorage.getItem(OLD_PREFIX + scriptId);
      return old === null ? null : { source: old, revision: 0 };
    } catch {
      return null;
    }
  },

  /** null forgets it. */
  set(scriptId: string, draft: Draft | null): void {
    try {
      localStorage.removeItem(OLD_PREFIX + scriptId);
      if (draft === null) localStorage.removeItem(PREFIX + scriptId);
      else localStorage.setItem(PREFIX + scriptId, JSON.stringify(draft));
    } catch {
      // storage is full or blocked: the draft lives as long as the page
    }
  },
};
