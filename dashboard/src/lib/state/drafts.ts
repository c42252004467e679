// Unsaved sources, kept in this browser alone until they are saved or discarded.

const PREFIX = "picloud.draft.";

export const drafts = {
  get(scriptId: string): string | null {
    try {
      return localStorage.getItem(PREFIX + scriptId);
    } catch {
      return null;
    }
  },

  /** null forgets it. */
  set(scriptId: string, source: string | null): void {
    try {
      if (source === null) localStorage.removeItem(PREFIX + scriptId);
      else localStorage.setItem(PREFIX + scriptId, source);
    } catch {
      // storage is full or blocked: the draft lives as long as the page
    }
  },
};
