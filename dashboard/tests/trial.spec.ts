// Trying a script in the browser: real calls as requests, saved requests, curl, replay, and what a revision changed.
import { expect, test } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const PHONE = { width: 390, height: 844 };
const FIRST = '// greets\n#{ hello: ctx.request.query.name ?? "world" }\n';
const SECOND = '// greets\n#{ greetings: ctx.request.query.name ?? "world" }\n';
const service = new Service();
let called = "";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
  await service.admin("POST", "/scripts", { name: "greeter", source: FIRST });
  const answer = await service.call("greeter/from/shop?name=Ada");
  called = answer.headers.get("x-execution-id") ?? "";
  await expect.poll(async () => (await recorded(called)) !== null).toBe(true);
});
test.afterAll(() => service.close());

async function recorded(id: string): Promise<unknown> {
  return service.admin("GET", `/executions/${id}`).catch(() => null);
}

test("a real call becomes the request, is kept under a name, and is copied as curl", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/greeter`);
  await page.getByRole("button", { name: "Use a real call" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "GET /from/shop" }).click();
  await expect(page.getByLabel("Path")).toHaveValue("/from/shop");
  await expect(page.getByLabel("Query")).toHaveValue("name=Ada");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("region", { name: "Response" })).toContainText("Ada");

  await page.getByRole("button", { name: "Saved requests" }).click();
  await page.getByLabel("Save the current request as").fill("Ada of the shop");
  await page.getByRole("button", { name: "Save request" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const file = await (await download).path();
  await page.getByRole("button", { name: "Delete Ada of the shop" }).click();
  await expect(page.getByText("None yet.")).toBeVisible();
  await page
    .getByLabel("File of saved requests")
    .setInputFiles({ name: "x.json", mimeType: "", buffer: Buffer.from("{}") });
  await expect(page.getByText("This file has no saved requests.")).toBeVisible();
  await page.getByLabel("File of saved requests").setInputFiles(file);
  await expect(page.getByText("Imported 1 request.")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await page.reload();
  await expect(page.getByLabel("Query")).toHaveValue("");
  await page.getByRole("button", { name: "Saved requests (1)" }).click();
  await page.getByRole("button", { name: /^Ada of the shop/ }).click();
  await expect(page.getByLabel("Query")).toHaveValue("name=Ada");

  await page.getByRole("button", { name: "Copy as curl" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`${service.url}/api/v1/execute/greeter/from/shop?name=Ada`);
});

test("on a phone a recorded call is replayed, the two answers beside each other", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await logIn(page, service.url);
  await service.admin("PATCH", "/scripts/greeter", { source: SECOND });
  await page.goto(`${service.url}/executions/${called}`);
  const replayed = page.waitForRequest((request) => request.postData()?.includes(`"replay_of":"${called}"`) ?? false);
  await page.getByRole("link", { name: "Replay" }).click();
  await replayed;
  await expect(page.getByText("differs")).toBeVisible();
  const then = page.getByRole("region", { name: "Revision 1" });
  await expect(then).toContainText("hello");
  const now = page.getByRole("region", { name: "Draft" });
  await expect(now).toContainText("greetings");
  await expect(now).toContainText("Ada");
});

test("an HTML response is shown as a page that cannot reach the dashboard", async ({ page }) => {
  const reach = `parent.document.title = 'reached'; top.location = '/reached'; fetch('/api/v1/admin/session')`;
  const html = `<h1 style='color: teal'>Hello</h1><img src='x' onerror="${reach}"><script>${reach}</script>
    <meta http-equiv='refresh' content='0;url=/reached'><form action='/reached'><button>Send</button></form>
    <a href='/reached' target='_top'>out</a><style>body { background: url(https://other.invalid/x.png) }</style>`;
  const source = `respond(200, #{ "content-type": "text/html" }, ${JSON.stringify(html)})`;
  await service.admin("POST", "/scripts", { name: "page", source });
  await logIn(page, service.url);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${service.url}/scripts/page`);
  await expect(page.getByRole("button", { name: "Run", exact: true })).toBeVisible();
  asked.length = 0;
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const frame = page.locator("iframe[title='Preview of the response']");
  const preview = page.frameLocator("iframe[title='Preview of the response']");
  await expect(preview.getByRole("heading", { name: "Hello" })).toHaveCSS("color", "rgb(0, 128, 128)");
  await expect(frame).toHaveAttribute("sandbox", "");
  await preview.getByRole("button", { name: "Send" }).click();
  await preview.getByRole("link", { name: "out" }).click();
  await page.waitForTimeout(1000);
  await expect(page).toHaveURL(`${service.url}/scripts/page`);
  await expect(page).toHaveTitle("page · PiCloud");
  await expect(preview.getByRole("heading", { name: "Hello" })).toBeVisible();
  expect(asked).not.toContain("/api/v1/admin/session");
  expect(asked).not.toContain("/reached");
  await page.getByRole("button", { name: "Source", exact: true }).click();
  await expect(page.getByRole("region", { name: "Response" })).toContainText("http-equiv='refresh'");
});

test("Enter and Ctrl-Enter run the request from its fields, and a redirect names its target", async ({ page }) => {
  const source = 'respond(302, #{ "location": "/api/v1/execute/greeter" }, ctx.request.query.n)';
  await service.admin("POST", "/scripts", { name: "moved", source });
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/moved`);
  const response = page.getByRole("region", { name: "Response" });
  await page.getByLabel("Query").fill("n=first");
  await page.keyboard.press("Enter");
  await expect(response).toContainText("first");
  await expect(response).toContainText("Redirects to /api/v1/execute/greeter");
  await page.getByText("Headers", { exact: true }).click();
  await page.getByLabel("Query").fill("n=second");
  await page.getByLabel("Headers, one per line").fill("x-a: 1");
  await page.keyboard.press("Control+Enter");
  await expect(response).toContainText("second");
});

test("on a phone a revision shows which lines it changed", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/greeter/revisions`);
  const difference = page.getByRole("region", { name: "Revision 2" });
  await expect(difference.locator(".cm-deletedChunk")).toContainText("hello");
  await expect(difference.locator(".cm-changedLine")).toContainText("greetings");
  await expect(difference.locator(".cm-changedLine")).toHaveCount(1);
});

test("limits and the quota of a script are set by its form and hold at once", async ({ page }) => {
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/greeter/settings`);
  await page.getByLabel("Rate limit (calls per minute)").fill("2");
  const [timeout, memory] = [page.getByLabel("Timeout"), page.getByLabel("Memory")];
  await timeout.fill("2");
  await expect(page.getByText("Add a unit, for example 5 s, 250 ms or 2 min.")).toBeVisible();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(timeout).toBeFocused();
  await timeout.fill("2500 ms");
  await memory.fill("1 GB");
  await expect(page.getByText("256 MiB is the most that the server accepts.")).toBeVisible();
  await memory.fill("64 mb");
  await expect(page.getByLabel("Expression depth", { exact: true })).toBeHidden();
  await page.getByText("Advanced", { exact: true }).click();
  await page.getByLabel("Expression depth", { exact: true }).fill("40");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText(/^Saved\. Revision/)).toBeVisible();
  await expect(timeout).toHaveValue("2.5 s");
  await expect(memory).toHaveValue("64 MiB");
  const { limits } = await service.admin<{ limits: unknown }>("GET", "/scripts/greeter");
  expect(limits).toEqual({ timeout_ms: 2500, max_memory_bytes: 67_108_864, max_expr_depth: 40 });
  const statuses = [];
  for (let call = 0; call < 3; call++) statuses.push((await service.call("greeter")).status);
  expect(statuses).toEqual([200, 200, 429]);
  await page.reload();
  await expect(page.getByLabel("Rate limit (calls per minute)")).toHaveValue("2");
  await page.getByLabel("Rate limit (calls per minute)").fill("");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect((await service.call("greeter")).status).toBe(200);
});

test("the editor says how the keyboard leaves it, and so it does", async ({ page }) => {
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/greeter`);
  const editor = page.getByRole("textbox", { name: "Source of greeter" });
  await editor.click();
  await expect(page.getByText("To leave the editor press Esc, then Tab.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(editor).not.toBeFocused();
  await expect(page.getByText("No unsaved changes")).toBeVisible();
});
