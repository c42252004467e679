// Calls to services on the page of an execution, and trials with and without effects, against a real service and a peer
// that never answers.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const PHONE = { width: 390, height: 844 };
const KEY = "a/very/long/key/that/needs/more/than/one/line/on/a/phone/because/it/is/so/long";
const service = new Service();
const silent = createServer(() => undefined);
let id = "";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
  await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
  const peer = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const source = `kv.set("${KEY}", kv.incr("visits"));
try { http.get("https://not-granted.example.com/") } catch (fault) { log.warn(fault.code) }
http.get("${peer}/slow", #{ timeout_ms: 600 })`;
  await service.admin("POST", "/scripts", { name: "slow", source });
  await service.admin("PUT", "/scripts/slow/grants", { http: [peer] });
  await service.admin("POST", "/scripts", { name: "counter", source: '#{ visits: kv.incr("visits", 5) }' });
  id = (await service.call("slow")).headers.get("x-execution-id") ?? "";
  await expect.poll(() => service.admin("GET", `/executions/${id}`).catch(() => null)).not.toBeNull();
});
test.afterAll(async () => {
  silent.closeAllConnections();
  silent.close();
  await service.close();
});

for (const [size, viewport] of Object.entries({ desktop: { width: 1280, height: 820 }, phone: PHONE })) {
  test(`${size}: an execution shows its calls to services as a waterfall`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await logIn(page, service.url);
    await page.goto(`${service.url}/executions/${id}`);
    const calls = page.getByRole("region", { name: "Service calls" });
    const rows = calls.getByRole("listitem");
    await expect(rows).toHaveCount(4);
    await expect(rows.nth(0)).toContainText("kv.incr visits");
    await expect(rows.nth(1)).toContainText(KEY);
    await expect(rows.nth(2)).toContainText("not_granted");
    await expect(rows.nth(3)).toContainText("http_timeout");
    await expect(calls.getByRole("note")).toHaveCount(0);
    const bars = await rows.locator("i").evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect()));
    const lanes = await rows.locator(".lane").evaluateAll((all) => all.map((lane) => lane.getBoundingClientRect()));
    for (const [index, bar] of bars.entries()) {
      const lane = lanes[index];
      expect(bar.left).toBeGreaterThanOrEqual((lane?.left ?? 0) - 1);
      expect(bar.right).toBeLessThanOrEqual((lane?.right ?? 0) + 1);
    }
    expect(bars[3]?.width).toBeGreaterThan((lanes[3]?.width ?? 0) * 0.5);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
}

test("an execution that ended while it waited says that the effect of its last call is unknown", async ({ page }) => {
  await service.python(`
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=10)
database.execute(
    "UPDATE executions SET last_call = 'unknown', dropped_spans = 3, spans = replace(spans, 'http_timeout', 'unknown') WHERE id = ?",
    ("${id}",),
)
database.commit()
`);
  await page.setViewportSize(PHONE);
  await logIn(page, service.url);
  await page.goto(`${service.url}/executions/${id}`);
  const calls = page.getByRole("region", { name: "Service calls" });
  await expect(calls.getByRole("note")).toContainText("The effect of the last call is unknown.");
  await expect(calls.getByRole("listitem").last()).toContainText("unknown");
  await expect(calls).toContainText("7 calls");
  await expect(calls).toContainText("3 later ones are not listed.");
});

test("a trial lists what it would have changed, and does it only for real, asking once for a draft", async ({
  page,
}) => {
  const stored = (): Promise<unknown> =>
    service
      .admin<{ value: unknown }>("GET", "/kv/counter/keys/visits")
      .then(({ value }) => value)
      .catch(() => null);
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/counter`);
  const result = page.getByRole("region", { name: "Response" });
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(result.getByRole("list", { name: "It would have changed" })).toContainText("kv.incr visits");
  await expect(result).toContainText(/visits:\s*5/);
  expect(await stored()).toBeNull();

  await page.getByRole("button", { name: "Run for real" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("as in a real call");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Run for real" }).click();
  await dialog.getByRole("button", { name: "Run for real" }).click();
  await expect(result.getByText("It would have changed")).toHaveCount(0);
  expect(await stored()).toBe(5);
  await page.getByRole("button", { name: "Run for real" }).click();
  await expect.poll(stored).toBe(10);
  await result.getByText("Service calls (1)").click();
  await expect(result.getByRole("list", { name: "Service calls" })).toContainText("kv.incr visits");

  await page.getByRole("textbox", { name: "Source of counter" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText('#{ visits: kv.incr("visits") }');
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved. Revision 2 is live.")).toBeVisible();
  await page.getByRole("button", { name: "Run for real" }).click();
  await expect(dialog).toBeVisible();
});
