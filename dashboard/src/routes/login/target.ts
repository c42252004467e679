// Where a login leads: a path of this site and nothing else.
export function targetOf(url: URL): string {
  const wanted = url.searchParams.get("next");
  if (wanted === null || !wanted.startsWith("/")) return "/";
  const target = new URL(wanted, url.origin);
  return target.origin === url.origin && !target.pathname.startsWith("/login")
    ? target.pathname + target.search + target.hash
    : "/";
}
