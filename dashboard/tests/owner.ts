// The owner of a service: set up once, and logged in.
import { expect, type Browser, type Page } from "@playwright/test";
import { PASSWORD, type Service } from "./service";

/** Set the owner's password with the set-up link of a first start. */
export async function setUpOwner(browser: Browser, service: Service): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${service.url}/setup#${service.setupToken}`);
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set password and log in" }).click();
  await expect(page.getByRole("heading", { name: "New script" })).toBeVisible();
  await page.close();
}

/** Log in at an address of the service and wait for the overview. */
export async function logIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/login`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
}
