// The places of the navigation.
import type { IconName } from "$lib/components/Icon.svelte";

interface Place {
  name: string;
  href: string;
  icon: IconName;
  covers: (path: string) => boolean;
}

const below =
  (start: string) =>
  (path: string): boolean =>
    path === start || path.startsWith(`${start}/`);

export const PLACES: Place[] = [
  { name: "Overview", href: "/", icon: "overview", covers: (path) => path === "/" },
  { name: "Scripts", href: "/scripts", icon: "scripts", covers: (path) => below("/scripts")(path) || path === "/new" },
  { name: "Routes", href: "/routes", icon: "link", covers: below("/routes") },
  { name: "Assets", href: "/assets", icon: "files", covers: below("/assets") },
  { name: "Executions", href: "/executions", icon: "executions", covers: below("/executions") },
  { name: "Schedules", href: "/schedules", icon: "history", covers: below("/schedules") },
  { name: "Data", href: "/data", icon: "data", covers: below("/data") },
  { name: "Settings", href: "/settings", icon: "settings", covers: below("/settings") },
];
