// One script at work: what the server has, the draft on the screen, what the server says of it. The draft is kept in
// this browser, so that neither a closed page nor an ended session loses it.
import { ApiError, messageOf } from "$lib/api/client";
import { checkSource, getScript, rollback, updateScript } from "$lib/api/scripts";
import type { Diagnostic, Script, ScriptFields } from "$lib/api/types";
import { drafts } from "./drafts";

const CHECK_AFTER_MS = 350;

export class Workspace {
  script = $state.raw<Script>();
  error = $state.raw<ApiError>();
  draft = $state("");
  diagnostics = $state.raw<Diagnostic[]>([]);
  saving = $state(false);
  /** Somebody else saved meanwhile: what the server has now. */
  conflict = $state.raw<Script>();
  /** The draft came from an earlier visit. */
  restored = $state(false);
  readonly dirty = $derived(this.script !== undefined && this.draft !== this.script.source);
  #etag: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #checking: AbortController | undefined;

  async open(reference: string): Promise<void> {
    try {
      const { data, etag } = await getScript(reference);
      this.error = undefined;
      this.#take(data, etag);
      const kept = drafts.get(data.id);
      this.restored = kept !== null && kept !== data.source;
      this.draft = kept ?? data.source;
      this.#checkSoon();
    } catch (thrown) {
      this.error = thrown instanceof ApiError ? thrown : new ApiError(0, "unknown", messageOf(thrown));
    }
  }

  edit(source: string): void {
    this.draft = source;
    if (this.script) drafts.set(this.script.id, source === this.script.source ? null : source);
    this.#checkSoon();
  }

  discard(): void {
    if (!this.script) return;
    this.restored = false;
    this.edit(this.script.source);
  }

  /**
   * Makes the draft the live revision. False when somebody else saved meanwhile; `conflict` is set then.
   * @throws ApiError when the server refuses it.
   */
  async save(): Promise<boolean> {
    if (!this.script || this.saving) return true;
    const sent = this.draft;
    this.saving = true;
    try {
      const { data, etag } = await updateScript(this.script.id, { source: sent }, this.#etag);
      this.#take(data, etag);
      this.diagnostics = data.warnings;
      this.restored = false;
      // what was typed while the save was on its way is not lost
      drafts.set(data.id, this.draft === data.source ? null : this.draft);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      if (thrown.status === 412) return await this.#meet(this.script.id);
      const found = thrown.details.diagnostics;
      if (found) this.diagnostics = found as Diagnostic[];
      throw thrown;
    } finally {
      this.saving = false;
    }
  }

  /** After a conflict: my draft over theirs, or theirs in place of mine. */
  settle(keep: "mine" | "theirs"): void {
    const theirs = this.conflict;
    this.conflict = undefined;
    if (!theirs) return;
    this.script = theirs;
    if (keep === "theirs") this.edit(theirs.source);
  }

  /** Changes settings, not the source. */
  async change(fields: ScriptFields): Promise<void> {
    if (!this.script) return;
    const { data, etag } = await updateScript(this.script.id, fields, this.#etag);
    this.#take(data, etag);
  }

  async rollBack(revision: number): Promise<void> {
    if (!this.script) return;
    const kept = this.dirty;
    await rollback(this.script.id, revision, this.#etag);
    const { data, etag } = await getScript(this.script.id);
    this.#take(data, etag);
    if (!kept) this.edit(data.source);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#checking?.abort();
  }

  async #meet(id: string): Promise<boolean> {
    const { data, etag } = await getScript(id);
    this.#etag = etag;
    this.conflict = data;
    return false;
  }

  #take(script: Script, etag: string | null): void {
    this.script = script;
    this.#etag = etag;
  }

  #checkSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), CHECK_AFTER_MS);
  }

  async #check(): Promise<void> {
    this.#checking?.abort();
    this.#checking = new AbortController();
    const source = this.draft;
    try {
      const { diagnostics } = await checkSource(source, this.#checking.signal);
      if (source === this.draft) this.diagnostics = diagnostics;
    } catch {
      // the next keystroke asks again; a save says what is wrong
    }
  }
}
