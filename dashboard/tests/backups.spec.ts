// Backups in the dashboard, against a real service: made, verified, listed, downloaded.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const service = new Service();

test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
});
test.afterAll(() => service.close());

test("a backup is created, verified and downloaded whole", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await logIn(page, service.url);
  await page.goto(`${service.url}/settings/backups`);
  await expect(page.getByText("No backups yet")).toBeVisible();

  await page.getByRole("button", { name: "Create backup" }).click();

  await expect(page.getByText("Backup created and verified")).toBeVisible();
  const table = page.getByRole("table", { name: "Backups" });
  await expect(table.getByText("verified", { exact: true })).toBeVisible();
  const started = page.waitForEvent("download");
  await table.getByRole("button", { name: /^Download / }).click();
  const file = await started;
  const [backup] = (await service.admin<{ items: { name: string; sha256: string }[] }>("GET", "/backups")).items;
  expect(file.suggestedFilename()).toBe(backup?.name);
  const content = await readFile(await file.path());
  expect(createHash("sha256").update(content).digest("hex")).toBe(backup?.sha256);
});
