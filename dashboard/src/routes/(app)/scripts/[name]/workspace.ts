// The workspace that the pages of one script share.
import { getContext } from "svelte";
import type { Script } from "$lib/api/types";
import type { Workspace } from "$lib/state/workspace.svelte";

/** Only below the script's layout, which shows its pages when the script is there. */
export function useWorkspace(): Workspace & { script: Script } {
  return getContext<Workspace & { script: Script }>("workspace");
}
