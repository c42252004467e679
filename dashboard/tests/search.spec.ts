// Finding things: the search over everything and the other shortcuts by keyboard alone, the filter of the settings, links
// with a fragment, and the query of calls in lists.
import { expect, test } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { PASSWORD, Service } from "./service";

const service = new Service();

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
  await service.admin("POST", "/scripts", { name: "github-hook", source: "1", description: "Receives pushes" });
});
test.afterAll(() => service.close());
test.beforeEach(({ page }) => logIn(page, service.url));

test("a script, an execution and a setting are found by keyboard alone", async ({ page }) => {
  const id = (await service.call("github-hook?page=2")).headers.get("x-execution-id") ?? "";
  await expect.poll(() => service.admin("GET", `/executions/${id}`).catch(() => null)).not.toBeNull();
  const palette = page.getByRole("dialog", { name: "Search everything" });
  const field = palette.getByRole("combobox");
  const first = palette.getByRole("option", { selected: true });

  for (const [typed, found, url] of [
    ["hook", "github-hook Receives pushes", "/scripts/github-hook"],
    [id.slice(0, 30), id, `/executions/${id}`],
    [id, id, `/executions/${id}`],
    ["history days", "PICLOUD_HISTORY_DAYS", "/settings/server#PICLOUD_HISTORY_DAYS"],
    ["audit", "Audit log", "/settings/audit"],
  ] as const) {
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused();
    await page.keyboard.type(typed);
    await expect(first).toContainText(found);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(service.url + url);
    await expect(palette).toHaveCount(0);
  }

  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("theme");
  await expect(palette.getByRole("option")).toHaveCount(3);
  await page.keyboard.press("ArrowDown");
  await expect(first).toContainText("Dark theme");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("no such thing");
  await expect(palette.getByRole("status")).toContainText("Nothing matches");
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
});

test("a slash leads to the search field of a page, and is text in a field", async ({ page }) => {
  await page.goto(`${service.url}/scripts`);
  await expect(page.getByRole("link", { name: /^github-hook/ })).toBeVisible();
  await page.keyboard.press("/");
  const field = page.getByRole("searchbox", { name: "Search scripts" });
  await expect(field).toBeFocused();
  await page.keyboard.type("/?");
  await expect(field).toHaveValue("/?");
  await expect(page.getByText("No script has “/?”")).toBeVisible();
  await page.goto(`${service.url}/scripts/github-hook`);
  await page.getByRole("textbox", { name: "Source of github-hook" }).click();
  await page.keyboard.type("/?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "Discard" }).click();
});

test("a question mark lists the shortcuts, on a phone too", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list.getByRole("region", { name: "Everywhere" })).toContainText("Search scripts, executions");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.screenshot({ path: test.info().outputPath("shortcuts.png") });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Search everything" }).click();
  await expect(page.getByRole("combobox", { name: "Search everything" })).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("settings of the server are grouped, searched and linked", async ({ page }) => {
  await page.goto(`${service.url}/settings/server`);
  const network = page.getByRole("group").filter({ has: page.getByRole("heading", { name: "Network" }) });
  await expect(network).toContainText("127.0.0.1:0");
  await expect(network).toContainText("default: 127.0.0.1:8080");
  await expect(page.getByText("PICLOUD_BACKUP_KEEP")).toBeHidden();
  await page.getByRole("searchbox", { name: "Search settings" }).fill("history bytes");
  await expect(page.getByText("PICLOUD_HISTORY_MAX_BYTES")).toBeVisible();
  await expect(page.getByText("200 MiB")).toBeVisible();
  await expect(page.getByText("PICLOUD_BIND")).toHaveCount(0);
  await expect(page).toHaveURL(/q=history/);
  await page.getByRole("searchbox", { name: "Search settings" }).fill("");
  await page.getByLabel("Only settings that were set").check();
  await expect(page.getByRole("listitem").filter({ hasText: "PICLOUD_" })).toHaveCount(2);
  await page.goto(`${service.url}/settings/server#PICLOUD_BACKUP_KEEP`);
  await expect(page.getByText("PICLOUD_BACKUP_KEEP")).toBeInViewport();
});

test("a link with a fragment leads to its page, also through the login", async ({ page, context }) => {
  await page.goto(`${service.url}/#/scripts/github-hook/settings`);
  await expect(page).toHaveURL(`${service.url}/scripts/github-hook/settings`);
  await context.clearCookies();
  await page.goto(`${service.url}/scripts/github-hook/settings#max_string_size`);
  await page.reload();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByLabel("String size")).toBeFocused();
});

test("lists of calls show the query, masked, escaped and cut", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await service.call(`github-hook/<b>x?page=3&api_key=hunter2&text=%3Cscript%3E${"y".repeat(300)}`);
  await page.goto(`${service.url}/executions`);
  const row = page.getByRole("list", { name: "Executions" }).getByRole("listitem").filter({ hasText: "page=3" });
  await expect(row).toContainText("/<b>x?page=3&api_key=***&text=%3Cscript%3Ey");
  await expect(row).not.toContainText("hunter2");
  await expect(row.locator("b")).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.goto(`${service.url}/executions?script=github-hook&status=failed`);
  await expect(page.getByText("No execution matches this filter")).toBeVisible();
  await page.getByRole("link", { name: "Clear filter" }).click();
  await expect(row).toBeVisible();
});
