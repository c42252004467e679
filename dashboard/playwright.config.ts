// Browser tests on Debian's Chromium; nothing is downloaded. `screenshots` and `figures` are projects of their own.
import { defineConfig } from "@playwright/test";

const chromium = {
  browserName: "chromium" as const,
  launchOptions: {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  reporter: "list",
  workers: 2,
  // one second attempt beside others on a small machine; the report calls a test that needed it flaky
  retries: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: { ...chromium, trace: "off", locale: "en-GB", timezoneId: "Europe/Berlin" },
  projects: [
    { name: "browser", testMatch: "*.spec.ts" },
    { name: "screenshots", testMatch: "screenshots.ts" },
    { name: "figures", testMatch: "figures.ts" },
  ],
});
