// What a script may reach beyond itself, as the dashboard shows and changes it. Pure.
import type { Grants } from "$lib/api/types";

export type GrantKind = keyof Grants;

/** A grant that covers more than one host, or one on the local network, deserves a look. */
export type Breadth = "any" | "local" | "below" | "one";

const LOCAL_NAME = /(^|\.)(localhost|local|lan|home|internal|home\.arpa)$/;
const LOCAL_ADDRESS =
  /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[(::1\]|f[cd]))/;

/** How much of the network a grant for HTTP opens. */
export function breadthOf(grant: string): Breadth {
  const host = hostOf(grant);
  if (host === "*") return "any";
  if (host.startsWith("*.")) return "below";
  return LOCAL_ADDRESS.test(host) || LOCAL_NAME.test(host) || !/[.[]/.test(host) ? "local" : "one";
}

function hostOf(grant: string): string {
  return grant.replace(/^\w+:\/\//, "").replace(/:\d+$/, "");
}

/** These grants and one more. */
export function withGrant(grants: Grants, kind: GrantKind, name: string): Grants {
  return { ...grants, [kind]: [...new Set([...grants[kind], name])] };
}

/** These grants without one. */
export function withoutGrant(grants: Grants, kind: GrantKind, name: string): Grants {
  return { ...grants, [kind]: grants[kind].filter((one) => one !== name) };
}

const WORDS: Record<string, string> = { http: "requests to", secrets: "the secret", kv: "the namespace" };

/** A grant in words: "requests to api.example.com". */
export function grantText(grant: string, name: string): string {
  return `${WORDS[grant] ?? grant} ${name}`;
}
