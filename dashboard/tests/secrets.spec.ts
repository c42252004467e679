// Secrets in the dashboard, against a real service: set, never shown, sealed and unsealed, deleted.
import { readFileSync, rmSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const VALUE = "correct-horse-battery";
const service = new Service();

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
  await service.admin("POST", "/scripts", { name: "notify", source: "1" });
});
test.afterAll(() => service.close());

test("a secret is set, listed without its value, and its key is rotated", async ({ page }) => {
  const seen: string[] = [];
  page.on(
    "response",
    (response) =>
      void response
        .text()
        .then((text) => seen.push(text))
        .catch(() => undefined),
  );
  await logIn(page, service.url);
  await page.goto(`${service.url}/settings/secrets`);
  await expect(page.getByText("No secrets")).toBeVisible();
  await page.getByRole("button", { name: "New secret" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("CHAT_TOKEN");
  await dialog.getByLabel("Value").fill(VALUE);
  await dialog.getByRole("button", { name: "Set secret" }).click();
  await expect(page.getByText("CHAT_TOKEN is set.")).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await service.admin("PUT", "/scripts/notify/grants", { secrets: ["CHAT_TOKEN"] });
  await page.reload();
  const row = page.getByRole("table", { name: "Secrets" }).getByRole("row", { name: /CHAT_TOKEN/ });
  await expect(row.getByRole("link", { name: "notify" })).toBeVisible();
  await expect(row).toContainText("never");
  const fingerprint = await row.locator("code").last().textContent();
  expect(fingerprint).toMatch(/^[0-9a-f]{8}$/);

  await page.getByRole("button", { name: "New secret" }).click();
  await dialog.getByLabel("Name").fill("CHAT_TOKEN");
  await expect(dialog.getByRole("alert")).toHaveText("CHAT_TOKEN exists. Close this and set it in the list.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Set CHAT_TOKEN" }).click();
  await expect(dialog.getByLabel("Value")).toHaveValue("");
  await dialog.getByLabel("Value").fill(`${VALUE}-2`);
  await dialog.getByRole("button", { name: "Set secret" }).click();
  await expect(row.locator("code").last()).not.toHaveText(fingerprint ?? "");
  const key = readFileSync(service.file("secrets-key"), "ascii");
  await page.getByRole("button", { name: "Rotate key…" }).click();
  await dialog.getByRole("button", { name: "Rotate key" }).click();
  await expect(page.getByText("Encrypted 1 secret with a new key.")).toBeVisible();
  expect(readFileSync(service.file("secrets-key"), "ascii")).not.toBe(key);
  expect(await page.content()).not.toContain(VALUE);
  expect(seen.filter((text) => text.includes(VALUE))).toEqual([]);
});

test("on a phone sealed secrets are opened with the key, and one is deleted", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const key = readFileSync(service.file("secrets-key"), "ascii");
  rmSync(service.file("secrets-key"));
  await service.stop();
  await service.start();
  await logIn(page, service.url);
  await page.goto(`${service.url}/settings/secrets`);
  const sealed = page.getByText("1 secret cannot be opened: the key is missing.");
  await expect(sealed).toBeVisible();
  await expect(page.getByText("sealed", { exact: true })).toBeVisible();
  await page.getByLabel("Key").fill("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
  await page.getByRole("button", { name: "Unseal" }).click();
  await expect(page.getByRole("alert").last()).toBeVisible();
  await expect(sealed).toBeVisible();
  await page.getByLabel("Key").fill(key);
  await page.keyboard.press("Enter");
  await expect(page.getByText("The key opened 1 secret.")).toBeVisible();
  await expect(sealed).toHaveCount(0);

  await page.getByRole("button", { name: "Delete CHAT_TOKEN" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("These scripts fail when they ask for it: notify.");
  await dialog.getByLabel("Type CHAT_TOKEN to confirm").fill("CHAT_TOKEN");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No secrets")).toBeVisible();
});
