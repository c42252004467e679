// Whether the server answers. After a loss it is asked again, gently, until it does.

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;

class Connection {
  lost = $state(false);
  /** Counts the returns; pages that show live data read again when it changes. */
  returns = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST_WAIT_MS;

  report(reachable: boolean): void {
    if (reachable === !this.lost) return;
    clearTimeout(this.#timer);
    this.lost = !reachable;
    this.#wait = FIRST_WAIT_MS;
    if (reachable) this.returns += 1;
    else this.#schedule();
  }

  #schedule(): void {
    this.#timer = setTimeout(() => void this.#probe(), this.#wait);
  }

  async #probe(): Promise<void> {
    try {
      const answer = await fetch("/healthz", { cache: "no-store" });
      if (answer.ok) return this.report(true);
    } catch {
      // still away
    }
    this.#wait = Math.min(this.#wait * 1.5, LONGEST_WAIT_MS);
    this.#schedule();
  }
}

export const connection = new Connection();
