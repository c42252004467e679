// Before there is an owner nobody has a password: the set-up comes first.
import { redirect } from "@sveltejs/kit";
import { session } from "$lib/state/session.svelte";

export const load = async (): Promise<void> => {
  if (session.current) return;
  try {
    await session.probe();
  } catch {
    return; // the server is away: the form says so when it is sent
  }
  if (session.needsSetup) redirect(307, "/setup");
};
