// Below a path of another site the dashboard cannot work; the page says so instead of staying blank.
import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { Service } from "./service";

const HINT = "cannot be served below a path of another site";

test("the page says that it cannot be served below a path", async ({ page }) => {
  const service = new Service();
  await service.start();
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers, url = "/" } = incoming;
    if (!url.startsWith("/picloud/")) return void outgoing.writeHead(404).end();
    const passed = send(new URL(url.slice("/picloud".length), service.url), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((ready) => proxy.listen(0, "127.0.0.1", ready));
  try {
    await page.goto(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}/picloud/`);
    await expect(page.getByText(HINT)).toBeVisible({ timeout: 20_000 });

    await page.goto(service.url);
    await expect(page.getByRole("heading", { name: "Set up PiCloud" })).toBeVisible();
    await page.waitForTimeout(7000);
    await expect(page.getByText(HINT)).toBeHidden();
  } finally {
    proxy.close();
    await service.close();
  }
});
