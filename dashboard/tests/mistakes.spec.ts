// What the author of a script sees of its mistakes: the calls that led to an error, and a question before a save that
// cannot work.
import { expect, test } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const service = new Service();
const NESTED = "fn half(n) {\n  n / 0\n}\nfn outer(n) {\n  half(n)\n}\n\nouter(1);\n";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
  await service.admin("POST", "/scripts", { name: "nested", source: NESTED });
  await service.admin("POST", "/scripts", { name: "waiting", source: "#{ answer: 1 }\n" });
});
test.afterAll(() => service.close());

for (const width of [1280, 390]) {
  test(`an error in a function names the calls that led to it, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await logIn(page, service.url);
    const id = (await service.call("nested")).headers.get("x-execution-id");
    await page.goto(`${service.url}/executions/${id}`);
    const calls = page.getByRole("list", { name: "Calls, the innermost first" });
    await expect(calls.getByRole("listitem")).toHaveText([
      "in half, line 2",
      "called in outer, line 5",
      "called at line 8",
    ]);

    // the marked line is shown in its frame, and the page begins at its top
    await expect(page.locator(".cm-lintRange-error")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
    expect(await page.evaluate(() => scrollY)).toBe(0);

    await page.goto(`${service.url}/scripts/nested`);
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await expect(page.getByRole("region", { name: "Response" })).toContainText("called in outer, line 5");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

test.describe("a save with which every call would fail", () => {
  const BROKEN = "let total = 1;\nlet rate = 2;\ntotl * rate\n";

  test.beforeEach(async ({ page }) => {
    await service.admin("PATCH", "/scripts/waiting", { source: "#{ answer: 1 }\n" });
    await page.setViewportSize({ width: 390, height: 844 });
    await logIn(page, service.url);
    await page.goto(`${service.url}/scripts/waiting`);
    await page.getByRole("textbox", { name: "Source of waiting" }).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(BROKEN);
  });

  test("is asked about, and leads back to the line by keyboard alone", async ({ page }) => {
    await page.keyboard.press("Control+s");
    const dialog = page.getByRole("dialog", { name: "Every call of this script would fail" });
    await expect(dialog).toContainText("Line 3 'totl' is not defined; did you mean 'total'?");
    await expect(dialog.getByRole("button", { name: "Go back to the line" })).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.keyboard.press("Enter");
    await expect(dialog).toHaveCount(0);
    await page.keyboard.insertText("total + 0 * ");
    await expect(page.getByRole("textbox", { name: "Source of waiting" })).toContainText("total + 0 * totl * rate");
    expect(await (await service.call("waiting")).json()).toEqual({ answer: 1 });
  });

  test("is left alone by Escape, and made when the author wants it", async ({ page }) => {
    const dialog = page.getByRole("dialog", { name: "Every call of this script would fail" });
    await page.keyboard.press("Control+s");
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText("Unsaved changes", { exact: true })).toBeVisible();
    await page.keyboard.press("Control+s");
    await dialog.getByRole("button", { name: "Save anyway" }).click();
    await expect(page.getByText(/Saved\. Revision/)).toBeVisible();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("list", { name: "Problems" })).toContainText("fails 'totl' is not defined");
    expect((await service.call("waiting")).status).toBe(500);
  });
});
