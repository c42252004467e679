// Light, dark, or what the system says. static/theme.js sets the first one before anything is painted.

export type Theme = "system" | "light" | "dark";
const KEY = "picloud.theme";

class ThemeState {
  chosen = $state<Theme>(stored());
  dark = $state(document.documentElement.dataset["theme"] === "dark");
  readonly #system = window.matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    this.#system.addEventListener("change", () => this.#apply());
  }

  choose(theme: Theme): void {
    this.chosen = theme;
    try {
      if (theme === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // storage is blocked: the choice lasts as long as the page
    }
    this.#apply();
  }

  #apply(): void {
    this.dark = this.chosen === "dark" || (this.chosen === "system" && this.#system.matches);
    document.documentElement.dataset["theme"] = this.dark ? "dark" : "light";
  }
}

function stored(): Theme {
  try {
    const found = localStorage.getItem(KEY);
    return found === "dark" || found === "light" ? found : "system";
  } catch {
    return "system";
  }
}

export const theme = new ThemeState();
