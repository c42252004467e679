// A contact form from a template: what it asks for, what it creates, and a page of another origin that uses it.
import { expect, test } from "@playwright/test";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const service = new Service();
const told: string[] = [];
/** Stands for ntfy and for the site of the form. */
let site: Server;
let origin: string;

const PAGE = (action: string): string => `<!doctype html><title>Site</title>
<form method="post" action="${action}"><input name="email"><input name="message"><button>Send</button></form><p></p>
<script>
  document.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = JSON.stringify(Object.fromEntries(new FormData(event.target)));
    const headers = { "content-type": "application/json" };
    const response = await fetch(event.target.action, { method: "POST", headers, body });
    document.querySelector("p").textContent = response.ok ? "Thank you." : (await response.json()).error;
  });
</script>`;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  site = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      if (request.method === "POST") told.push(body);
      response.setHeader("content-type", "text/html").end(PAGE(`${service.url}/exec/contact`));
    });
  });
  await new Promise<void>((ready) => site.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  await service.start();
  await setUpOwner(browser, service);
});
test.afterAll(async () => {
  await service.close();
  site.close();
});

test("templates ask for what they need, show what they create, and create it", async ({ page }) => {
  await logIn(page, service.url);
  await page.goto(`${service.url}/new`);
  await page.getByRole("radio", { name: /^Contact form/ }).check({ force: true });
  await expect(page.getByLabel("Name of the script")).toHaveAttribute("placeholder", "contact-form");
  const create = page.getByRole("button", { name: "Create", exact: true });
  await create.click();
  await expect(page.getByText("It is needed, such as https://www.example.org.")).toBeVisible();
  await page.getByLabel("Origin of the page with the form").fill(origin);
  await page.getByLabel("Page to show after sending").fill(`${origin}/thanks`);
  await page.getByLabel("Topic of ntfy").fill("ntfy.sh/x");
  await expect(page.getByText(/^It must be a URL/)).toBeVisible();
  await page.getByLabel("Topic of ntfy").fill(`${origin}/topic`);
  const creates = page.getByRole("region", { name: "This creates" });
  await expect(creates).toContainText(`the public route POST /exec/contact, for pages of ${origin}`);
  await expect(creates.getByRole("checkbox", { name: `Grant it requests to ${origin}` })).toBeChecked();
  await create.click();
  await expect(page.getByRole("heading", { name: "contact-form is ready" })).toBeVisible();
  await expect(page.getByText(`${service.url}/exec/contact`, { exact: true })).toBeVisible();

  const other = await page.context().newPage();
  await other.goto(origin);
  await other.locator("input[name=email]").fill("ada@example.org");
  await other.getByRole("button", { name: "Send" }).click();
  await expect(other.getByText("`email` and a `message`")).toBeVisible();
  await other.locator("input[name=message]").fill("Hello");
  await other.getByRole("button", { name: "Send" }).click();
  await expect(other.getByText("Thank you.")).toBeVisible();
  expect(told.join()).toContain("Hello");
  await other.close();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${service.url}/new`);
  await page.getByRole("radio", { name: /^GitHub webhook/ }).check({ force: true });
  await page.getByLabel("Topic of ntfy").fill(`${origin}/topic`);
  await page.getByLabel("Secret of the webhook").fill("a secret of the hook");
  await page.getByRole("checkbox", { name: /^Grant it requests to/ }).uncheck();
  await page.getByLabel("Path of the route").fill("/contact");
  await expect(page.getByRole("region", { name: "This creates" })).toContainText("whose signatures are verified");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "Create", exact: true }).click();
  // the path is taken: what was created is kept, and the rest can be tried again
  await expect(page.getByText("route_conflict")).toBeVisible();
  const [taken] = (await service.admin<{ items: { id: string }[] }>("GET", "/routes")).items;
  await service.admin("DELETE", `/routes/${taken?.id ?? ""}`);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "github-webhook is ready" })).toBeVisible();
  expect(await service.admin("GET", "/scripts/github-webhook/grants")).toEqual({ http: [], secrets: [], kv: [] });
  await page.getByRole("link", { name: "Open the script" }).click();
  await expect(page).toHaveURL(`${service.url}/scripts/github-webhook`);

  await page.goto(`${service.url}/new`);
  await page.getByRole("radio", { name: /^Daily digest/ }).check({ force: true });
  await page.getByRole("textbox", { name: "Feeds" }).fill(`${origin}/feed.json`);
  await page.getByLabel("Topic of ntfy").fill(`${origin}/topic`);
  await expect(page.getByRole("region", { name: "This creates" })).toContainText("every day at 07:00, Europe/Berlin");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByRole("heading", { name: "daily-digest is ready" })).toBeVisible();
  const due = await service.admin<{ next: { local: string }[] }>("GET", "/schedules/daily-digest");
  expect(due.next[0]?.local).toContain("T07:00:00+0");
});
