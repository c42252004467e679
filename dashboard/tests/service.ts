// A real `picloud serve` in a fresh folder, for browser tests and screenshots: started, spoken to, stopped.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const READY = /picloud is ready .*url=(https?:\/\/\S+)/;
const START_MS = 60_000;

export const PASSWORD = "seven quiet herons cross a lake";

export class Service {
  readonly #folder = mkdtempSync(join(tmpdir(), "picloud-browser-"));
  readonly #settings: Record<string, string>;
  #process: ChildProcess | undefined;
  #output = "";
  url = "";

  constructor(settings: Record<string, string> = {}) {
    this.#settings = settings;
  }

  async start(port = 0): Promise<void> {
    const environment = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.startsWith("PICLOUD_")),
    );
    this.#output = "";
    this.#process = spawn(join(ROOT, ".venv/bin/python"), ["-m", "picloud", "serve"], {
      cwd: ROOT,
      env: {
        ...environment,
        PICLOUD_DATA_DIR: join(this.#folder, "data"),
        PICLOUD_BIND: `127.0.0.1:${port}`,
        ...this.#settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on("data", (chunk: Buffer) => (this.#output += chunk.toString()));
    }
    this.url = await this.#ready();
  }

  async #ready(): Promise<string> {
    const end = Date.now() + START_MS;
    while (Date.now() < end && this.#process?.exitCode === null) {
      const found = READY.exec(this.#output);
      if (found?.[1]) return found[1];
      await new Promise((wake) => setTimeout(wake, 25));
    }
    throw new Error(`picloud serve did not start:\n${this.#output}`);
  }

  /** The one-time token of the set-up link. */
  get setupToken(): string {
    return readFileSync(join(this.#folder, "data", "setup-link"), "ascii")
      .trim()
      .replace(/^.*#/, "");
  }

  /** The path of a file in the data directory. */
  file(name: string): string {
    return join(this.#folder, "data", name);
  }

  /** What the process printed so far. */
  get output(): string {
    return this.#output;
  }

  /** Calls the admin API as the machine's own command line would. */
  async admin<T>(method: string, path: string, body?: unknown): Promise<T> {
    const token = readFileSync(join(this.#folder, "data", "admin-token"), "ascii").trim();
    const answer = await fetch(`${this.url}/api/v1/admin${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  /** Calls a script as anybody would. */
  call(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}/api/v1/execute/${path}`, init);
  }

  /** Runs a Python program with the path of the history database as its argument, while the service goes on. */
  async python(program: string): Promise<void> {
    const history = join(this.#folder, "data", "history.db");
    const child = spawn(join(ROOT, ".venv/bin/python"), ["-c", program, history], { stdio: "inherit" });
    const code = await new Promise((resolve) => child.once("exit", resolve));
    if (code !== 0) throw new Error(`python ended with ${String(code)}`);
  }

  async stop(): Promise<void> {
    const running = this.#process;
    if (running?.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGTERM");
    await ended;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
