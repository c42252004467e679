// Scripts by name and by id: names that are routes elsewhere, renamed scripts, deleted ones.
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

/** Calls a script and returns the id of the execution once it is recorded. */
async function called(path: string): Promise<string> {
  const id = (await service.call(path)).headers.get("x-execution-id") ?? "";
  await expect.poll(() => service.admin("GET", `/executions/${id}`).catch(() => null)).not.toBeNull();
  return id;
}

test("scripts with any allowed name can be opened", async ({ page }) => {
  await logIn(page, service.url);
  for (const name of ["new", "settings", "revisions", "runs", "scripts", "login", "executions", "0", "constructor"]) {
    await service.admin("POST", "/scripts", { name, source: `"${name}"` });
    await page.goto(`${service.url}/scripts`);
    await page.getByRole("link", { name: new RegExp(`^${name}\\b`) }).click();
    await expect(page.getByRole("textbox", { name: `Source of ${name}` })).toContainText(`"${name}"`);
    for (const part of ["Revisions", "Executions", "Settings"]) {
      await page.getByLabel("Parts of the script").getByRole("link", { name: part }).click();
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    }
  }
  await page.goto(`${service.url}/scripts`);
  await page.getByRole("link", { name: "New script" }).click();
  await expect(page.getByRole("heading", { name: "New script" })).toBeVisible();
});

test("an execution leads to its script after a rename, and replays", async ({ page }) => {
  await service.admin("POST", "/scripts", { name: "before", source: "#{ path: ctx.request.path }" });
  const id = await called("before/some/where");
  await service.admin("PATCH", "/scripts/before", { name: "after" });
  await service.admin("POST", "/scripts", { name: "before", source: '"another script"' });
  await logIn(page, service.url);
  await page.goto(`${service.url}/executions/${id}`);
  await expect(page.getByText("now after")).toBeVisible();
  await page.getByRole("link", { name: "Replay" }).click();
  await expect(page).toHaveURL(`${service.url}/scripts/after?replay=${id}`);
  await expect(page.getByText("same response")).toBeVisible();
  await page.goto(`${service.url}/executions/${id}`);
  await page.getByRole("link", { name: "revision 1" }).click();
  await expect(page).toHaveURL(`${service.url}/scripts/after/revisions?revision=1`);
});

test("a deleted script is said to be gone", async ({ page }) => {
  await service.admin("POST", "/scripts", { name: "short-lived", source: 'throw "x"' });
  const id = await called("short-lived");
  await service.admin("DELETE", "/scripts/short-lived");
  await logIn(page, service.url);
  await page.goto(`${service.url}/executions/${id}`);
  await expect(page.getByText("deleted", { exact: true })).toBeVisible();
  await expect(page.getByText("The script was deleted, so its source cannot be shown.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Replay" })).toHaveCount(0);
  await page.goto(`${service.url}/scripts/short-lived`);
  await expect(page.getByRole("heading", { name: "There is no such script" })).toBeVisible();
});
