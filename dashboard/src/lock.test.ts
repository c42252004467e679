// The lock file must serve every platform that PiCloud is built on, and name no registry.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const LOCK = readFileSync(new URL("../package-lock.json", import.meta.url), "utf-8");
const { packages } = JSON.parse(LOCK) as { packages: Record<string, { integrity?: string }> };

test.each(["x64", "arm64"])("the native packages of linux on %s are locked", (cpu) => {
  for (const name of [`@esbuild/linux-${cpu}`, `@rollup/rollup-linux-${cpu}-gnu`]) {
    expect(packages[`node_modules/${name}`]?.integrity, name).toMatch(/^sha512-/);
  }
});

test("no package is bound to a registry", () => {
  expect(LOCK).not.toContain('"resolved"');
  expect(Object.entries(packages).filter(([path, { integrity }]) => path !== "" && !integrity)).toEqual([]);
});
