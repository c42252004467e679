// The Assets page against a real service: a folder is pushed, served by a route, replaced, rolled back and deleted.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const service = new Service();
const folder = mkdtempSync(join(tmpdir(), "picloud-assets-"));

test.beforeAll(async ({ browser }) => {
  mkdirSync(join(folder, "js"));
  mkdirSync(join(folder, ".git"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>First</title>");
  writeFileSync(join(folder, "js/app.js"), "let a = 1;\n".repeat(500));
  writeFileSync(join(folder, ".git/config"), "");
  await service.start();
  await setUpOwner(browser, service);
});
test.afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

for (const [size, viewport] of Object.entries({
  desktop: { width: 1280, height: 820 },
  phone: { width: 390, height: 844 },
})) {
  test(`a folder is pushed, served, rolled back and deleted on a ${size}`, async ({ page }) => {
    const name = `site-${size}`;
    const shot = async (of: string): Promise<void> => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${of} fits`).toBeLessThanOrEqual(0);
      const where = process.env["SHOTS"];
      if (where) await page.screenshot({ path: join(where, `${of}-${size}.png`), fullPage: true });
    };
    const served = async (path: string): Promise<string> => (await fetch(`${service.url}${path}`)).text();
    writeFileSync(join(folder, "index.html"), "<!doctype html><title>First</title>");
    await page.setViewportSize(viewport);
    await logIn(page, service.url);
    await page.goto(`${service.url}/assets`);
    await expect(page.getByText("No assets")).toBeVisible();
    await shot("empty");

    await page.getByRole("button", { name: "Push assets" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("Folder to push").setInputFiles(folder);
    await expect(dialog.getByRole("status")).toContainText("2 files");
    await expect(dialog.getByRole("status")).toContainText("1 left out");
    await shot("push");
    await dialog.getByRole("button", { name: "Push", exact: true }).click();
    await expect(page.getByText(`${name}, version 1, is live.`)).toBeVisible();
    const versions = page.getByRole("list", { name: `Versions of ${name}` });
    await versions.getByRole("button", { name: "Files of version 1" }).click();
    const files = page.getByRole("table", { name: "Files of version 1" });
    await expect(files.getByRole("row", { name: /js\/app\.js/ })).toContainText("gzip");
    await expect(page.getByText("No route serves it yet")).toBeVisible();

    await page.goto(`${service.url}/routes`);
    await page.getByRole("button", { name: "New route" }).click();
    await dialog.getByLabel("Path below /exec").fill(`/${name}`);
    await dialog.getByLabel("Answered by").selectOption("assets");
    await expect(dialog.getByLabel("Path below /exec")).toHaveValue(`/${name}/*rest`);
    await dialog.getByLabel("Assets").selectOption(name);
    await dialog.getByLabel("Fallback").fill("index.html");
    await shot("route");
    await dialog.getByRole("button", { name: "Add route" }).click();
    const row = page.getByRole("table", { name: "Routes" }).getByRole("row", { name: new RegExp(name) });
    await expect(row).toContainText("fallback index.html");
    expect(await served(`/exec/${name}/any/page`)).toContain("First");

    writeFileSync(join(folder, "index.html"), "<!doctype html><title>Second</title>");
    await row.getByRole("link", { name }).click();
    await page.getByRole("button", { name: `Push a new version of ${name}` }).click();
    await dialog.getByLabel("Zip file to push").setInputFiles({
      name: "broken.zip",
      mimeType: "application/zip",
      buffer: Buffer.from("no archive"),
    });
    await dialog.getByRole("button", { name: "Push", exact: true }).click();
    await expect(dialog.getByRole("alert")).toContainText("it is no zip archive");
    await dialog.getByLabel("Folder to push").setInputFiles(folder);
    await dialog.getByRole("button", { name: "Push", exact: true }).click();
    await expect(page.getByText(`${name}, version 2, is live.`)).toBeVisible();
    expect(await served(`/exec/${name}/`)).toContain("Second");

    await versions.getByRole("button", { name: "Roll back to version 1" }).click();
    await shot("rollback");
    await dialog.getByRole("button", { name: "Roll back" }).click();
    await expect(page.getByText(`${name} serves version 1.`)).toBeVisible();
    await expect(versions.getByRole("listitem").filter({ hasText: "Version 1" }).first()).toContainText("live");
    expect(await served(`/exec/${name}/`)).toContain("First");
    await shot("list");

    await page.getByRole("button", { name: `Delete ${name}` }).click();
    await expect(dialog).toContainText("1 route to it will answer 404.");
    await dialog.getByRole("textbox").fill(name);
    await dialog.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("No assets")).toBeVisible();
    await page.goto(`${service.url}/routes`);
    await expect(row).toContainText("assets deleted");
  });
}
