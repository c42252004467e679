// Secrets: their names and facts, never their values.
import { ask } from "./client";
import type { Secret } from "./types";

const at = (name: string): string => `/secrets/${encodeURIComponent(name)}`;

export const listSecrets = async (): Promise<Secret[]> => (await ask<{ items: Secret[] }>("GET", "/secrets")).items;

/** Sets a value, or replaces it: the next run has it. */
export const setSecret = (name: string, value: string): Promise<undefined> => ask("PUT", at(name), { body: { value } });

export const deleteSecret = (name: string): Promise<undefined> => ask("DELETE", at(name));

/** Encrypts all secrets with a new key; how many they were. */
export const rotateKey = async (): Promise<number> =>
  (await ask<{ secrets: number }>("POST", "/secrets/rotate-key")).secrets;

/** Adds the key of sealed secrets, a line of the key file; how many secrets it opened. */
export const unseal = async (key: string): Promise<number> =>
  (await ask<{ secrets: number }>("POST", "/secrets/unseal", { body: { key } })).secrets;
