// Calls to services on the page of an execution, and trials that run for real, against a real service.
import { expect, test } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const PHONE = { width: 390, height: 844 };
const CALLS = [
  ["kv", "get", "visits", 150, 240, 60, "ok"],
  ["http", "get", "api.example.com", 600, 2_400_000, 18_300, "http_timeout"],
  ["kv", "set", "shared:a/very/long/key/that/needs/more/than/one/line/on/a/phone", 2_400_900, 900, 512, "unknown"],
];
const service = new Service();
let id = "";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
  await service.admin("POST", "/scripts", { name: "hello", source: "#{ hello: 1 }" });
  id = (await service.call("hello")).headers.get("x-execution-id") ?? "";
  await expect.poll(() => service.admin("GET", `/executions/${id}`).catch(() => null)).not.toBeNull();
  await service.python(`
import json, sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=10)
database.execute(
    "UPDATE executions SET spans = ?, dropped_spans = 3, last_call = 'unknown', duration_us = 2402000 WHERE id = ?",
    (json.dumps(${JSON.stringify(CALLS)}), "${id}"),
)
database.commit()
`);
});
test.afterAll(() => service.close());

for (const [size, viewport] of Object.entries({ desktop: { width: 1280, height: 820 }, phone: PHONE })) {
  test(`${size}: an execution shows its calls to services as a waterfall`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await logIn(page, service.url);
    await page.goto(`${service.url}/executions/${id}`);
    const calls = page.getByRole("region", { name: "Service calls" });
    const rows = calls.getByRole("listitem");
    await expect(rows).toHaveCount(3);
    await expect(calls).toContainText("6 calls");
    await expect(calls).toContainText("3 later ones are not listed.");
    await expect(rows.nth(1)).toContainText("http.get api.example.com");
    await expect(rows.nth(1)).toContainText("http_timeout");
    await expect(calls.getByRole("note")).toContainText("The effect of the last call is unknown.");
    const bars = await rows.locator("i").evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect()));
    const lanes = await rows.locator(".lane").evaluateAll((all) => all.map((lane) => lane.getBoundingClientRect()));
    for (const [index, bar] of bars.entries()) {
      const lane = lanes[index];
      expect(bar.left).toBeGreaterThanOrEqual((lane?.left ?? 0) - 1);
      expect(bar.right).toBeLessThanOrEqual((lane?.right ?? 0) + 1);
    }
    expect(bars[1]?.width).toBeGreaterThan((lanes[1]?.width ?? 0) * 0.9);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
}

test("a trial with effects is asked for once, until the draft is saved", async ({ page }) => {
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/hello`);
  const asked: unknown[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/run")) asked.push((request.postDataJSON() as { effects: string }).effects);
  });
  const result = page.getByRole("region", { name: "Response" });
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(result).toContainText("hello");
  await page.getByRole("button", { name: "Run for real" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("as in a real call");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(asked).toEqual(["none"]);
  await page.getByRole("button", { name: "Run for real" }).click();
  await dialog.getByRole("button", { name: "Run for real" }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => asked).toEqual(["none", "real"]);
  await page.getByRole("button", { name: "Run for real" }).click();
  await expect.poll(() => asked).toEqual(["none", "real", "real"]);

  const editor = page.getByRole("textbox", { name: "Source of hello" });
  await editor.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("#{ hello: 2 }");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved. Revision 2 is live.")).toBeVisible();
  await page.getByRole("button", { name: "Run for real" }).click();
  await expect(dialog).toBeVisible();
});
