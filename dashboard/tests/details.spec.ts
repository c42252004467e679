// Small things on the pages of scripts that hid what one looks for.
import { expect, test } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const service = new Service();

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
});
test.afterAll(() => service.close());

test("the overview of a healthy service has no filter that fits nothing", async ({ page }) => {
  await logIn(page, service.url);
  await expect(page.getByText("No failures")).toBeVisible();
  await expect(page.getByText("No execution matches this filter")).toHaveCount(0);
});

test("a new script is proposed a free name, and its example may be another one", async ({ page }) => {
  await service.admin("POST", "/scripts", { name: "hello", source: "1" });
  await logIn(page, service.url);
  await page.goto(`${service.url}/new`);
  await expect(page.getByLabel("Name", { exact: true })).toHaveAttribute("placeholder", "hello-2");
  await page.getByRole("button", { name: "Create and open" }).click();
  await expect(page).toHaveURL(`${service.url}/scripts/hello-2`);
});

test("a failed save says so, lists its error once, and the error goes with the draft", async ({ page }) => {
  await service.admin("POST", "/scripts", { name: "typo", source: "1" });
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/typo`);
  await page.getByRole("textbox", { name: "Source of typo" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("let a = ;");
  const problems = page.getByRole("list", { name: "Problems" });
  await expect(problems).toContainText("Unexpected ';'");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Not saved. Line 1, column 9: Unexpected ';'")).toBeVisible();
  await expect(problems.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(problems).toHaveCount(0);
});

test("the oldest revision is shown whole", async ({ page }) => {
  const source = Array.from({ length: 30 }, (_, line) => `let line_${line} = ${line};`).join("\n");
  await service.admin("POST", "/scripts", { name: "long", source: `${source}\n1` });
  await service.admin("PATCH", "/scripts/long", { source: `${source}\n2` });
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/long/revisions?revision=1`);
  const shown = page.getByRole("region", { name: "Revision 1" });
  await expect(shown).toContainText("line_15");
  await expect(shown.locator(".cm-collapsedLines")).toHaveCount(0);
});

test("findings below the editor do not hide the caret on a small screen", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 657 });
  await service.admin("POST", "/scripts", { name: "small", source: "1" });
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/small`);
  await page.getByRole("textbox", { name: "Source of small" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("let a = 1;\n".repeat(30));
  for (const name of ["one", "two", "three", "four", "five", "six"])
    await page.keyboard.insertText(`${name}_missing;\n`);
  const problems = page.getByRole("list", { name: "Problems" });
  await expect(problems).toBeVisible();
  await expect
    .poll(async () => {
      const [caret, below] = [await page.locator(".cm-cursor-primary").boundingBox(), await problems.boundingBox()];
      return caret !== null && below !== null && caret.y + caret.height <= below.y + 1;
    })
    .toBe(true);
  await page.screenshot({ path: test.info().outputPath("small.png") });
});
