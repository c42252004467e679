// Routes: which requests below /exec are answered by what.
import { ask } from "./client";
import type { Route, RouteExplanation } from "./types";

export interface NewRoute {
  path: string;
  methods: string[];
  script?: string;
  redirect?: { to: string };
  assets?: { name: string; fallback?: string };
  access?: "public" | "token";
  cors?: { origins: string[]; headers: string[] };
  verify?: { preset: string; secret: string };
}

const at = (id: string): string => `/routes/${encodeURIComponent(id)}`;

export const listRoutes = async (): Promise<Route[]> => (await ask<{ items: Route[] }>("GET", "/routes")).items;

export const addRoute = (route: NewRoute): Promise<Route> => ask("POST", "/routes", { body: route });

export const enableRoute = (id: string, enabled: boolean): Promise<Route> =>
  ask("PATCH", at(id), { body: { enabled } });

export const deleteRoute = (id: string): Promise<undefined> => ask("DELETE", at(id));

/** Says which route would answer; nothing runs. */
export const explainRoute = (method: string, url: string): Promise<RouteExplanation> =>
  ask("POST", "/routes/explain", { body: { method, url } });
