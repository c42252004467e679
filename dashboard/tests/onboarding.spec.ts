// From the printed link to a working endpoint, on a real server.
import { expect, test } from "@playwright/test";
import { PASSWORD, Service } from "./service";

test("the set-up link leads to a script that answers", async ({ page }) => {
  const service = new Service();
  await service.start();
  try {
    for (const path of ["/", "/scripts", "/login"]) {
      await page.goto(`${service.url}${path}`);
      await expect(page).toHaveURL(`${service.url}/setup`);
      await expect(page.getByText("This PiCloud has no owner yet.")).toBeVisible();
      await expect(page.getByText("picloud setup-link", { exact: true }).first()).toBeVisible();
    }
    const link = /(http:\/\/\S+\/setup#\S+)/.exec(service.output)?.[1] ?? "";
    await page.goto(link);
    await expect(page).toHaveURL(`${service.url}/setup`);
    await page.getByLabel("New password").fill("too short");
    await page.getByLabel("New password").fill(PASSWORD);
    await page.getByRole("button", { name: "Set password and log in" }).click();
    await page.getByRole("radio", { name: /^hello/ }).check({ force: true });
    await page.getByLabel("Name", { exact: true }).fill("first");
    await page.getByRole("button", { name: "Create and open" }).click();
    await expect(page).toHaveURL(`${service.url}/scripts/first`);
    expect(await (await service.call("first?name=Ada")).json()).toMatchObject({ hello: "Ada" });

    await page.getByRole("button", { name: "Log out" }).click();
    await expect(page).toHaveURL(/\/login$/);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Log in" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Log in" }).click();
    await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  } finally {
    await service.close();
  }
});
