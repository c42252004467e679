// The request of a recorded call: secrets are masked until the owner asks for them, and that is in the audit log.
import { expect, test } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const PHONE = { width: 390, height: 844 };
const service = new Service();
let called = "";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
  await service.admin("POST", "/scripts", { name: "hook", source: 'throw "no"' });
  const answer = await service.call("hook?api_key=key-in-the-query&page=2", {
    method: "POST",
    headers: { "content-type": "application/json", "x-gitlab-token": "token-in-a-header", authorization: "Basic eA==" },
    body: JSON.stringify({ user: { name: "Ada", password: "password-in-the-body" } }),
  });
  called = answer.headers.get("x-execution-id") ?? "";
  const found = (): Promise<boolean> =>
    service.admin("GET", `/executions/${called}`).then(
      () => true,
      () => false,
    );
  await expect.poll(found).toBe(true);
});
test.afterAll(() => service.close());

const reveals = async (): Promise<string[]> =>
  (await service.admin<{ items: { action: string; object: { id: string } }[] }>("GET", "/audit")).items
    .filter((entry) => entry.action === "execution.reveal")
    .map((entry) => entry.object.id);

for (const [name, size] of [
  ["a desktop", { width: 1280, height: 800 }],
  ["a phone", PHONE],
] as const) {
  test(`on ${name} masked values are shown on request alone, and hidden again`, async ({ page }) => {
    await page.setViewportSize(size);
    await logIn(page, service.url);
    const before = (await reveals()).length;
    await page.goto(`${service.url}/executions/${called}`);
    const request = page.getByRole("region", { name: "Request" });
    const secrets = ["key-in-the-query", "token-in-a-header", "password-in-the-body"];
    await expect(request).toContainText("3 values are masked");
    for (const place of ["headers.x-gitlab-token", "query.api_key", "body.user.password"]) {
      await expect(request).toContainText(place);
    }
    await expect(request).toContainText("Never stored: authorization.");
    for (const secret of secrets) await expect(request).not.toContainText(secret);
    expect(await reveals()).toHaveLength(before);
    await request.screenshot({ path: test.info().outputPath("masked.png") });

    await request.getByRole("button", { name: "Show" }).click();
    for (const secret of secrets) await expect(request).toContainText(secret);
    await expect(request).toContainText("Ada");
    await expect(request).toContainText("recorded in the audit log");
    expect(await reveals()).toEqual([called, ...Array<string>(before).fill(called)]);
    await request.screenshot({ path: test.info().outputPath("shown.png") });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

    await request.getByRole("button", { name: "Hide" }).click();
    for (const secret of secrets) await expect(request).not.toContainText(secret);
    await page.reload();
    await expect(request).toContainText("3 values are masked");
    expect(await reveals()).toHaveLength(before + 1);
  });
}
