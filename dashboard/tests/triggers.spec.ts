// Schedules and routes against a real service: made, tried, changed and deleted, at a desktop and on a phone.
import { expect, test, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const PHONE = { width: 390, height: 844 };
const service = new Service();

interface Schedule {
  cron: string;
  timezone: string;
  counts: { ran: number };
}

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
  await service.admin("POST", "/scripts", { name: "digest", source: 'log.info("hi"); #{ sent: true }' });
  await service.admin("POST", "/scripts", { name: "notes", source: "#{ id: ctx.request.params.id }" });
});
test.afterAll(() => service.close());

/** What axe finds serious on a page, and how many pixels it is too wide. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; impact: string | null }[] }> };
    };
    return (await axe.run()).violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id }) => id);
  });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return wide > 0 ? [...found, `${String(wide)} px too wide`] : found;
}

test("a daily job is built, previewed, run now, paused and resumed", async ({ page }) => {
  await logIn(page, service.url);
  await page.getByRole("link", { name: "Schedules", exact: true }).click();
  await expect(page.getByText("No schedules")).toBeVisible();
  await page.getByRole("button", { name: "New schedule" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("daily");
  await dialog.getByLabel("Script").selectOption("digest");
  await dialog.getByLabel("Time", { exact: true }).fill("07:30");
  await dialog.getByLabel("Time zone").fill("Mars/Phobos");
  await expect(dialog.getByRole("alert")).toContainText("is not a time zone");
  await dialog.getByLabel("Time zone").fill("Europe/Berlin");
  await expect(dialog.getByText("At 07:30 every day, Europe/Berlin")).toBeVisible();
  await expect(dialog.getByText(/T07:30:00\+0[12]:00/).first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Create schedule" }).click();
  await expect(page.getByText("daily is scheduled.")).toBeVisible();
  const { cron, timezone } = await service.admin<Schedule>("GET", "/schedules/daily");
  expect({ cron, timezone }).toEqual({ cron: "30 7 * * *", timezone: "Europe/Berlin" });

  const row = page.getByRole("list", { name: "Schedules" }).getByRole("listitem");
  await expect(row.getByRole("img")).toHaveAccessibleName(/due once in the next 24 hours/);
  await page.getByRole("button", { name: "Run now: daily" }).click();
  await expect(page.getByText("Started daily.")).toBeVisible();
  await expect.poll(async () => (await service.admin<Schedule>("GET", "/schedules/daily")).counts.ran).toBe(1);
  await page.reload();
  await expect(row).toContainText("1 run");
  await row.getByRole("link", { name: "done" }).click();
  await expect(page).toHaveURL(/\/executions\//);
  await expect(page.getByText("info", { exact: true }).first()).toBeVisible();
  await page.goto(`${service.url}/schedules`);
  await page.getByRole("button", { name: "Pause daily" }).click();
  await expect(row).toContainText("paused");
  await expect(row).toContainText("no next run");
  await page.getByRole("button", { name: "Resume daily" }).click();
  await expect(row).not.toContainText("paused");
  await page.setViewportSize(PHONE);
  expect(await faults(page)).toEqual([]);

  await page.goto(`${service.url}/scripts/digest/settings`);
  await page.getByRole("button", { name: "Delete…" }).click();
  await dialog.getByRole("textbox").fill("digest");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("digest is back")).toBeVisible();
  await page.getByRole("link", { name: "Triggers" }).click();
  await expect(row).toContainText("At 07:30 every day, Europe/Berlin");
  expect(await faults(page)).toEqual([]);
});

test("routes are made, clash, are explained and deleted", async ({ page }) => {
  await logIn(page, service.url);
  await page.getByRole("link", { name: "Routes", exact: true }).click();
  await expect(page.getByText("No routes")).toBeVisible();
  await page.getByRole("button", { name: "New route" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Path below /exec").fill("/notes/:id");
  await dialog.getByLabel("Script", { exact: true }).fill("notes");
  await dialog.getByRole("button", { name: "Add route" }).click();
  await expect(page.getByText("GET /notes/:id is live.")).toBeVisible();
  expect(await (await fetch(`${service.url}/exec/notes/17`)).json()).toEqual({ id: "17" });

  await page.getByRole("button", { name: "New route" }).click();
  await dialog.getByLabel("Path below /exec").fill("/notes/:other");
  await dialog.getByLabel("Script", { exact: true }).fill("notes");
  await dialog.getByRole("button", { name: "Add route" }).click();
  await expect(dialog.getByText(/answers the same requests/)).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await page.getByLabel("URL or path").fill("/exec/notes/17");
  await page.getByRole("button", { name: "Which route answers?" }).click();
  await expect(page.getByText("id = 17")).toBeVisible();
  await page.setViewportSize(PHONE);
  expect(await faults(page)).toEqual([]);
  await page.goto(`${service.url}/scripts/notes/triggers`);
  await expect(page.getByRole("list", { name: "URLs" })).toContainText("/exec/notes/:id");
  await expect(page.getByText("No schedule runs this script.")).toBeVisible();
  expect(await faults(page)).toEqual([]);

  await page.goto(`${service.url}/routes`);
  await page.getByRole("button", { name: "Delete GET /notes/:id" }).click();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("GET /notes/:id is deleted.")).toBeVisible();
  expect((await fetch(`${service.url}/exec/notes/17`)).status).toBe(404);
});
