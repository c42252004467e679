import { expect, test } from "vitest";
import { appsUrlOf } from "./apps-url";

const page = { protocol: "http:", hostname: "board.local", port: "8080" };
const apps = { port: 8081, https: false, hosts: [] };

test("a port of its own is one of the same host", () => {
  expect(appsUrlOf(apps, page)).toBe("http://board.local:8081");
  expect(appsUrlOf(apps, { ...page, hostname: "[::1]" })).toBe("http://[::1]:8081");
  expect(appsUrlOf({ ...apps, https: true }, { ...page, protocol: "https:" })).toBe("https://board.local:8081");
});

test("a name of its own wins, at the port of the page", () => {
  const named = { ...apps, hosts: ["apps.example.org", "other.example.org"] };
  expect(appsUrlOf(named, { protocol: "https:", hostname: "board", port: "" })).toBe("https://apps.example.org");
  expect(appsUrlOf(named, page)).toBe("http://apps.example.org:8080");
});

test("there is none when it is off, or behind a proxy that adds HTTPS for the dashboard alone", () => {
  expect(appsUrlOf({ ...apps, port: null }, page)).toBeNull();
  expect(appsUrlOf(apps, { ...page, protocol: "https:", port: "" })).toBeNull();
});
