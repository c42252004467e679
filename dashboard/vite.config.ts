import { readFileSync } from "node:fs";
import { sveltekit } from "@sveltejs/kit/vite";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { helpPages } from "./help-pages";

const { version } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf-8")) as {
  version: string;
};
// `npm run dev` shows the scripts of this server
const server = process.env["PICLOUD_URL"] ?? "http://127.0.0.1:8080";
const proxy = { "^/(api|exec|healthz|readyz|version)": { target: server, changeOrigin: false } };

export default defineConfig({
  plugins: [sveltekit(), helpPages(fileURLToPath(new URL("../docs", import.meta.url)))],
  define: { __PRODUCT_VERSION__: JSON.stringify(version) },
  build: { target: "es2022", reportCompressedSize: false },
  server: { proxy, fs: { allow: [".."] } },
  preview: { proxy },
  // some start a shell, on a machine that may be busy
  test: { include: ["src/**/*.test.ts"], environment: "node", testTimeout: 60_000, hookTimeout: 60_000 },
});
