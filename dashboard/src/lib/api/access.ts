// Sessions, set-up, password, tokens and the audit log.
import { ask } from "./client";
import type { AuditEntry, BrowserSession, IssuedToken, Page, Session, Token } from "./types";

export const getSession = (): Promise<Session> => ask("GET", "/session", { relogin: false });

export const logIn = (password: string): Promise<unknown> =>
  ask("POST", "/session", { body: { password }, relogin: false });

export const logOut = (): Promise<undefined> => ask("DELETE", "/session", { relogin: false });

export const setUp = (token: string, password: string): Promise<unknown> =>
  ask("POST", "/setup", { body: { token, password }, relogin: false });

export const changePassword = (password: string, current: string): Promise<undefined> =>
  ask("POST", "/password", { body: { password, current_password: current } });

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
