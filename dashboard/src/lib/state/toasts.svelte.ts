// Short messages at the edge of the screen, some with one action such as undo.
import { messageOf } from "$lib/api/client";

export interface Toast {
  id: number;
  text: string;
  kind: "done" | "failed";
  action?: { label: string; run: () => void | Promise<void> };
}

const LIFE_MS = 5000;
const LIFE_WITH_ACTION_MS = 12_000;

class Toasts {
  items = $state<Toast[]>([]);
  #next = 1;

  done(text: string, action?: Toast["action"]): void {
    this.#add({ id: this.#next++, text, kind: "done", ...(action ? { action } : {}) });
  }

  failed(thrown: unknown): void {
    this.#add({ id: this.#next++, text: messageOf(thrown), kind: "failed" });
  }

  dismiss(id: number): void {
    this.items = this.items.filter((toast) => toast.id !== id);
  }

  #add(toast: Toast): void {
    this.items.push(toast);
    setTimeout(() => this.dismiss(toast.id), toast.action ? LIFE_WITH_ACTION_MS : LIFE_MS);
  }
}

export const toasts = new Toasts();
