// Sessions, set-up, password, tokens and the audit log.
import { ask } from "./client";
import { sessionKey } from "./session-key";
import type { AuditEntry, BrowserSession, IssuedToken, NewSession, Page, Session, Token } from "./types";

export const getSession = (): Promise<Session> => ask("GET", "/session", { relogin: false });

export const logIn = (password: string): Promise<void> => begin("/session", { password });

export async function logOut(): Promise<void> {
  await ask("DELETE", "/session", { relogin: false });
  sessionKey.set(null);
}

export const setUp = (token: string, password: string): Promise<void> => begin("/setup", { token, password });

/** All sessions end with it. A 401 is a wrong current password as well as the end of the session. */
export async function changePassword(password: string, current: string): Promise<void> {
  await ask("POST", "/password", { body: { password, current_password: current }, relogin: false });
  sessionKey.set(null);
}

async function begin(path: string, body: unknown): Promise<void> {
  const { session_key } = await ask<NewSession>("POST", path, { body, relogin: false });
  sessionKey.set(session_key);
}

export const listTokens = (cursor?: string): Promise<Page<Token>> =>
  ask("GET", "/tokens", { query: { cursor, limit: 100 } });

export const createToken = (name: string, scopes: string[], expiresInS: number | null): Promise<IssuedToken> =>
  ask("POST", "/tokens", { body: { name, scopes, ...(expiresInS === null ? {} : { expires_in_s: expiresInS }) } });

export const revokeToken = (id: string): Promise<undefined> => ask("DELETE", `/tokens/${encodeURIComponent(id)}`);

export interface AuditQuery {
  actor?: string | undefined;
  action?: string | undefined;
  object?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

export const listAudit = (filter: AuditQuery, cursor?: string): Promise<Page<AuditEntry>> =>
  ask("GET", "/audit", { query: { ...filter, cursor, limit: 50 } });

export const listSessions = async (): Promise<BrowserSession[]> =>
  (await ask<{ items: BrowserSession[] }>("GET", "/sessions")).items;

export const endSession = (id: string): Promise<undefined> => ask("DELETE", `/sessions/${encodeURIComponent(id)}`);
