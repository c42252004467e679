// Whether the help pane is open and where, and the recipe that a new script begins from.
import type { Example } from "$lib/examples";

export interface Place {
  path: string;
  anchor: string;
}

class Help {
  open = $state(false);
  /** The page that is shown; undefined: the list of pages. */
  place = $state.raw<Place>();
  /** A recipe for the next new script; the page that uses it takes it away. */
  recipe = $state.raw<Example>();

  show(path: string, anchor = ""): void {
    this.place = { path, anchor };
    this.open = true;
  }

  toggle(): void {
    this.open = !this.open;
  }
}

export const help = new Help();
