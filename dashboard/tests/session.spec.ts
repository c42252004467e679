// What a session needs beside its cookie, as a browser and another service of the same host see it.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test, type Page } from "@playwright/test";
import { PASSWORD, Service } from "./service";

const service = new Service();
const other = new Service();

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  for (const one of [service, other]) {
    await one.start();
    const page = await browser.newPage();
    await page.goto(`${one.url}/setup#${one.setupToken}`);
    await page.getByLabel("New password").fill(PASSWORD);
    await page.getByRole("button", { name: "Set password" }).click();
    await page.getByRole("heading", { name: "New script" }).waitFor();
    await page.close();
  }
  await service.admin("POST", "/scripts", { name: "mine", source: "#{ answer: 1 }\n" });
});
test.afterAll(async () => {
  await service.close();
  await other.close();
});

async function logIn(page: Page, to: Service = service): Promise<void> {
  await page.goto(`${to.url}/login`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test("a service on another port gets the cookie and can do nothing with it", async ({ page }) => {
  let stolen = "";
  const neighbour = createServer((request, response) => {
    stolen ||= request.headers.cookie ?? "";
    response.setHeader("content-type", "text/html").end("<title>neighbour</title>");
  });
  const address = await listen(neighbour);
  try {
    await logIn(page);
    await page.goto(address);
    expect(stolen).toContain("picloud_session_");
    for (const [method, path] of [
      ["GET", "/scripts"],
      ["GET", "/executions/stream"],
      ["POST", "/tokens"],
      ["DELETE", "/session"],
    ] as const) {
      const answer = await fetch(`${service.url}/api/v1/admin${path}`, { method, headers: { cookie: stolen } });
      expect(answer.status, path).toBe(401);
      expect(await answer.json(), path).toMatchObject({ error: { code: "session_key_required" } });
    }
    const key = await page.evaluate(() => localStorage.getItem("picloud.session-key"));
    expect(key, "storage belongs to one origin").toBeNull();
    await page.goto(service.url);
    await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  } finally {
    neighbour.close();
  }
});

test("two PiClouds on one host do not log each other out", async ({ page }) => {
  await logIn(page);
  await logIn(page, other);
  for (const one of [service, other]) {
    await page.goto(one.url);
    await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  }
});

test("a second tab and a reload are logged in, and a logout ends both", async ({ page, context }) => {
  await logIn(page);
  const second = await context.newPage();
  await second.goto(`${service.url}/scripts`);
  await expect(second.getByRole("heading", { name: "Scripts" })).toBeVisible();
  await second.reload();
  await expect(second.getByRole("heading", { name: "Scripts" })).toBeVisible();
  await page.getByRole("button", { name: "Log out" }).click();
  await expect(page.getByRole("heading", { name: "Log in" })).toBeVisible();
  await second.getByRole("link", { name: "Executions" }).click();
  await expect(second.getByRole("dialog", { name: "Your session has ended" })).toBeVisible();
});

test("a page that lost the key says so, and what was typed is saved after the login", async ({ page }) => {
  await logIn(page);
  await page.goto(`${service.url}/scripts/mine`);
  await page.getByRole("textbox", { name: "Source of mine" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("#{ answer: 2 }");
  await page.evaluate(() => localStorage.clear());
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog", { name: "This browser no longer has the session's key" });
  await dialog.getByLabel("Password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByText(/Saved\. Revision/)).toBeVisible();
  expect(await (await service.call("mine")).json()).toEqual({ answer: 2 });

  await page.evaluate(() => localStorage.removeItem("picloud.session-key"));
  await page.reload();
  await expect(page.getByText("this browser no longer has the key of that session")).toBeVisible();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page).toHaveURL(`${service.url}/scripts/mine`);
});

test("the live tail goes on after a restart of the service", async ({ page }) => {
  await logIn(page);
  await page.goto(`${service.url}/executions`);
  await page.getByRole("button", { name: "Live tail" }).click();
  await expect(page.getByText("Live: new executions")).toBeVisible();
  await service.call("mine/first");
  await expect(page.getByText("/first")).toBeVisible();
  const port = Number(new URL(service.url).port);
  await service.stop();
  await service.start(port);
  await expect(page.getByText("Live: new executions")).toBeVisible({ timeout: 30_000 });
  await service.call("mine/second");
  await expect(page.getByText("/second")).toBeVisible();
  await expect(page.getByText("/first")).toBeVisible();
});
