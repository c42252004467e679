// Everything below needs a session; without one the login page comes first and leads back. Before there is an
// owner it is the set-up.
import { redirect } from "@sveltejs/kit";
import { session } from "$lib/state/session.svelte";

export const load = async ({ url }: { url: URL }): Promise<void> => {
  if (session.current) return;
  let found = false;
  try {
    found = await session.probe();
  } catch {
    // the server is away: the page says so and comes back by itself
    return;
  }
  if (!found && session.needsSetup) redirect(307, "/setup");
  if (!found) redirect(307, `/login?next=${encodeURIComponent(url.pathname + url.search + location.hash)}`);
};
