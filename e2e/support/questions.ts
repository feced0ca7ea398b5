import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { keep } from "./graphs";
/** Tests share one database: a name of its own keeps each apart. */
export const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

/** A person decides between input and output; no model is asked. */
export function asking(name: string, more: object = {}) {
  return {
    version: 1,
    name,
    nodes: [
      {
        id: "draft",
        kind: "input",
        name: "Draft",
        position: { x: 0, y: 0 },
        config: { fields: [{ key: "text", type: "text", required: true }] },
      },
      {
        id: "editor",
        kind: "approval",
        name: "Ask the editor",
        position: { x: 280, y: 0 },
        config: { message: "Publish this brief?", value: "{{draft.text}}", ...more },
      },
      { id: "brief", kind: "output", name: "Brief", position: { x: 560, y: 0 }, config: { value: "{{editor.output}}" } },
    ],
    edges: [
      { id: "e1", kind: "flow", source: "draft", sourcePort: "out", target: "editor", targetPort: "in" },
      { id: "e2", kind: "flow", source: "editor", sourcePort: "approved", target: "brief", targetPort: "in" },
    ],
  };
}

export async function start(request: APIRequestContext, graph: string, input: object): Promise<string> {
  const answer = await request.post(`/api/v1/graphs/${graph}/runs`, { data: { input } });
  expect(answer.status()).toBe(202);
  return ((await answer.json()) as { id: string }).id;
}

export async function asked(page: Page, more: object = {}): Promise<string> {
  const run = await start(page.request, await keep(page.request, asking(unique("Asks"), more)), { text: "Old words" });
  await page.goto(`/runs/${run}`);
  return run;
}

/** The word of the run's state, beside its number. */
export const chip = (page: Page, word: string) =>
  page.locator("header", { has: page.getByRole("heading", { level: 1 }) }).getByText(word, { exact: true });
export const card = (page: Page, name = "Ask the editor asks") => page.getByRole("region", { name });
