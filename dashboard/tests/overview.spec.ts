// The overview and the settings on a real server: periods, charts with the keyboard, a restart under an open page.
import { expect, test, type Page } from "@playwright/test";
import { PASSWORD, Service } from "./service";

const service = new Service();

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  await service.start();
  await service.admin("POST", "/scripts", { name: "hello", source: "1" });
  await service.admin("POST", "/scripts", { name: "broken", source: 'throw "no"' });
  await service.call("hello");
  await service.call("broken");
});
test.afterAll(() => service.close());

async function open(page: Page, path: string): Promise<void> {
  await page.goto(service.url + path);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
}

test("the overview counts calls in a period that the URL names", async ({ page }) => {
  await page.goto(`${service.url}/setup#${service.setupToken}`);
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByRole("heading", { name: "New script" }).waitFor();
  await page.goto(service.url);
  const chart = page.getByRole("slider", { name: "Calls and errors over time" });
  await expect(chart).toHaveAttribute("aria-valuemax", "59");
  await expect(chart).toHaveAttribute("aria-valuetext", /2 calls, 1 errors|0 calls/);
  await page.getByRole("link", { name: "Week" }).click();
  await expect(page).toHaveURL(`${service.url}/?period=week`);
  await expect(chart).toHaveAttribute("aria-valuemax", "167");
  await chart.focus();
  await page.keyboard.press("Home");
  await expect(chart).toHaveAttribute("aria-valuetext", /: 0 calls, 0 errors$/);
  await page.reload();
  await expect(chart).toHaveAttribute("aria-valuemax", "167");
  await page.getByText("As a table").click();
  await expect(page.getByRole("region", { name: "Calls over time as a table" })).toContainText("21");
});

test("the audit log is narrowed by fields that the URL keeps", async ({ page }) => {
  await open(page, "/settings/audit");
  const log = page.getByRole("table", { name: "Audit log" });
  await expect(log).toContainText("session.");
  await page.getByLabel("Action").fill("script.create");
  await page.getByLabel("Action").press("Tab");
  await expect(page).toHaveURL(/action=script\.create/);
  await expect(log).not.toContainText("session.");
  await expect(log).toContainText("broken");
  await page.getByLabel("Object", { exact: true }).fill("hello");
  await page.getByLabel("Object", { exact: true }).press("Tab");
  await expect(log).not.toContainText("broken");
  await page.reload();
  await expect(page.getByLabel("Action")).toHaveValue("script.create");
});

test("another browser's session can be ended", async ({ page, browser }) => {
  const other = await browser.newPage();
  await open(other, "/");
  await other.getByRole("heading", { name: "Overview" }).waitFor();
  await open(page, "/settings/password");
  const sessions = page.getByRole("region", { name: "Sessions" });
  await expect(sessions.getByText("this browser")).toHaveCount(1);
  const ends = sessions.getByRole("button", { name: /^End/ });
  await expect(ends.first()).toBeVisible();
  for (let left = await ends.count(); left > 0; left--) {
    await ends.first().click();
    await expect(ends).toHaveCount(left - 1);
  }
  await other.reload();
  await expect(other.getByRole("heading", { name: "Log in" })).toBeVisible();
  await other.close();
});

test("a page says that the server is away, and comes back by itself", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  const port = Number(new URL(service.url).port);
  await service.stop();
  // what asks next finds nobody
  await page.getByRole("link", { name: "Day" }).click();
  await expect(page.getByText("PiCloud does not answer. This page may be out of date")).toBeVisible();
  await service.start(port);
  await expect(page.getByText("PiCloud does not answer")).toHaveCount(0, { timeout: 20_000 });
  await expect(page.getByRole("slider", { name: "Calls and errors over time" })).toHaveAttribute("aria-valuemax", "23");
  await expect(page.getByText("Ready", { exact: true })).toBeVisible();
});
