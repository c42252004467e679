import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestRequest } from "$lib/api/types";
import { curlOf } from "./curl";

const run = promisify(execFile);
const request = { method: "GET", path: "/", query: "", headers: {}, body: {} };

describe("curlOf", () => {
  it("is short for a plain GET", () => {
    expect(curlOf("http://pi/x", request)).toBe("curl 'http://pi/x'");
  });

  it("carries method, path, query, headers and body", () => {
    const full = {
      method: "POST",
      path: "/a b",
      query: "x=1",
      headers: { "content-type": "text/plain", "user-agent": "shop", accept: "*/*" },
      body: { text: "it's; $(rm)" },
    };
    expect(curlOf("http://pi/x", full)).toBe(
      `curl -X 'POST' 'http://pi/x/a%20b?x=1' -H 'content-type: text/plain' -H 'user-agent: shop' -H 'accept: */*' ` +
        `--data-binary 'it'\\''s; $(rm)'`,
    );
  });

  it("pipes bytes", () => {
    expect(curlOf("http://pi/x", { ...request, method: "PUT", body: { base64: "AAE=" } })).toBe(
      "echo 'AAE=' | base64 -d | curl -X 'PUT' 'http://pi/x' -H 'content-type:' --data-binary @-",
    );
  });

  it.each(["", "GET /", "$(touch x)", "GET\u001b[201~", "G\nET", "É", "X".repeat(300)])(
    "refuses %j as a method",
    (method) => {
      expect(() => curlOf("http://pi/x", { ...request, method })).toThrow("not an HTTP method");
    },
  );

  it.each(["@/etc/passwd", "", "a b", "a\r\nb", "é"])("refuses %j as the name of a header", (name) => {
    expect(() => curlOf("http://pi/x", { ...request, headers: { [name]: "x" } })).toThrow("no valid name");
  });

  it.each(["a\r\nx: y", "a\u0000", "\u001b[2J", "€"])("refuses %j as the value of a header", (value) => {
    expect(() => curlOf("http://pi/x", { ...request, headers: { "x-a": value } })).toThrow("cannot send");
  });

  it.each(["\u001b[201~\nid\n", "\u0003id\n", "a\rid\r", "a\tb", "\u009b31m", "\u007f"])(
    "copies no character that a terminal acts on: %j",
    (text) => {
      const line = curlOf("http://pi/x", { ...request, method: "POST", body: { text } });
      expect(line).toMatch(/^[\x20-\x7e]+$/);
    },
  );
});

interface Arrived {
  method: string;
  target: string;
  headers: [string, string][];
  body: string;
}

/** The pieces that awkward values are made of; some mean something to a shell, to curl or to HTTP. */
const PIECES = [
  ...[
    "'",
    '"',
    "`",
    "\\",
    "$",
    "$(id)",
    "${HOME}",
    "!",
    "!!",
    "#",
    "?",
    "&",
    "&&",
    "|",
    ";",
    "*",
    "~",
    "<",
    ">",
    "(",
    ")",
  ],
  ...[
    "{a,b}",
    "[1-3]",
    "[",
    "]",
    "{",
    "}",
    "%",
    "%%",
    "%20",
    "%2F",
    "\\n",
    "\\047",
    "@",
    "@/etc/hostname",
    "-",
    "--next",
  ],
  ...["=", "+", ",", ":", "/", "//", "a", "b c", "Ada", "0", "é", "ß", "日本", "😀", ".", "..", "^", " ", "  "],
];
const CONTROLS = ["\n", "\r\n", "\t", "\u0000", "\u001b[201~", "\u0003", "\u007f", "\u0085"];
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "GET", "REPORT", "$x", "a'b", "*", "HEAD"];

/** A small generator of numbers that are the same in each run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function awkward(seed: number): { request: TestRequest; path: string; body: Buffer } {
  const next = numbers(seed);
  const pick = <T>(values: readonly T[]): T => values[next(values.length)] as T;
  const text = (pieces: readonly string[], most: number): string =>
    Array.from({ length: next(most + 1) }, () => pick(pieces)).join("");
  const method = pick(METHODS);
  const path = `/${text(PIECES, 6)}`;
  const headers: Record<string, string> = {};
  const latin = PIECES.filter((piece) => /^[\x20-\xff]*$/.test(piece));
  if (next(4) > 0) headers["host"] = "pi.example:8080";
  for (let i = next(4); i > 0; i--) headers[`x-${next(50)}`] = text([...latin, "\t"], 5).trim();
  if (next(3) === 0) headers["user-agent"] = text(latin, 3).trim();
  if (next(3) === 0) headers["content-type"] = pick(["", "text/csv", "application/json; charset=utf-8"]);
  if (next(5) === 0) headers["x-empty"] = "";
  const chars = next(2) === 0 ? PIECES : [...PIECES, ...CONTROLS];
  const written = next(3) === 0 || method === "HEAD" ? "" : text(chars, 12);
  const bytes = Buffer.from(Array.from({ length: 1 + next(40) }, () => next(256)));
  const isText = written !== "" || method === "HEAD" || next(2) === 0;
  const body = isText ? Buffer.from(written) : bytes;
  if (next(2) === 0) headers["content-length"] = String(body.length);
  // half of the paths as history keeps them, half as a person may type them
  const given = next(2) === 0 ? encodeRecorded(path) : path.replace(/%/g, "%25");
  const query = text(
    PIECES.filter((piece) => /^[\x21-\x7e]*$/.test(piece) && piece !== "#"),
    6,
  );
  return {
    request: {
      method,
      path: given,
      query,
      headers,
      body: isText ? { text: written } : { base64: bytes.toString("base64") },
    },
    path: decodeURIComponent(given),
    body,
  };
}

/** As the server writes the path of a recorded call: everything escaped that is not plain in a path. */
function encodeRecorded(path: string): string {
  return path.replace(/[^A-Za-z0-9_.~/:@!$&'()*+,;=-]/gu, encodeURIComponent);
}

describe("a copied line in a real shell", () => {
  let server: Server;
  let arrived: Arrived[] = [];
  let endpoint = "";
  const folder = mkdtempSync(join(tmpdir(), "picloud-curl-"));

  beforeAll(async () => {
    server = createServer((socket) => {
      let bytes = Buffer.alloc(0);
      socket.on("data", (chunk) => {
        bytes = Buffer.concat([bytes, chunk]);
        const parsed = parse(bytes);
        if (!parsed) return;
        arrived.push(parsed);
        socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      });
      socket.on("error", () => undefined);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/execute/x`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  async function send(shell: string, line: string): Promise<Arrived[]> {
    arrived = [];
    await run(shell, ["-c", line], { cwd: folder, env: { PATH: process.env["PATH"], HOME: folder }, timeout: 10_000 });
    return arrived;
  }

  it("sends the same request, byte for byte", { timeout: 60_000 }, async () => {
    for (let seed = 0; seed < 200; seed++) {
      const { request, path, body } = awkward(seed);
      const line = curlOf(endpoint, request);
      const got = await send(seed % 2 === 0 ? "sh" : "bash", line);
      expect(got, line).toHaveLength(1);
      const [one] = got as [Arrived];
      const [target, query = ""] = cut(one.target, "?");
      expect(one.method, line).toBe(request.method);
      expect(decodeURIComponent(target.slice("/api/v1/execute/x".length)) || "/", line).toBe(path);
      expect(query, line).toBe(request.query);
      expect(one.body, line).toBe(body.toString("latin1"));
      expect(headersOf(one, request), line).toEqual(
        Object.entries(request.headers)
          .filter(([name]) => name !== "content-length")
          .sort(),
      );
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it("sends a body with HEAD, a chunked one, one of 2 MB and one that looks like the name of a file", async () => {
    const large = "0123456789abcdef".repeat(128 * 1024);
    const cases: Partial<TestRequest>[] = [
      { method: "HEAD", body: { text: "with HEAD" } },
      { method: "POST", headers: { "transfer-encoding": "chunked" }, body: { text: "in chunks" } },
      { method: "POST", body: { text: large } },
      { method: "POST", body: { text: "@/etc/hostname" } },
    ];
    for (const one of cases) {
      const full: TestRequest = { ...request, ...one };
      const line = curlOf(endpoint, full);
      // what a terminal does not limit, an argument of `sh -c` does
      const got = await sendByInput(line);
      expect(got).toHaveLength(1);
      expect(got[0]?.method).toBe(full.method);
      expect(got[0]?.body).toBe(full.body.text);
      expect(got[0]?.headers.map(([name]) => name)).not.toContain("content-type");
    }
  });

  async function sendByInput(line: string): Promise<Arrived[]> {
    arrived = [];
    await new Promise<void>((resolve, reject) => {
      const child = execFile("sh", { cwd: folder, env: { PATH: process.env["PATH"], HOME: folder } }, (error) =>
        error ? reject(new Error(error.message)) : resolve(),
      );
      child.stdin?.end(`${line}\n`);
    });
    return arrived;
  }

  it("runs nothing else", async () => {
    const evil = "$(touch planted)`touch planted`';touch planted;'\"";
    const line = curlOf(endpoint, {
      method: "POST",
      path: `/${evil}`,
      query: evil.replaceAll(" ", "%20"),
      headers: { "x-a": evil },
      body: { text: evil },
    });
    await send("sh", line);
    expect(existsSync(join(folder, "planted"))).toBe(false);
  });
});

function cut(text: string, at: string): [string, string?] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + at.length)];
}

/** The headers that arrived, without those that curl has to make itself. */
function headersOf({ headers }: Arrived, { headers: given }: TestRequest): [string, string][] {
  const own = Object.keys(given).length === 0 ? ["host", "user-agent", "accept"] : ["host"];
  return headers.filter(([name]) => name !== "content-length" && (name in given || !own.includes(name))).sort();
}

/** The request when all of it is there. */
function parse(bytes: Buffer): Arrived | null {
  const text = bytes.toString("latin1");
  const [head, rest] = cut(text, "\r\n\r\n");
  if (rest === undefined) return null;
  const [first = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line): [string, string] => {
    const [name, value = ""] = cut(line, ":");
    return [name.toLowerCase(), value.trim()];
  });
  const body = bodyOf(new Map(headers), rest);
  const [method = "", target = ""] = first.split(" ");
  return body === null ? null : { method, target, headers, body };
}

function bodyOf(headers: Map<string, string>, rest: string): string | null {
  if (headers.get("transfer-encoding") === "chunked") {
    if (!rest.endsWith("0\r\n\r\n")) return null;
    let [body, left] = ["", rest];
    for (;;) {
      const [size, after = ""] = cut(left, "\r\n");
      const length = Number.parseInt(size, 16);
      if (length === 0) return body;
      body += after.slice(0, length);
      left = after.slice(length + 2);
    }
  }
  return rest.length >= Number(headers.get("content-length") ?? 0) ? rest : null;
}
