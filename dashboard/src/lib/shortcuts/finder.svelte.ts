// Gathers what the search over everything looks in: pages at once, settings once, scripts and executions as one types.
import { listExecutions } from "$lib/api/executions";
import { listSettings } from "$lib/api/metrics";
import { listScripts } from "$lib/api/scripts";
import { entriesWith, executionEntry, idKind, PAGES, scriptEntry, settingEntry, type Entry } from "./entries";

const PAUSE_MS = 150;
const EXECUTIONS = 100;

export class Finder {
  search = $state("");
  /** What could not be asked is left out, and said. */
  incomplete = $state(false);
  #scripts = $state.raw<Entry[]>([]);
  #settings = $state.raw<Entry[]>([]);
  #executions = $state.raw<Entry[]>([]);
  readonly #actions: Entry[];
  readonly found = $derived.by(() => {
    const always = [...PAGES, ...this.#actions];
    if (this.search.trim() === "") return entriesWith("", [...always, ...this.#scripts]);
    return entriesWith(this.search, [...this.#scripts, ...always, ...this.#settings, ...this.#executions]);
  });

  constructor(actions: Entry[]) {
    this.#actions = actions;
  }

  /** Looks for the search as it stands after a short pause; returns what gives that up. */
  follow(): () => void {
    const wanted = this.search.trim();
    const timer = setTimeout(() => void this.#find(wanted), wanted === "" ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }

  async #find(wanted: string): Promise<void> {
    const [scripts, settings, executions] = await Promise.allSettled([
      listScripts(wanted.split(/\s+/)[0] ?? ""),
      this.#settings.length > 0 ? null : listSettings(),
      executionsLike(wanted.toLowerCase()),
    ]);
    if (wanted !== this.search.trim()) return;
    if (scripts.status === "fulfilled") this.#scripts = scripts.value.items.map(scriptEntry);
    if (settings.status === "fulfilled" && settings.value !== null) this.#settings = settings.value.map(settingEntry);
    this.#executions = executions.status === "fulfilled" ? executions.value : [];
    this.incomplete = [scripts, settings, executions].some(({ status }) => status === "rejected");
  }
}

/** The execution of a whole id, or the latest ones whose id begins so. */
async function executionsLike(wanted: string): Promise<Entry[]> {
  const kind = idKind(wanted);
  if (kind === "whole") {
    return [{ kind: "Execution", name: wanted, note: "open by id", href: `/executions/${wanted}` }];
  }
  if (kind === "none") return [];
  const { items } = await listExecutions({}, undefined, EXECUTIONS);
  return items.filter(({ id }) => id.startsWith(wanted)).map(executionEntry);
}
