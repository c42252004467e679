// Backups of scripts, revisions, tokens and the owner's account.
import { ask, download } from "./client";
import type { Backup, BackupList } from "./types";

export const listBackups = (): Promise<BackupList> => ask("GET", "/backups");

/** Makes one and restores it on trial; takes seconds. */
export const createBackup = (): Promise<Backup> => ask("POST", "/backups");

export const fetchBackup = (name: string): Promise<Blob> => download(`/backups/${encodeURIComponent(name)}`);
