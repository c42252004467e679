// A script's life in the browser: write, try, see the error at its line, compare, roll back, watch, token.
import { expect, test, type Page } from "@playwright/test";
import { PASSWORD, Service } from "./service";

const service = new Service();

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  await service.start();
  await service.admin("POST", "/scripts", { name: "journey", source: "#{ answer: 1 }\n" });
});
test.afterAll(() => service.close());

async function logIn(page: Page): Promise<void> {
  await page.goto(`${service.url}/login`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
}

async function write(page: Page, source: string): Promise<void> {
  const editor = page.getByRole("textbox", { name: "Source of journey" });
  await editor.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(source);
}

test("write, try, fail at the line, compare, roll back", async ({ page }) => {
  await page.goto(`${service.url}/setup#${service.setupToken}`);
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set password and log in" }).click();
  await expect(page.getByRole("heading", { name: "New script" })).toBeVisible();
  await page.goto(`${service.url}/scripts/journey`);

  await write(page, 'let n = 2;\nthrow "broken on purpose";\n');
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const answer = page.getByRole("region", { name: "Response" });
  await expect(answer).toContainText("broken on purpose");
  await expect(answer).toContainText("line 2");
  await expect(page.getByRole("list", { name: "Problems" })).toContainText("2:1");

  await page.keyboard.press("Control+s");
  await page.getByRole("textbox", { name: "Source of journey" }).click();
  await page.keyboard.press("Control+s");
  await expect(page.getByText("revision 2 is live", { exact: true })).toBeVisible();
  expect((await service.call("journey")).status).toBe(500);

  await page.getByRole("link", { name: "Revisions" }).click();
  await page.getByRole("link", { name: /Revision 1/ }).click();
  await page.getByRole("button", { name: "Roll back to this" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Roll back to revision 1" }).click();
  await expect(page.getByText("revision 1 is live", { exact: true })).toBeVisible();
  expect(await (await service.call("journey")).json()).toEqual({ answer: 1 });
});

test("a save of somebody else is met, and nothing is lost", async ({ page }) => {
  await logIn(page);
  await page.goto(`${service.url}/scripts/journey`);
  await write(page, "#{ answer: 2 }");
  await service.admin("PATCH", "/scripts/journey", { source: "#{ answer: 3 }" });
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("dialog")).toContainText("Someone else saved in the meantime");
  await page.getByRole("button", { name: "Overwrite with mine" }).click();
  await expect(page.getByText(/Saved\. Revision/)).toBeVisible();
  expect(await (await service.call("journey")).json()).toEqual({ answer: 2 });
});

test("an ended session keeps what was typed", async ({ page, context }) => {
  await logIn(page);
  await page.goto(`${service.url}/scripts/journey`);
  await write(page, "#{ answer: 4 }");
  await context.clearCookies();
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await dialog.getByLabel("Password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByText(/Saved\. Revision/)).toBeVisible();
  expect(await (await service.call("journey")).json()).toEqual({ answer: 4 });
});

test("the live tail shows a call, a token is shown once", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await logIn(page);
  await page.goto(`${service.url}/executions`);
  await page.getByRole("button", { name: "Live tail" }).click();
  await expect(page.getByText("Live: new executions")).toBeVisible();
  await service.call("journey/seen-live");
  await expect(page.getByText("/seen-live")).toBeVisible();

  await page.goto(`${service.url}/settings`);
  await page.getByRole("button", { name: "New token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("robot");
  await dialog.getByRole("radio", { name: /Deploy/ }).check();
  await dialog.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByText(/^pic_/)).toBeVisible();
  await page.reload();
  await expect(page.getByText("robot")).toBeVisible();
  await expect(page.getByText(/^pic_/)).toHaveCount(0);
});
