// The one place where a help pane is linked: it sets `help.open`, and the list of shortcuts and the search lead to it.

class Help {
  /** Opens the help pane; undefined while there is none. */
  open = $state.raw<() => void>();
}

export const help = new Help();
