import type { JsonObject } from "@/lib/core/json";
import { addressOf } from "@/lib/contract/client";
import { startGraphRun } from "@/lib/contract/runs";

export type ToRun = { origin: string; graphId: string; slug: string; input: JsonObject };

/** Seconds that the answer may wait for the end of the run. */
const wait = 30;

/** For a shell: an apostrophe inside of apostrophes ends them, stands alone, and begins them again. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function address({ origin, graphId }: ToRun): string {
  return `${origin}${addressOf(startGraphRun, { params: { graphId }, query: { wait } })}`;
}

export function asCurl(run: ToRun): string {
  const lines = [
    `curl -sS ${quoted(address(run))}`,
    `  -H 'content-type: application/json'`,
    `  -d ${quoted(JSON.stringify({ input: run.input }))}`,
  ];
  return `${lines.join(" \\\n")}\n`;
}

export function asTypeScript(run: ToRun): string {
  const body = JSON.stringify({ input: run.input }, null, 2).replaceAll("\n", "\n  ");
  return `const response = await fetch(${JSON.stringify(address(run))}, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(${body}),
});
const run = await response.json();
if (!response.ok) throw new Error(run.detail);
// 200: it has ended. 202: it goes on; ask again at run.url.
console.log(run.status, run.output ?? run.url);
`;
}

/** The file is what "Save as a file" makes. */
export function asCommand({ slug, input }: ToRun): string {
  return `npx baton run ${slug}.baton.json --input ${quoted(JSON.stringify(input))}\n`;
}
