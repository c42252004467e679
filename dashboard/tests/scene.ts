// An installation with something in it: scripts, revisions, calls good and bad. Returns the pages worth a look.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Service } from "./service";

const ORDERS = `// Adds up an order and says what is most expensive.
let order = ctx.request.body;
if type_of(order) != "map" {
    throw respond(422, #{ error: "send a JSON object" });
}
let total = 0;
for item in order.items ?? [] {
    total += item.price * (item.count ?? 1);
}
log.info("order added up", #{ total: total });
#{ total: total, currency: "EUR" }
`;
const SENSOR = `// Takes a reading of a sensor and answers with an average of its values.
let values = ctx.request.body.values;
log.debug("values arrived", #{ count: values.len });
let average = values.reduce(|sum, x| sum + x, 0.0) / values.len();
if average > 30.0 {
    log.warn("it is getting hot", #{ average: average });
}
#{ average: average, unit: \`°\${ctx.request.query.unit ?? "C"}\` }
`;
const OTHERS = [
  ["mail-webhook", "Takes bounces of the mail provider"],
  ["github-hook", "Checks the signature and answers quickly"],
  ["feed", "RSS of the notes"],
  ["short-links", "Redirects by name"],
  ["contact-form", "Thanks for a message"],
  ["health-of-shop", "What the monitor asks"],
  ["vat", "Tax of an amount by country"],
  ["weather", "Formats what the balcony sends"],
  ["csv-to-json", "Turns a table into objects"],
  ["invoice-number", "The next number of a series"],
  ["opening-hours", ""],
  ["doorbell", "Called by the button downstairs"],
  ["slugify", "A title as part of a URL"],
  ["qr-target", ""],
  ["markdown-toc", "Headings of a text"],
  ["dns-report", "Sums up a day of queries"],
] as const;
const RATES = (peer: string): string => `// Exchange rates from two providers, kept for an hour.
let rates = kv.get("rates");
if rates != () { return rates; }
let options = #{ headers: #{ authorization: secrets.ref("SHOP_TOKEN", "Bearer ") } };
let replies = [http.get("${peer}/eur", options), http.get("${peer}/usd", options)];
rates = #{ eur: replies[0].json().rate, usd: replies[1].json().rate };
kv.set("rates", rates, #{ ttl_s: 3600 });
kv.open("shared").set("rates", rates);
rates
`;
const JSON_HEADERS = { "content-type": "application/json" };

export async function fill(service: Service): Promise<Record<string, string>> {
  const make = (name: string, source: string, fields = {}): Promise<unknown> =>
    service.admin("POST", "/scripts", { name, source, ...fields });
  await make("hello", '#{ hello: ctx.request.query.name ?? "world" }', { description: "Greets whoever asks" });
  await make("orders", ORDERS.replace('"EUR"', '"USD"'), { description: "Adds up an order from the shop" });
  await make("sensor", SENSOR, { description: "Average of a sensor's readings", access: "public" });
  await make("nightly-report", "#{ sent: true }", { enabled: false, description: "Waits for schedules" });
  await make("internal", "#{ secret: 42 }", { access: "token" });
  await make("endless", "let n = 0;\nloop {\n    n += 1;\n}\n", { description: "Never ends by itself" });
  await service.admin("PATCH", "/scripts/orders", { source: ORDERS, limits: { timeout_ms: 2000 } });
  await service.admin("PUT", "/scripts/orders/grants", {
    http: ["api.example.com", "*.example.org", "http://192.168.1.20", "*"],
    secrets: ["SHOP_TOKEN"],
    kv: ["shared"],
  });
  const daily = { cron: "0 7 * * *", timezone: "Europe/Berlin" };
  await service.admin("POST", "/schedules", { name: "nightly", script: "nightly-report", ...daily });
  const verify = { preset: "github", secret: "CHAT_TOKEN" };
  await service.admin("POST", "/routes", { path: "/hooks/github", methods: ["POST"], script: "orders", verify });
  await service.admin("PUT", "/secrets/SHOP_TOKEN", { value: "the token of the shop" });
  await service.admin("PUT", "/secrets/CHAT_TOKEN", { value: "the token of the chat" });
  const items = Array.from({ length: 120 }, (_, n) => ({ key: `order/${1000 + n}`, value: { total: 250 + n } }));
  await service.admin("POST", "/kv/orders/import", { items });
  await service.admin("PUT", "/kv/orders/keys/last", { value: "order/1119", ttl_s: 86_400 });
  await service.admin("PUT", "/kv/namespace:shared/keys/rates", { value: { EUR: 1.0, USD: 1.08 } });
  for (const [name, description] of OTHERS) await make(name, `#{ script: "${name}", ok: true }`, { description });
  await calls(service);
  const waterfall = await waits(service, make);
  await service.admin("POST", "/tokens", { name: "deploy from laptop", scopes: ["deploy"], expires_in_s: 7_776_000 });
  await service.admin("POST", "/tokens", { name: "shop", scopes: ["invoke:internal"] });
  await new Promise((wake) => setTimeout(wake, 2500));
  const failed = await service.admin<{ items: { id: string }[] }>("GET", "/executions?script=sensor&status=failed");
  const limited = await service.admin<{ items: { id: string }[] }>("GET", "/executions?script=endless");
  return {
    overview: "/",
    scripts: "/scripts",
    new: "/new",
    editor: "/scripts/sensor",
    revisions: "/scripts/orders/revisions",
    runs: "/scripts/sensor/runs",
    "script-settings": "/scripts/orders/settings",
    reach: "/scripts/orders/settings#reach",
    triggers: "/scripts/orders/triggers",
    routes: "/routes",
    schedules: "/schedules",
    executions: "/executions",
    execution: `/executions/${failed.items[0]?.id ?? ""}`,
    "execution-limit": `/executions/${limited.items[0]?.id ?? ""}`,
    waterfall: `/executions/${waterfall}`,
    data: "/data",
    keys: "/data/namespace:shared",
    tokens: "/settings",
    secrets: "/settings/secrets",
    password: "/settings/password",
    server: "/settings/server",
    audit: "/settings/audit",
  };
}

/** Call a script that waits for a store and for a server; returns the id of its execution. */
async function waits(
  service: Service,
  make: (name: string, source: string, fields?: object) => Promise<unknown>,
): Promise<string> {
  const peer = createServer((_, response) => {
    setTimeout(() => response.setHeader("content-type", "application/json").end('{"rate": 1.08}'), 60);
  });
  await new Promise<void>((ready) => peer.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`;
  await make("rates", RATES(url), { description: "Exchange rates, kept for an hour" });
  await service.admin("PUT", "/scripts/rates/grants", { http: [url], secrets: ["SHOP_TOKEN"], kv: ["shared"] });
  const answer = await service.call("rates");
  peer.closeAllConnections();
  peer.close();
  return answer.headers.get("x-execution-id") ?? "";
}

async function calls(service: Service): Promise<void> {
  for (const [i, [name]] of OTHERS.entries()) for (let n = i % 5; n > 0; n--) await service.call(name);
  for (let i = 0; i < 40; i++) {
    await service.call(`hello?name=${i}`);
    if (i % 3 === 0) {
      const body = JSON.stringify({ items: [{ price: 250 + i, count: 2 }] });
      await service.call("orders", { method: "POST", body, headers: JSON_HEADERS });
    }
    if (i % 7 === 0) {
      const values = i % 14 === 0 ? "[21.5, 30.1, 44]" : "null";
      await service.call("sensor", { method: "POST", body: `{"values": ${values}}`, headers: JSON_HEADERS });
    }
  }
  await service.call("endless");
  await service.call("orders", { method: "POST", body: "[]", headers: JSON_HEADERS });
}
