// One script at work: what the server has, the draft on the screen, what the server says of it. The draft is kept in
// this browser, so that neither a closed page nor an ended session loses it.
import { ApiError, messageOf } from "$lib/api/client";
import { checkSource, getScript, rollback, setGrants, updateScript } from "$lib/api/scripts";
import type { Diagnostic, Grants, Script, ScriptFields, Use } from "$lib/api/types";
import { normalise, withEndingsOf } from "$lib/line-endings";
import { drafts } from "./drafts";

const CHECK_AFTER_MS = 350;

export class Workspace {
  script = $state.raw<Script>();
  error = $state.raw<ApiError>();
  /** As the editor holds it, with line feeds; `text` is what is run and saved. */
  draft = $state("");
  diagnostics = $state.raw<Diagnostic[]>([]);
  /** What of the live source needs a grant. */
  uses = $state.raw<Use[]>([]);
  saving = $state(false);
  /** Findings with which every run of the draft would fail: the save waits for a decision. */
  failing = $state.raw<Diagnostic[]>([]);
  /** Someone else saved in the meantime: what the server has now. */
  conflict = $state.raw<Script>();
  /** The draft came from an earlier visit. */
  restored = $state(false);
  /** The revision that the draft began from. */
  #base = $state(0);
  readonly dirty = $derived(this.script !== undefined && this.draft !== normalise(this.script.source));
  /** The draft began from a revision that is not the live one any more. */
  readonly outdated = $derived(this.dirty && this.script?.revision !== this.#base);
  /** The draft with the line endings of the live source. */
  readonly text = $derived(withEndingsOf(this.script?.source ?? "", this.draft));
  #etag: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #checking: AbortController | undefined;

  async open(reference: string): Promise<void> {
    try {
      const { data, etag } = await getScript(reference);
      this.error = undefined;
      this.#take(data, etag);
      const source = normalise(data.source);
      const kept = drafts.get(data.id);
      this.restored = kept !== null && normalise(kept.source) !== source;
      this.draft = this.restored && kept ? normalise(kept.source) : source;
      this.#base = this.restored && kept ? kept.revision : data.revision;
      this.#keep();
      this.#checkSoon();
    } catch (thrown) {
      this.script = undefined;
      this.error = thrown instanceof ApiError ? thrown : new ApiError(0, "unknown", messageOf(thrown));
    }
  }

  edit(source: string): void {
    if (!this.dirty) this.#base = this.script?.revision ?? 0;
    this.draft = normalise(source);
    this.#keep();
    this.#checkSoon();
  }

  discard(): void {
    if (!this.script) return;
    this.restored = false;
    this.edit(this.script.source);
  }

  /**
   * Makes the draft the live revision. False when the live revision is not the one that the draft began from, and
   * `conflict` is set then; or when every run of the draft would fail, and `failing` is set then unless `anyway`.
   * @throws ApiError when the server refuses it.
   */
  async save(anyway = false): Promise<boolean> {
    if (!this.script || this.saving) return true;
    if (this.outdated) {
      this.conflict = this.script;
      return false;
    }
    this.saving = true;
    this.failing = [];
    try {
      const fields = { source: this.text, strict: !anyway };
      const { data, etag } = await updateScript(this.script.id, fields, this.#etag);
      this.#take(data, etag);
      this.diagnostics = data.warnings;
      this.uses = data.uses;
      this.restored = false;
      // what was typed while the save was on its way is not lost
      this.#rebase();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      if (thrown.status === 412) return await this.#meet(this.script.id, anyway);
      const found = thrown.details.diagnostics;
      if (found) this.diagnostics = found as Diagnostic[];
      if (thrown.code === "certain_failure") {
        this.failing = this.diagnostics.filter((finding) => finding.certain);
        return false;
      }
      throw thrown;
    } finally {
      this.saving = false;
    }
  }

  /** After a conflict: my draft over theirs, theirs in place of mine, or neither yet: then the next save asks again. */
  settle(keep: "mine" | "theirs" | "undecided"): void {
    const theirs = this.conflict;
    this.conflict = undefined;
    if (!theirs) return;
    this.script = theirs;
    if (keep === "undecided") return this.#keep();
    this.#rebase();
    if (keep === "theirs") this.discard();
  }

  /** Changes settings, not the source. */
  async change(fields: ScriptFields): Promise<void> {
    if (!this.script) return;
    const outdated = this.outdated;
    const { data, etag } = await updateScript(this.script.id, fields, this.#etag);
    this.#take(data, etag);
    if (!outdated) this.#rebase();
  }

  /**
   * Changes what the script may reach; neither the source nor its revision changes.
   * @throws ApiError when the server refuses it, or when somebody else saved a revision in between.
   */
  async grant(change: (grants: Grants) => Grants): Promise<void> {
    if (!this.script) return;
    try {
      await this.#grant(this.script, change);
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.status !== 412) throw thrown;
      const { data, etag } = await getScript(this.script.id);
      if (data.revision !== this.script.revision) throw thrown;
      this.#take(data, etag);
      await this.#grant(data, change);
    }
  }

  async rollBack(revision: number): Promise<void> {
    if (!this.script) return;
    const kept = this.dirty;
    const { uses } = (await rollback(this.script.id, revision, this.#etag)).data;
    this.uses = uses;
    const { data, etag } = await getScript(this.script.id);
    this.#take(data, etag);
    this.#rebase();
    if (!kept) this.discard();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#checking?.abort();
  }

  async #meet(id: string, anyway: boolean): Promise<boolean> {
    const { data, etag } = await getScript(id);
    this.#etag = etag;
    if (data.revision === this.#base) {
      // only settings were changed meanwhile
      this.#take(data, etag);
      this.saving = false;
      return this.save(anyway);
    }
    this.conflict = data;
    return false;
  }

  async #grant(script: Script, change: (grants: Grants) => Grants): Promise<void> {
    const { data, etag } = await setGrants(script.id, change(script.grants), this.#etag);
    this.#take({ ...script, grants: data }, etag);
  }

  /** The draft goes on from the revision that is live now. */
  #rebase(): void {
    this.#base = this.script?.revision ?? 0;
    this.#keep();
  }

  #keep(): void {
    if (this.script) drafts.set(this.script.id, this.dirty ? { source: this.draft, revision: this.#base } : null);
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
    const source = this.text;
    try {
      const { diagnostics, uses } = await checkSource(source, this.#checking.signal);
      if (source === this.text) this.diagnostics = diagnostics;
      if (source === this.script?.source) this.uses = uses;
    } catch {
      // the next keystroke asks again; a save says what is wrong
    }
  }
}
