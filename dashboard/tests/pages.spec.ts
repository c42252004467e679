// Pages of scripts, on both origins, in the browser of an admin who is logged in: they work, and a hostile one neither
// reads nor changes anything of the admin API or the dashboard.
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { logIn, setUpOwner } from "./owner";
import { Service } from "./service";

const GUEST_BOOK = `if ctx.request.method == "POST" { return html("<p id='thanks'>Thanks, " + ctx.request.form().name + "</p>"); }
html("<form method='post'><input name='name'><button>Sign</button></form><p id='js'></p><script>js.textContent = 'It runs'</script>")`;
const HOSTILE = `html("<title>hostile</title><iframe name='inner'></iframe>")`;
const WORKER = `respond(200, #{ "content-type": "text/javascript" }, "")`;
const service = new Service();
let apps = "";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  await service.start();
  await setUpOwner(browser, service);
  for (const [name, source] of [
    ["book", GUEST_BOOK],
    ["hostile", HOSTILE],
    ["worker", WORKER],
  ]) {
    await service.admin("POST", "/scripts", { name, source });
    await service.admin("POST", "/routes", { path: `/${name ?? ""}`, methods: ["GET", "POST"], script: name });
  }
  const ready = (await (await fetch(`${service.url}/readyz`)).json()) as { apps: { port: number } };
  apps = `http://127.0.0.1:${ready.apps.port}`;
});
test.afterAll(() => service.close());

/** What a hostile page gets: for each way either what it read, or "nothing". Runs in the page. */
async function attack({ main, port }: { main: string; port: string }): Promise<Record<string, string>> {
  const admin = `${main}/api/v1/admin`;
  const evil = JSON.stringify({ name: "evil", source: "1" });
  const found: Record<string, string> = {};
  const within = <T>(promise: Promise<T>): Promise<T | string> =>
    Promise.race([promise, new Promise<string>((done) => setTimeout(() => done("nothing"), 3000))]);
  const note = async (name: string, way: () => unknown): Promise<void> => {
    try {
      found[name] = String(await within(Promise.resolve(way())));
    } catch {
      found[name] = "nothing";
    }
  };
  const loaded = (tag: "img" | "script" | "link" | "iframe", address: string, more: object = {}): Promise<string> =>
    new Promise((done) => {
      const node = Object.assign(document.createElement(tag), more);
      node.onload = () => done("loaded");
      node.onerror = () => done("nothing");
      if (node instanceof HTMLLinkElement) node.href = address;
      else node.src = address;
      document.body.append(node);
    });
  const text = async (address: string, init: RequestInit): Promise<string> => (await fetch(address, init)).text();
  const post = { method: "POST", body: evil, credentials: "include" } as const;

  await note("fetch", () => text(`${admin}/scripts`, { credentials: "include" }));
  await note("fetch without cors", () => text(`${admin}/scripts`, { credentials: "include", mode: "no-cors" }));
  await note("fetch with a key", () =>
    text(`${admin}/scripts`, { credentials: "include", headers: { "X-PiCloud-Session": "a" } }),
  );
  await note("fetch of the dashboard", () => text(`${main}/`, { credentials: "include" }));
  await note("post", () => text(`${admin}/scripts`, post));
  await note("post without cors", () => text(`${admin}/scripts`, { ...post, mode: "no-cors" }));
  await note("post of json", () =>
    text(`${admin}/scripts`, { ...post, headers: { "content-type": "application/json" } }),
  );
  await note("delete", () => text(`${admin}/scripts/book`, { method: "DELETE", credentials: "include" }));
  await note("login", () => text(`${admin}/session`, { ...post, mode: "no-cors" }));
  await note(
    "xhr",
    () =>
      new Promise((done) => {
        const request = new XMLHttpRequest();
        request.withCredentials = true;
        request.onload = () => done(request.responseText);
        request.onerror = () => done("nothing");
        request.open("GET", `${admin}/scripts`);
        request.send();
      }),
  );
  await note("beacon", () => {
    navigator.sendBeacon(`${admin}/scripts`, new Blob([evil], { type: "text/plain" }));
    return "nothing";
  });
  await note("form", () => {
    const form = Object.assign(document.createElement("form"), {
      method: "POST",
      action: `${admin}/scripts`,
      enctype: "text/plain",
      target: "inner",
    });
    const field = Object.assign(document.createElement("input"), { name: evil.slice(0, -1) + ',"x":"', value: '"}' });
    form.append(field);
    document.body.append(form);
    form.submit();
    return "nothing";
  });
  await note("image", () => loaded("img", `${admin}/scripts`));
  await note("script", () => loaded("script", `${admin}/scripts`));
  await note("style", () => loaded("link", `${admin}/scripts`, { rel: "stylesheet" }));
  await note("prefetch", () => {
    void loaded("link", `${admin}/scripts`, { rel: "prefetch" });
    return "nothing";
  });
  await note("frame of the dashboard", async () => {
    const frame = document.createElement("iframe");
    frame.src = `${main}/scripts`;
    document.body.append(frame);
    await new Promise((done) => (frame.onload = done));
    return frame.contentDocument?.body.textContent ?? frame.contentWindow?.document.body.textContent;
  });
  await note("worker of the main origin", () => {
    new Worker(`${main}/exec/worker`);
    return "started";
  });
  await note(
    "worker of a blob",
    () =>
      new Promise((done) => {
        const code = `fetch("${admin}/scripts", { credentials: "include" }).then((a) => a.text()).then(postMessage, () => postMessage("nothing"))`;
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
        worker.onmessage = (event) => done(event.data);
        worker.onerror = () => done("nothing");
      }),
  );
  await note("service worker of the main origin", () => navigator.serviceWorker.register(`${main}/exec/worker`));
  await note(
    "socket",
    () =>
      new Promise((done) => {
        const socket = new WebSocket(`${admin.replace("http", "ws")}/executions/stream`);
        socket.onopen = () => done("open");
        socket.onerror = () => done("nothing");
      }),
  );
  await note(
    "events",
    () =>
      new Promise((done) => {
        const source = new EventSource(`${admin}/executions/stream`, { withCredentials: true });
        source.onopen = () => done("open");
        source.onerror = () => done("nothing");
      }),
  );
  await note("cookies", () => (document.cookie.includes("picloud_session") ? document.cookie : "nothing"));
  await note("storage", () => (Object.keys(localStorage).length ? JSON.stringify(localStorage) : "nothing"));
  await note("other storages", async () => (await indexedDB.databases()).length || "nothing");
  await note("window of the dashboard", async () => {
    const opened = window.open(`${main}/`);
    await new Promise((done) => setTimeout(done, 1000));
    if (!opened || opened.closed) return "nothing";
    return opened.document.body.textContent;
  });
  await note("storage of an opened window", async () => {
    const opened = window.open(`${main}/login`);
    await new Promise((done) => setTimeout(done, 1000));
    return !opened || opened.closed ? "nothing" : JSON.stringify(opened.localStorage);
  });
  await note("blank window", () => {
    const opened = window.open("about:blank");
    const storage = opened?.localStorage;
    return storage && Object.keys(storage).length ? JSON.stringify(storage) : "nothing";
  });
  // last, because they would end the session of the admin if they could
  await note("new cookies", () => {
    for (const path of ["/", "/api", "/api/v1/admin"]) {
      document.cookie = `picloud_session_${port}=evil; path=${path}`;
      document.cookie = `picloud_session_${port}=; path=${path}; max-age=0; domain=127.0.0.1`;
      document.cookie = `picloud_session_${port}=other; path=${path}`;
    }
    return "nothing"; // what became of it, the admin's next request shows
  });
  return found;
}

/** Opens a page in another tab, attacks, and closes what it opened. */
async function attackFrom(context: BrowserContext, address: string): Promise<Record<string, string>> {
  const page = await context.newPage();
  const before = new Set(context.pages());
  await page.goto(address);
  await expect(page).toHaveTitle("hostile");
  const succeeded: string[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/api/v1/admin/") && response.ok()) succeeded.push(response.url());
  });
  const found = await page.evaluate(attack, { main: service.url, port: new URL(service.url).port });
  for (const opened of context.pages()) if (!before.has(opened)) await opened.close();
  expect(succeeded, "requests that the admin API granted").toEqual([]);
  await page.close();
  return found;
}

async function signs(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator("#js")).toHaveText("It runs");
  await page.getByRole("textbox").fill("Ada");
  await page.getByRole("button", { name: "Sign" }).click();
  await expect(page.locator("#thanks")).toHaveText("Thanks, Ada");
}

test("JavaScript and forms work on both origins", async ({ page }) => {
  for (const address of [`${service.url}/exec/book`, `${service.url}/api/v1/execute/book`]) {
    await signs(page, address);
    expect(await page.evaluate(() => self.origin)).toBe("null");
  }
  for (const address of [`${apps}/book`, `${apps}/api/v1/execute/book`]) {
    await signs(page, address);
    expect(await page.evaluate(() => self.origin)).toBe(apps);
  }
});

test("the dashboard shows the URL on the apps origin", async ({ page }) => {
  await logIn(page, service.url);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`${service.url}/scripts/book`);
    await expect(page.getByRole("link", { name: `${apps}/api/v1/execute/book` })).toBeVisible();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await expect(page.getByText(`Use the URL of the apps origin, ${apps}:`)).toBeVisible();
    await page.goto(`${service.url}/routes`);
    await expect(page.getByText(`${apps}/book`)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test("a hostile page of either origin reads nothing and changes nothing", async ({ page, context }) => {
  await logIn(page, service.url);
  const names = async (): Promise<string[]> =>
    (await service.admin<{ items: { name: string }[] }>("GET", "/scripts")).items.map((script) => script.name);
  const before = await names();
  for (const address of [`${service.url}/exec/hostile`, `${apps}/hostile`]) {
    const found = await attackFrom(context, address);
    const read = Object.fromEntries(Object.entries(found).filter(([, what]) => what !== "nothing" && what !== ""));
    expect(read, address).toEqual({});
    expect(Object.keys(found).length).toBeGreaterThan(25);
    expect(await names()).toEqual(before);
    await page.goto(`${service.url}/scripts`);
    await expect(page.getByRole("link", { name: "hostile" })).toBeVisible();
  }
});
