// Every page, light and dark, desktop and phone: what axe-core finds serious, and whether it fits a phone.
import { expect, test, type Browser, type BrowserContextOptions } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fill } from "./scene";
import { PASSWORD, Service } from "./service";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const SIZES = { desktop: { width: 1280, height: 820 }, phone: { width: 390, height: 844 } };
const THEMES = ["light", "dark"] as const;
const service = new Service();

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string }[];
}

test.beforeAll(() => service.start());
test.afterAll(() => service.close());

test("every page is accessible in both themes and fits a phone", async ({ browser }) => {
  test.setTimeout(400_000);
  const found = await look(browser, { "set-up": `/setup#${service.setupToken}`, login: "/login" });

  const page = await browser.newPage();
  await page.goto(`${service.url}/setup#${service.setupToken}`);
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByRole("heading", { name: "New script" }).waitFor();
  const storageState = await page.context().storageState();
  await page.context().close();

  found.push(
    ...(await look(
      browser,
      { "no scripts": "/scripts", "no executions": "/executions", "no assets": "/assets" },
      { storageState },
    )),
  );
  const pages = {
    ...(await fill(service)),
    week: "/?period=week",
    nowhere: "/no/such/page",
    "no audit": "/settings/audit?actor=nobody",
  };
  found.push(...(await look(browser, pages, { storageState })));
  expect(found).toEqual([]);
});

/** Opens each page in each size and theme; what is wrong, in words. */
async function look(
  browser: Browser,
  pages: Record<string, string>,
  options: BrowserContextOptions = {},
): Promise<string[]> {
  const found: string[] = [];
  for (const [size, viewport] of Object.entries(SIZES)) {
    const context = await browser.newContext({ ...options, viewport, reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(service.url + path);
      await page.locator("h1").first().waitFor();
      await expect(page.locator(".skeleton")).toHaveCount(0);
      // not as a script of the page: its policy allows none
      await page.evaluate(AXE);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) found.push(`${name}, ${size}: ${wide} px too wide`);
      for (const theme of THEMES) {
        const rules = theme === THEMES[0] ? {} : { runOnly: ["color-contrast"] }; // a theme changes colours alone
        const all = await page.evaluate(
          async ([value, chosen]) => {
            document.documentElement.dataset["theme"] = value;
            await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
            const { axe } = window as unknown as {
              axe: { run: (options: object) => Promise<{ violations: Violation[] }> };
            };
            return (await axe.run({ resultTypes: ["violations"], ...chosen })).violations;
          },
          [theme, rules] as const,
        );
        for (const { id, impact, nodes } of all) {
          if (impact !== "serious" && impact !== "critical") continue;
          found.push(`${name}, ${size}, ${theme}: ${id} ${nodes.map((node) => node.html).join(" ")}`);
        }
      }
    }
    await context.close();
  }
  return found;
}
