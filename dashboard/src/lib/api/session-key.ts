// The session key: the secret that the server wants in a header beside the session cookie. A browser sends cookies to
// every port of a host; this storage belongs to one origin, and all tabs of it share it.

const NAME = "picloud.session-key";
/** Where the browser blocks storage, the key lasts as long as the page. */
let inMemory: string | null = null;

export const sessionKey = {
  get(): string | null {
    try {
      return localStorage.getItem(NAME) ?? inMemory;
    } catch {
      return inMemory;
    }
  },

  /** null forgets it. */
  set(key: string | null): void {
    inMemory = null;
    try {
      if (key === null) localStorage.removeItem(NAME);
      else localStorage.setItem(NAME, key);
    } catch {
      inMemory = key;
    }
  },
};
