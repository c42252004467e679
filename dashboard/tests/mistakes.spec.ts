// What the author of a script sees of its mistakes: the calls that led to an error.
import { expect, test, type Page } from "@playwright/test";
import { PASSWORD, Service } from "./service";

const service = new Service();
const NESTED = "fn half(n) {\n  n / 0\n}\nfn outer(n) {\n  half(n)\n}\n\nouter(1);\n";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  const page = await browser.newPage();
  await page.goto(`${service.url}/setup#${service.setupToken}`);
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set password and log in" }).click();
  await expect(page.getByRole("heading", { name: "New script" })).toBeVisible();
  await page.close();
  await service.admin("POST", "/scripts", { name: "nested", source: NESTED });
});
test.afterAll(() => service.close());

async function logIn(page: Page): Promise<void> {
  await page.goto(`${service.url}/login`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
}

for (const width of [1280, 390]) {
  test(`an error in a function names the calls that led to it, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await logIn(page);
    const id = (await service.call("nested")).headers.get("x-execution-id");
    await page.goto(`${service.url}/executions/${id}`);
    const calls = page.getByRole("list", { name: "Calls, the innermost first" });
    await expect(calls.getByRole("listitem")).toHaveText([
      "in half, line 2",
      "called in outer, line 5",
      "called at line 8",
    ]);

    await page.goto(`${service.url}/scripts/nested`);
    await page.getByRole("button", { name: "Run" }).click();
    await expect(page.getByRole("region", { name: "Answer" })).toContainText("called in outer, line 5");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
