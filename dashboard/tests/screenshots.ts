// Pictures of every page, light and dark, desktop and phone, into dashboard/screenshots. Made to be looked at.
import { test, type Browser, type Page } from "@playwright/test";
import { addPast } from "./past";
import { fill } from "./scene";
import { PASSWORD, Service } from "./service";

const SIZES = { desktop: { width: 1280, height: 820 }, phone: { width: 390, height: 844 } };
const THEMES = ["light", "dark"] as const;
const FOLDER = "screenshots";

// by hand, maybe on a busy machine: no picture is late
test.describe.configure({ mode: "serial", timeout: 900_000 });

let service: Service;
let pages: Record<string, string>;

test.beforeAll(async () => {
  service = new Service();
  await service.start();
  const before = await service.admin<{ items: unknown[] }>("GET", "/scripts");
  if (before.items.length > 0) throw new Error("not a fresh folder");
});

test.afterAll(() => service.close());

test("set-up", async ({ browser }) => {
  await each(browser, async (page, suffix) => {
    await page.goto(`${service.url}/setup#${service.setupToken}`);
    await page.getByLabel("New password").waitFor();
    await page.screenshot({ path: `${FOLDER}/setup-${suffix}.png` });
  });
});

test("nothing there yet, then everything", async ({ browser }) => {
  const first = await browser.newPage();
  await first.goto(`${service.url}/setup#${service.setupToken}`);
  await first.getByLabel("New password").fill(PASSWORD);
  await first.getByRole("button", { name: "Set password" }).click();
  await first.getByRole("heading", { name: "New script" }).waitFor();
  const state = await first.context().storageState();
  // without an owner, this page leads to the set-up
  await each(browser, async (page, suffix) => {
    await page.goto(`${service.url}/login`);
    await page.getByLabel("Password").waitFor();
    await page.screenshot({ path: `${FOLDER}/login-${suffix}.png` });
  });
  await each(
    browser,
    async (page, suffix) => {
      await shoot(page, "/scripts", `empty-scripts-${suffix}`);
      await shoot(page, "/executions", `empty-executions-${suffix}`);
    },
    state,
  );
  pages = { ...(await fill(service)), "overview-day": "/?period=day" };
  await addPast(service);
  await each(
    browser,
    async (page, suffix) => {
      for (const [name, path] of Object.entries(pages)) await shoot(page, path, `${name}-${suffix}`);
    },
    state,
  );
});

async function each(
  browser: Browser,
  visit: (page: Page, suffix: string) => Promise<void>,
  state?: Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>,
): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        isMobile: size === "phone",
        hasTouch: size === "phone",
        ...(state ? { storageState: state } : {}),
      });
      await visit(await context.newPage(), `${size}-${colorScheme}`);
      await context.close();
    }
  }
}

async function shoot(page: Page, path: string, name: string): Promise<void> {
  await page.goto(service.url + path);
  await page.locator("main h1").first().waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}
