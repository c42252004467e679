// Everything below needs a session; without one the login page comes first and leads back.
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
  if (!found) redirect(307, `/login?next=${encodeURIComponent(url.pathname + url.search)}`);
};
