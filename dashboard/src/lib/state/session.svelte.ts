// Who is logged in, and what happens when the session ends while there is work on the screen.
import { getSession, logIn, logOut } from "$lib/api/access";
import { ApiError, setHooks } from "$lib/api/client";
import type { Session } from "$lib/api/types";
import { connection } from "./connection.svelte";

class SessionState {
  current = $state.raw<Session>();
  /** The session ended under an open page: the page stays, a dialog asks for the password. */
  expired = $state(false);
  /** The browser has the cookie of a live session, but its key is gone from this origin's storage. */
  keyMissing = $state(false);
  /** There is no owner yet, so nobody can log in. */
  needsSetup = $state(false);
  #waiting: ((again: boolean) => void)[] = [];

  /** True when there is a session. Throws only when the server cannot be asked. */
  async probe(): Promise<boolean> {
    try {
      this.current = await getSession();
      this.keyMissing = this.needsSetup = false;
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ApiError && thrown.status === 401)) throw thrown;
      this.#note(thrown);
      return false;
    }
  }

  /** A later 401 of any call: waits for the dialog. False when nobody was logged in here. */
  renew = (error: ApiError): Promise<boolean> => {
    if (!this.current) return Promise.resolve(false);
    this.#note(error);
    this.expired = true;
    return new Promise((resolve) => this.#waiting.push(resolve));
  };

  async logIn(password: string): Promise<void> {
    await logIn(password);
    this.current = await getSession();
    this.keyMissing = false;
    this.#settle(true);
  }

  async logOut(): Promise<void> {
    await logOut();
    this.forget();
  }

  /** Nobody is logged in any more, as after a change of the password. */
  forget(): void {
    this.current = undefined;
    this.#settle(false);
  }

  #note(error: ApiError): void {
    this.keyMissing = error.code === "session_key_required";
    this.needsSetup = error.details.needs_setup === true;
  }

  #settle(again: boolean): void {
    this.expired = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve(again);
  }
}

export const session = new SessionState();
setHooks({ onExpired: session.renew, onReach: (reachable) => connection.report(reachable) });
