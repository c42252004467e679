// The warnings about an installation, each with what to do. Pure.
import type { System } from "$lib/api/types";
import { bytes, plural } from "$lib/format";

export interface Notice {
  tone: "danger" | "warn";
  text: string;
  /** What to do about it. */
  way: string;
}

const LOW_DISK = 0.05;
const LOW_MEMORY = 0.08;
const HOT_C = 80;
const OLD_PROOF_MS = 3 * 86_400_000;
const THROTTLED: Record<string, string> = {
  under_voltage: "The board gets too little voltage",
  frequency_capped: "The board runs at a reduced clock speed",
  throttled: "The board is throttled",
  soft_temperature_limit: "The board is at its soft temperature limit",
};

/** The notices of a state, the gravest first. */
export function noticesOf(system: System, now: Date): Notice[] {
  return [...serviceNotices(system), ...backupNotices(system, now), ...machineNotices(system)].sort(
    (a, b) => Number(a.tone === "warn") - Number(b.tone === "warn"),
  );
}

function serviceNotices({ readiness: { executor, database, history, data, secrets } }: System): Notice[] {
  const found: Notice[] = [];
  if (!executor.ok) {
    const way = "PiCloud keeps trying. If it persists, run picloud doctor and check the log of the service.";
    found.push({ tone: "danger", text: "No executor process runs: calls are refused.", way });
  } else if (executor.last_death) {
    const way = "It was replaced. The executions of that time show which script was running.";
    found.push({ tone: "warn", text: `An executor process was lost: ${executor.last_death.reason}.`, way });
  }
  if (!database.ok) {
    const text = `The database rejects changes: ${database.fault ?? "it does not respond"}`;
    found.push({ tone: "danger", text, way: "Scripts are still served. Check the disk, then run picloud doctor." });
  }
  if (data.fault !== null) {
    const text = `The data of scripts cannot be used: ${data.fault.replace(/\.?$/, ".")}`;
    const way = "Scripts that store nothing go on. Check the disk, run picloud doctor, or restore a backup with data.";
    found.push({ tone: "danger", text, way });
  }
  if (secrets.sealed) {
    const text = `${plural(secrets.sealed, "secret")} cannot be opened: the key is missing.`;
    found.push({
      tone: "danger",
      text,
      way: "Scripts that use them fail. Give the key back under Settings > Secrets.",
    });
  }
  if (!history.writing) {
    const way = "Calls are still served and counted. Free some disk space, or check the log of the service.";
    found.push({ tone: "warn", text: "History cannot be written.", way });
  }
  return found;
}

function backupNotices({ readiness: { backups } }: System, now: Date): Notice[] {
  if (backups.fault !== null) {
    const way =
      "It is retried automatically. Check the disk of the backup directory; Settings > Backups retries it now.";
    return [{ tone: "danger", text: `The last backup failed: ${backups.fault}`, way }];
  }
  if (backups.proved_at === null) return [];
  const age = now.getTime() - new Date(backups.proved_at).getTime();
  if (backups.next_at === null || age < OLD_PROOF_MS || new Date(backups.next_at) > now) return [];
  return [{ tone: "warn", text: "The newest tested backup is old.", way: "Create one now under Settings > Backups." }];
}

function machineNotices(system: System): Notice[] {
  const found: Notice[] = [];
  const { disk_free_bytes: free, disk_total_bytes: disk, memory_available_bytes: left } = system;
  if (free !== null && disk !== null && free < disk * LOW_DISK) {
    const way = "Free some disk space, or lower PICLOUD_HISTORY_MAX_BYTES.";
    found.push({ tone: "danger", text: `Only ${bytes(free)} of disk space is free.`, way });
  }
  if (left !== null && system.memory_total_bytes !== null && left < system.memory_total_bytes * LOW_MEMORY) {
    const way = "Lower PICLOUD_EXECUTOR_PROCESSES or max_memory_bytes, or stop other programs.";
    found.push({ tone: "warn", text: `Only ${bytes(left)} of memory is available.`, way });
  }
  if (system.temperature_c !== null && system.temperature_c >= HOT_C) {
    const text = `The machine is ${Math.round(system.temperature_c)} °C hot and may slow down.`;
    found.push({ tone: "warn", text, way: "Improve its cooling, for example with a heat sink or a fan." });
  }
  for (const flag of system.throttled ?? []) {
    const text = THROTTLED[flag];
    const way = flag === "under_voltage" ? "Use a stronger power supply." : "Check its power supply and cooling.";
    if (text !== undefined) found.push({ tone: "warn", text: `${text}.`, way });
  }
  return found;
}
