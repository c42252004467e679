// Where the apps origin is, as seen from the page that is open. Pure.

/** What `/readyz` says of it. `hosts`: names under which the listener of the dashboard serves it. */
export interface Apps {
  port: number | null;
  https: boolean;
  hosts: string[];
}

/** Its URL without a path; null when it is off, or when a page with HTTPS could not lead there. */
export function appsUrlOf(apps: Apps, page: { protocol: string; hostname: string; port: string }): string | null {
  const [name] = apps.hosts;
  if (name !== undefined) return `${page.protocol}//${name}${page.port === "" ? "" : `:${page.port}`}`;
  if (apps.port === null || (page.protocol === "https:") !== apps.https) return null;
  return `${page.protocol}//${page.hostname}:${apps.port}`;
}
