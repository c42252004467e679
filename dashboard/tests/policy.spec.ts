// What the pages of the dashboard may load as a script: the files of the build, and no response of a user's script.
import { expect, test } from "@playwright/test";
import { PASSWORD, Service } from "./service";

const EVIL = "respond(200, #{ 'content-type': 'text/javascript' }, 'globalThis.evil = true; export {};')".replaceAll(
  "'",
  '"',
);

for (const bind of ["127.0.0.1", "[::1]"]) {
  test(`a response of a script is no script of the dashboard, at ${bind}`, async ({ page }) => {
    const service = new Service({ PICLOUD_BIND: `${bind}:0` });
    await service.start();
    try {
      await service.admin("POST", "/scripts", { name: "evil", source: EVIL });
      expect((await service.call("evil")).headers.get("content-type")).toContain("text/javascript");
      await page.goto(`${service.url}/setup#${service.setupToken}`);
      await page.getByLabel("New password").fill(PASSWORD);
      await page.getByRole("button", { name: "Set password" }).click();
      await expect(page.getByRole("heading", { name: "New script" })).toBeVisible();
      const outcomes = await page.evaluate(async (own) => {
        const asElement = (src: string, type: string): Promise<string> =>
          new Promise((resolve) => {
            const script = Object.assign(document.createElement("script"), { src, type });
            script.onload = () => resolve("loaded");
            script.onerror = () => resolve("refused");
            document.head.append(script);
          });
        const asWorker = (src: string): Promise<string> =>
          new Promise((resolve) => {
            try {
              const worker = new Worker(src);
              worker.onerror = () => resolve("refused");
              setTimeout(() => resolve("loaded"), 1000);
            } catch {
              resolve("refused");
            }
          });
        const evil = "/api/v1/execute/evil";
        return {
          classic: await asElement(evil, ""),
          module: await asElement(evil, "module"),
          hidden: await asElement("/_app/../api/v1/execute/evil", ""),
          worker: await asWorker(evil),
          own: await asElement(own, ""),
          evil: "evil" in globalThis,
        };
      }, "/theme.js");
      expect(outcomes).toEqual({
        classic: "refused",
        module: "refused",
        hidden: "refused",
        worker: "refused",
        own: "loaded",
        evil: false,
      });
    } finally {
      await service.close();
    }
  });
}
