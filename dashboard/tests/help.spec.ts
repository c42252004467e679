// The help pane: opened by button and by keys, searched without a network, recipes into a new script, at desk and on a phone.
import { expect, test, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const service = new Service();

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
});
test.afterAll(() => service.close());

/** Press `?` for the list of shortcuts, and again for the help. */
async function openByKeys(page: Page): Promise<void> {
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("?");
}

const pane = (page: Page) => page.getByRole("complementary", { name: "Help" });

test("help opens with its button and with ? ?, and Escape gives the focus back", async ({ page }) => {
  await logIn(page, service.url);
  const link = page.getByRole("button", { name: "Help", exact: true });
  await link.click();
  await expect(
    pane(page).getByRole("button", { name: "Tutorial: a price service for a small shop", exact: true }),
  ).toBeVisible();
  await expect(page.getByLabel("Search the documentation")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(pane(page)).toHaveCount(0);
  await expect(link).toBeFocused();
  await openByKeys(page);
  await expect(pane(page)).toBeVisible();
});

test("? is a character in the editor and in fields", async ({ page }) => {
  await service.admin("POST", "/scripts", { name: "typed", source: "1" });
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/typed`);
  const editor = page.getByRole("textbox", { name: "Source of typed" });
  await editor.click();
  await page.keyboard.type("a ?? b");
  await expect(editor).toContainText("a ?? b");
  await expect(pane(page)).toHaveCount(0);
});

test("a search leads to the section, and the pane asks no other host", async ({ page }) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(service.url) && !request.url().startsWith("data:")) elsewhere.push(request.url());
  });
  await logIn(page, service.url);
  await openByKeys(page);
  await page.getByLabel("Search the documentation").fill("body_error");
  await pane(page)
    .getByRole("button", { name: /^The body/ })
    .first()
    .click();
  const heading = pane(page).getByRole("heading", { name: "The body" });
  await expect(heading).toBeInViewport();
  await expect(pane(page)).toContainText("application/x-www-form-urlencoded");
  await page.screenshot({ path: test.info().outputPath("help-desktop.png") });
  await pane(page).getByRole("button", { name: "All pages" }).click();
  await page.getByLabel("Search the documentation").fill("zebra crossing");
  await expect(pane(page).getByRole("status")).toHaveText("Nothing found for “zebra crossing”");
  expect(elsewhere).toEqual([]);
});

test("a recipe becomes a new script that runs", async ({ page }) => {
  await logIn(page, service.url);
  await openByKeys(page);
  await pane(page).getByRole("button", { name: "Receive a webhook", exact: true }).click();
  await pane(page).getByRole("button", { name: "New script from this" }).first().click();
  await expect(page.getByRole("heading", { name: "New script" })).toBeVisible();
  await expect(page.getByRole("radio", { name: /^pushes / })).toBeChecked();
  await page.getByRole("button", { name: /^Create/ }).click();
  await expect(page).toHaveURL(/\/scripts\/pushes$/);
  const created = await service.admin<{ source: string }>("GET", "/scripts/pushes");
  expect(created.source).toMatch(/^let event = /);
});

test("a new recipe takes the place of the one before, on the same page", async ({ page }) => {
  await logIn(page, service.url);
  await page.goto(`${service.url}/new`);
  await expect(page.getByRole("heading", { name: "New script" })).toBeVisible();
  for (const [entry, name] of [
    ["Call scripts from a web page (CORS)", "open"],
    ["Receive a webhook", "pushes"],
  ] as const) {
    await openByKeys(page);
    if (name === "pushes") await pane(page).getByRole("button", { name: "All pages" }).click();
    await pane(page).getByRole("button", { name: entry, exact: true }).click();
    await pane(page).getByRole("button", { name: "New script from this" }).first().click();
    await expect(pane(page)).toHaveCount(0);
    await expect(page.getByRole("radio", { name: new RegExp(`^${name} `) })).toBeChecked();
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`on a phone the pane fills the screen and fits it, ${colorScheme}`, async ({ browser }) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme });
    await logIn(page, service.url);
    await page.getByRole("button", { name: "Help", exact: true }).click();
    await expect(pane(page).getByRole("button", { name: "Quick start" })).toBeVisible();
    await page.screenshot({ path: test.info().outputPath("help-phone-list.png") });
    expect((await pane(page).boundingBox())?.width).toBe(await page.evaluate(() => document.body.clientWidth));
    await pane(page).getByRole("button", { name: "Receive a webhook", exact: true }).click();
    await expect(pane(page).getByRole("heading", { name: "Verify a shared secret" })).toBeVisible();
    await page.screenshot({ path: test.info().outputPath("help-phone.png") });
    const sideways = await page.evaluate(() => [
      document.documentElement.scrollWidth - window.innerWidth,
      ...[...document.querySelectorAll("aside, aside .body")].map((one) => one.scrollWidth - one.clientWidth),
    ]);
    expect(Math.max(...sideways)).toBeLessThanOrEqual(0);
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run: (on: string) => Promise<{ violations: { id: string }[] }> } };
      return (await axe.run("aside")).violations.map(({ id }) => id);
    });
    expect(violations).toEqual([]);
    await pane(page).getByRole("button", { name: "Close help" }).click();
    await expect(pane(page)).toHaveCount(0);
    await page.close();
  });
}
