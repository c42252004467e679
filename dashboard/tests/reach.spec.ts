// What a script may reach, in its settings, against a real service.
import { expect, test } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

interface Grants {
  http: string[];
  secrets: string[];
  kv: string[];
}

const service = new Service();
const granted = (): Promise<Grants> => service.admin<Grants>("GET", "/scripts/notify/grants");

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
  await service.admin("POST", "/scripts", { name: "notify", source: "1" });
  await service.admin("PUT", "/secrets/CHAT_TOKEN", { value: "a token of the chat" });
});
test.afterAll(() => service.close());

test("hosts, secrets and namespaces are granted and taken back, and broad ones stand out", async ({ page }) => {
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/notify/settings`);
  const reach = page.getByRole("region", { name: "Reach" });
  const host = reach.getByLabel("HTTP requests to");

  await host.fill("https://API.example.com/path");
  await page.keyboard.press("Enter");
  await expect(reach.getByRole("alert")).toContainText("without a path");
  await host.fill("https://API.example.com");
  await page.keyboard.press("Enter");
  await expect(reach.getByText("api.example.com", { exact: true })).toBeVisible();
  await expect(reach.getByRole("alert")).toHaveCount(0);
  await expect(host).toHaveValue("");
  await host.fill("*");
  await page.keyboard.press("Enter");
  await expect(reach.getByText("any public host")).toBeVisible();
  await host.fill("http://192.168.1.20");
  await reach.getByRole("button", { name: "Add host" }).click();
  await expect(reach.getByText("local network")).toBeVisible();
  await reach.getByLabel("Secrets").selectOption("CHAT_TOKEN");
  await reach.getByRole("button", { name: "Add secret" }).click();
  await expect(reach.getByText("It has all of them.")).toBeVisible();
  await reach.getByLabel("Shared namespaces").fill("shared");
  await page.keyboard.press("Enter");
  await expect(reach.getByText("shared", { exact: true })).toBeVisible();
  await expect
    .poll(granted)
    .toEqual({ http: ["*", "api.example.com", "http://192.168.1.20"], secrets: ["CHAT_TOKEN"], kv: ["shared"] });

  await reach.getByRole("button", { name: "Remove requests to *", exact: true }).click();
  await expect(reach.getByText("any public host")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(reach.getByText("any public host")).toBeVisible();
  expect((await granted()).http).toContain("*");
});

test("what a saved source uses without a grant is granted with a click, and a rollback says what changes", async ({
  page,
}) => {
  const source = `let found = http.get("https://status.example.com/health");
let rates = kv.open("rates").get("EUR");
kv.incr("calls");
#{ found: found.status, rates: rates }`;
  await service.admin("POST", "/scripts", { name: "uptime", source: "1" });
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/uptime`);
  const missing = page.getByRole("list", { name: "Missing grants" });
  await page.getByRole("textbox", { name: "Source of uptime" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(source);
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved. Revision 2 is live.")).toBeVisible();
  await expect(missing.getByRole("listitem")).toHaveCount(2);
  await expect(missing).toContainText("No grant for requests to status.example.com");
  await page.reload();
  await missing.getByRole("button", { name: "Grant requests to status.example.com" }).click();
  await expect(page.getByText("Granted: requests to status.example.com. The next run has it.")).toBeVisible();
  await expect(missing.getByRole("listitem")).toHaveCount(1);
  await missing.getByRole("button", { name: "Grant the namespace rates" }).click();
  await expect(missing).toHaveCount(0);
  expect(await service.admin("GET", "/scripts/uptime/grants")).toEqual({
    http: ["status.example.com"],
    secrets: [],
    kv: ["rates"],
  });

  await page.goto(`${service.url}/scripts/uptime/revisions?revision=1`);
  await page.getByRole("button", { name: "Roll back to this" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("It does not use these grants: http status.example.com, kv rates.");
  await dialog.getByRole("button", { name: "Roll back to revision 1" }).click();
  await expect(page.getByText("Revision 1 is live again.")).toBeVisible();
  await service.admin("PUT", "/scripts/uptime/grants", {});
  await page.goto(`${service.url}/scripts/uptime/revisions?revision=2`);
  await page.getByRole("button", { name: "Roll back to this" }).click();
  await expect(dialog).toContainText("It uses what the script has no grant for: http status.example.com, kv rates.");
});

test("settings can still be saved after a grant, and a deleted script comes back with its grants", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/notify/settings`);
  await page.getByLabel("Shared namespaces").fill("jobs");
  await page.keyboard.press("Enter");
  await expect(page.getByText("jobs", { exact: true })).toBeVisible();
  await page.getByLabel("Description").fill("Tells the chat");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  const before = await granted();
  expect(before.kv).toEqual(["jobs", "shared"]);

  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByLabel("Type notify to confirm").fill("notify");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/^notify is back, as revision \d+\.$/)).toBeVisible();
  expect(await granted()).toEqual(before);
});
