// Why a schedule does not run, in words.

const TEXTS: Record<string, string> = {
  clock: "waits for the clock",
  script_disabled: "script is disabled",
  script_quarantined: "script is in quarantine",
  script_missing: "script is missing",
};

export const waitingText = (reason: string): string => TEXTS[reason] ?? `waits: ${reason}`;
