// Sources with an unsaved draft: other saves in between, line endings, and proxies that change entity tags.
import { createServer, request as send, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test, type Page } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const service = new Service();

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
});
test.afterAll(() => service.close());

async function write(page: Page, name: string, source: string): Promise<void> {
  await page.getByRole("textbox", { name: `Source of ${name}` }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(source);
}

const sourceOf = async (name: string): Promise<string> =>
  (await service.admin<{ source: string }>("GET", `/scripts/${name}`)).source;

test("a draft of an earlier visit does not silently replace a newer revision", async ({ page }) => {
  await service.admin("POST", "/scripts", { name: "kept", source: "#{ answer: 1 }" });
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/kept`);
  await write(page, "kept", "#{ answer: 2 }");
  await page.getByRole("link", { name: "Overview" }).click();
  await service.admin("PATCH", "/scripts/kept", { source: "#{ answer: 3 }" });
  await page.goto(`${service.url}/scripts/kept`);
  await expect(page.getByText("Unsaved changes from an earlier visit, not from the live revision")).toBeVisible();
  await page.getByRole("textbox", { name: "Source of kept" }).click();
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Revision 2 is live now");
  expect(await sourceOf("kept")).toBe("#{ answer: 3 }");
  await dialog.getByRole("button", { name: "Overwrite with mine" }).click();
  await expect(page.getByText("Saved. Revision 3 is live.")).toBeVisible();
  expect(await sourceOf("kept")).toBe("#{ answer: 2 }");

  // a draft that began from the live revision is saved without a question, also after a change of settings
  await write(page, "kept", "#{ answer: 4 }");
  await page.reload();
  await service.admin("PATCH", "/scripts/kept", { description: "changed meanwhile" });
  await page.getByRole("textbox", { name: "Source of kept" }).click();
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved. Revision 4 is live.")).toBeVisible();
});

test("after Keep editing in a conflict the next save asks again", async ({ page }) => {
  await service.admin("POST", "/scripts", { name: "shared", source: "#{ answer: 1 }" });
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/shared`);
  await write(page, "shared", "#{ answer: 2 }");
  await service.admin("PATCH", "/scripts/shared", { source: "#{ answer: 3 }" });
  const dialog = page.getByRole("dialog");
  for (const [leave, answer] of [
    ["Keep editing", 4],
    ["Escape", 5],
  ] as const) {
    await page.getByRole("textbox", { name: "Source of shared" }).click();
    await page.keyboard.press("Control+s");
    await expect(dialog).toContainText("Revision 2 is live now");
    if (leave === "Escape") await page.keyboard.press("Escape");
    else await dialog.getByRole("button", { name: leave }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText("Unsaved changes, not from the live revision")).toBeVisible();
    await write(page, "shared", `#{ answer: ${answer} }`);
  }
  expect(await sourceOf("shared")).toBe("#{ answer: 3 }");

  // the same after a reload, and then theirs
  await page.reload();
  await page.getByRole("textbox", { name: "Source of shared" }).click();
  await page.keyboard.press("Control+s");
  await dialog.getByRole("button", { name: "Take theirs" }).click();
  await expect(page.getByText("No unsaved changes")).toBeVisible();
  await write(page, "shared", "#{ answer: 7 }");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved. Revision 3 is live.")).toBeVisible();
});

test("a source with CRLF opens as saved, follows deploys and keeps its line endings", async ({ page }) => {
  await service.admin("POST", "/scripts", { name: "windows", source: "let a = 1;\r\nlet b = 2;\r\na + b\r\n" });
  await logIn(page, service.url);
  await page.goto(`${service.url}/scripts/windows`);
  await expect(page.getByText("No unsaved changes")).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await service.admin("PATCH", "/scripts/windows", { source: "let a = 5;\r\nlet b = 2;\r\na + b\r\n" });
  await page.goto(`${service.url}/scripts/windows`);
  const editor = page.getByRole("textbox", { name: "Source of windows" });
  await expect(editor).toContainText("let a = 5;");
  await expect(page.getByText("No unsaved changes")).toBeVisible();

  await editor.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("// sum\n");
  await page.keyboard.press("Control+s");
  await expect(page.getByText(/Saved\. Revision 3/)).toBeVisible();
  expect(await sourceOf("windows")).toBe("// sum\r\nlet a = 5;\r\nlet b = 2;\r\na + b\r\n");
});

test("every page saves behind a proxy that makes entity tags weak", async ({ page }) => {
  await service.admin("POST", "/scripts", { name: "proxied", source: "1" });
  const proxy = weakening(service.url);
  await new Promise<void>((ready) => proxy.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  try {
    await logIn(page, url);
    await page.goto(`${url}/scripts/proxied`);
    await write(page, "proxied", "2");
    await page.keyboard.press("Control+s");
    await expect(page.getByText("Saved. Revision 2 is live.")).toBeVisible();
    await page.getByRole("link", { name: "Settings" }).last().click();
    await page.getByLabel("Description").fill("behind a proxy");
    await page.getByRole("button", { name: "Save settings" }).click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "Revisions" }).click();
    await page.getByRole("link", { name: /Revision 1/ }).click();
    await page.getByRole("button", { name: "Roll back to this" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Roll back to revision 1" }).click();
    await expect(page.getByText("revision 1 is live", { exact: true })).toBeVisible();
  } finally {
    proxy.close();
  }
});

/** A reverse proxy that does what a compressing one does to entity tags. */
function weakening(target: string): Server {
  return createServer((incoming, outgoing) => {
    const { method, headers, url = "/" } = incoming;
    const passed = send(new URL(url, target), { method, headers }, (answer) => {
      const { etag, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, etag ? { ...rest, etag: `W/${etag}` } : rest);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
}
