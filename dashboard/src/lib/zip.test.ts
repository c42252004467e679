import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { zip } from "./zip";

const READ = `
import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps({name: archive.read(name).decode() for name in archive.namelist()}))
`;

test("an archive is read by another implementation as it was written", async () => {
  const files: Record<string, string> = {
    "index.html": "<!doctype html>",
    "größe/leer.txt": "",
    "js/app.js": "let a = 1;\n".repeat(10_000),
  };
  const encoder = new TextEncoder();
  const archive = await zip(Object.entries(files).map(([path, text]) => ({ path, data: encoder.encode(text) })));
  const folder = mkdtempSync(join(tmpdir(), "picloud-zip-"));
  try {
    const path = join(folder, "a.zip");
    writeFileSync(path, new Uint8Array(await archive.arrayBuffer()));
    const found = execFileSync("python3", ["-c", READ, path], { encoding: "utf-8" });
    expect(JSON.parse(found)).toEqual(files);
    expect(archive.size).toBeLessThan(2_000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
