// What a script may reach beyond itself, as the dashboard shows and changes it. Pure.
import type { Grants, Use } from "$lib/api/types";

export type GrantKind = keyof Grants;

/** A grant that covers more than one host, or one on the local network, deserves a look. */
export type Breadth = "any" | "local" | "below" | "one";

const LOCAL_NAME = /(^|\.)(localhost|local|lan|home|internal|home\.arpa)$/;
const LOCAL_ADDRESS =
  /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[(::1\]|f[cd]))/;

/** How much of the network a grant for HTTP opens. */
export function breadthOf(grant: string): Breadth {
  const { host } = placeOf(grant);
  if (host === "*") return "any";
  if (host.startsWith("*.")) return "below";
  return LOCAL_ADDRESS.test(host) || LOCAL_NAME.test(host) || !/[.[]/.test(host) ? "local" : "one";
}

/** These grants and one more. */
export function withGrant(grants: Grants, kind: GrantKind, name: string): Grants {
  return { ...grants, [kind]: [...new Set([...grants[kind], name])] };
}

/** These grants without one. */
export function withoutGrant(grants: Grants, kind: GrantKind, name: string): Grants {
  return { ...grants, [kind]: grants[kind].filter((one) => one !== name) };
}

/**
 * Whether a script with these grants may do what its source does, as `is_granted` in picloud/manager/scripts/grants.py: a
 * computed name is allowed as soon as there is any grant of its kind.
 */
export function isGranted(grants: Grants, { grant, name }: Use): boolean {
  if (!(grant in grants)) return true;
  const given = grants[grant as GrantKind];
  if (name === null) return given.length > 0;
  return given.includes(name) || (grant === "http" && given.some((one) => covers(one, name)));
}

/** As `HttpGrant.covers` in picloud/shared/grants.py; `grant` is in normal form. */
function covers(grant: string, name: string): boolean {
  const [given, wanted] = [placeOf(grant), placeOf(name)];
  if (given.scheme !== wanted.scheme || given.port !== wanted.port) return false;
  if (given.host.startsWith("*.")) return wanted.host.endsWith(given.host.slice(1));
  return given.host === "*" || given.host === wanted.host;
}

function placeOf(text: string): { scheme: string; host: string; port: string } {
  const [, scheme = "https", host = "", port] = /^(?:(\w+):\/\/)?(.*?)(?::(\d+))?$/.exec(text.toLowerCase()) ?? [];
  return { scheme, host: host.replace(/\.$/, ""), port: port ?? (scheme === "http" ? "80" : "443") };
}

/** What a source needs and a script lacks, each grant once with its first line. */
export function missingGrants(grants: Grants, uses: Use[]): Use[] {
  const found = new Map<string, Use>();
  for (const use of uses) {
    if (!isGranted(grants, use) && !found.has(nameOf(use))) found.set(nameOf(use), use);
  }
  return [...found.values()];
}

/** Grants that a source does not use; none of a kind whose names it computes. */
export function unusedGrants(grants: Grants, uses: Use[]): { grant: GrantKind; name: string }[] {
  return (Object.keys(grants) as GrantKind[]).flatMap((grant) => {
    const same = uses.filter((use) => use.grant === grant);
    if (same.some(({ name }) => name === null)) return [];
    return grants[grant]
      .filter((name) => !same.some((use) => isGranted({ http: [], secrets: [], kv: [], [grant]: [name] }, use)))
      .map((name) => ({ grant, name }));
  });
}

const nameOf = ({ grant, name }: Use): string => `${grant} ${name ?? ""}`;

const WORDS: Record<string, string> = { http: "requests to", secrets: "the secret", kv: "the namespace" };

/** A grant in words: "requests to api.example.com". */
export function grantText(grant: string, name: string): string {
  return `${WORDS[grant] ?? grant} ${name}`;
}
