// Templates: complete recipes of scripts, and what one would create.
import { ask } from "./client";
import type { Template, TemplatePlan } from "./types";

export const listTemplates = async (): Promise<Template[]> =>
  (await ask<{ items: Template[] }>("GET", "/templates")).items;

/** Says what a template would create; nothing is created. */
export const planTemplate = (template: string, name: string, values: Record<string, string>): Promise<TemplatePlan> =>
  ask("POST", `/templates/${encodeURIComponent(template)}/plan`, { body: { name, values } });
