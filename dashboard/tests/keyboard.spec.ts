// From the set-up link to a replayed failure by keyboard alone.
import { expect, test, type Locator, type Page } from "@playwright/test";
import { PASSWORD, Service } from "./service";

const MOST_TABS = 60;
const service = new Service();

test.beforeAll(() => service.start());
test.afterAll(() => service.close());

/** Press Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < MOST_TABS; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

test("a script is made, fails, is replayed and mended without a mouse", async ({ page }) => {
  await page.goto(`${service.url}/setup#${service.setupToken}`);
  await expect(page.getByLabel("New password")).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Create and open" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${service.url}/scripts/hello`);

  const editor = page.getByRole("textbox", { name: "Source of hello" });
  await tabTo(page, editor);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText('throw "no"');
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved. Revision 2 is live.")).toBeVisible();
  const id = (await service.call("hello?name=Ada")).headers.get("x-execution-id") ?? "";
  await expect.poll(() => service.admin("GET", `/executions/${id}`).catch(() => null)).not.toBeNull();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("what is typed too early is not for the draft");
  await expect(page.getByText("No unsaved changes")).toBeVisible();
  const field = page.getByRole("combobox", { name: "Search everything" });
  await expect(field).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(id);
  await expect(page.getByRole("option", { name: id })).toBeVisible();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Replay" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("same response")).toBeVisible();

  await tabTo(page, editor);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("#{ hello: ctx.request.query.name }");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved. Revision 3 is live.")).toBeVisible();
  await page.keyboard.press("Escape");
  await tabTo(page, page.getByRole("button", { name: "Run", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("differs")).toBeVisible();
  await expect(page.getByRole("region", { name: "Draft" })).toContainText("Ada");
});
