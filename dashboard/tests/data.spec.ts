// The Data page against a real service: stores, keys, values, expiry, export and import.
import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const service = new Service();

interface Entry {
  value?: unknown;
  expires_at: string | null;
}
const put = (store: string, key: string, value: unknown, more = {}): Promise<unknown> =>
  service.admin("PUT", `/kv/${encodeURIComponent(store)}/keys/${encodeURIComponent(key)}`, { value, ...more });
const get = (store: string, key: string): Promise<Entry> =>
  service.admin("GET", `/kv/${encodeURIComponent(store)}/keys/${encodeURIComponent(key)}`);

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
  await service.admin("POST", "/scripts", { name: "counter", source: "1" });
});
test.afterAll(() => service.close());

async function open(page: Page, store: string): Promise<void> {
  await page.goto(`${service.url}/data`);
  await page.getByRole("table", { name: "Stores" }).getByRole("link", { name: store }).click();
  await expect(page.getByRole("heading", { name: store })).toBeVisible();
}

test("stores are listed with their sizes, keys by prefix and in pages", async ({ page }) => {
  await logIn(page, service.url);
  await page.getByRole("link", { name: "Data", exact: true }).click();
  await expect(page.getByText("Nothing is stored yet")).toBeVisible();
  const items = Array.from({ length: 120 }, (_, n) => ({ key: `user/${String(n).padStart(3, "0")}`, value: n }));
  await service.admin("POST", "/kv/counter/import", { items });
  await put("counter", "total", 7);
  await put("namespace:shared", "greeting", "hi");
  await page.reload();
  const stores = page.getByRole("table", { name: "Stores" });
  await expect(stores.getByRole("row", { name: /counter/ })).toContainText("121");
  await expect(stores.getByRole("row", { name: /shared/ })).toContainText("namespace");

  await stores.getByRole("link", { name: "counter" }).click();
  const keys = page.getByRole("table", { name: "Keys" });
  await expect(keys.getByRole("row")).toHaveCount(101);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(keys.getByRole("row")).toHaveCount(122);
  await page.getByLabel("Keys that begin with").fill("tot");
  await expect(keys.getByRole("row")).toHaveCount(2);
  await expect(page).toHaveURL(/prefix=tot/);
  await page.getByLabel("Keys that begin with").fill("nothing");
  await expect(page.getByText("No key begins with this")).toBeVisible();
});

test("an edited value keeps its numbers exactly, and expires after the time that was set", async ({ page }) => {
  const raw = '{"value": {"exact": 9007199254740993, "whole": 1.0}, "ttl_s": 3600}';
  const path = `${service.url}/api/v1/admin/kv/counter/keys/numbers`;
  const token = (await readFile(service.file("admin-token"), "ascii")).trim();
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  await fetch(path, { method: "PUT", headers, body: raw });
  await logIn(page, service.url);
  await open(page, "counter");
  await page.getByRole("button", { name: "numbers", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const value = dialog.getByLabel("Value", { exact: true });
  await expect(value).toHaveValue('{\n  "exact": 9007199254740993,\n  "whole": 1.0\n}');
  await value.fill('{"exact": 9007199254740993, "whole": 2.0,}');
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("This is not JSON");
  await value.fill('{"exact": 9007199254740993, "whole": 2.0}');
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  const stored = await (await fetch(path, { headers })).text();
  expect(stored).toContain('"exact":9007199254740993');
  expect(stored).toContain('"whole":2.0');
  expect((JSON.parse(stored) as Entry).expires_at).not.toBeNull();

  await page.getByRole("button", { name: "numbers", exact: true }).click();
  await dialog.getByLabel("Expires", { exact: true }).selectOption("never");
  await put("counter", "numbers", "changed meanwhile");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("precondition_failed");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "numbers", exact: true }).click();
  await expect(value).toHaveValue("changed meanwhile");
  await dialog.getByLabel("Expires", { exact: true }).selectOption("after");
  await dialog.getByLabel("Time until it expires").fill("2 h");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  const { value: text, expires_at } = await get("counter", "numbers");
  expect(text).toBe("changed meanwhile");
  const left = new Date(expires_at ?? 0).getTime() - Date.now();
  expect(left).toBeGreaterThan(7_000_000);
  expect(left).toBeLessThanOrEqual(7_200_000);
});

test("on a phone a key is made and deleted, and a store goes out and in again", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await logIn(page, service.url);
  await open(page, "shared");
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Key").fill("a/b c?d");
  await dialog.getByRole("button", { name: "Text" }).click();
  await dialog.getByLabel("Value", { exact: true }).fill("7");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("a/b c?d is saved.")).toBeVisible();
  expect((await get("namespace:shared", "a/b c?d")).value).toBe("7");

  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const file = await started;
  expect(file.suggestedFilename()).toBe("shared.jsonl");
  const content = await readFile(await file.path(), "utf-8");
  expect(content.trim().split("\n")).toHaveLength(2);

  await page.getByRole("button", { name: "Delete a/b c?d" }).click();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("a/b c?d is deleted.")).toBeVisible();
  await expect(page.getByRole("button", { name: "a/b c?d", exact: true })).toHaveCount(0);
  await page
    .getByLabel("File to import")
    .setInputFiles({ name: "x.jsonl", mimeType: "", buffer: Buffer.from("{}\n[") });
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(page.getByText("Line 2 is not a JSON object. Nothing was imported.")).toBeVisible();
  await page.getByLabel("File to import").setInputFiles(await file.path());
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(page.getByText("Imported 2 keys.")).toBeVisible();
  await expect(page.getByRole("button", { name: "a/b c?d", exact: true })).toBeVisible();
});
