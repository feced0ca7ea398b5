import { existsSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { startedAnswer } from "@/lib/contract/runs";
import { projectRoot } from "@/lib/runtime/project-root";
import { parseEvent } from "@/lib/trace/event";
import { startWeb } from "./programs";
import type { Workload } from "./workload";

/** `written`: from the moment that an event carries to its arrival. `click`: from the request being sent to the first step's arrival. */
export type Arrivals = { written: number[]; click: number[] };

export function isBuilt(): boolean {
  return existsSync(path.join(projectRoot(), ".next", "BUILD_ID"));
}

/** Runs one after the other through the real web app, each followed as a browser does. Milliseconds. */
export async function arrivals(databaseUrl: string, dataDir: string, work: Workload, runs: number): Promise<Arrivals> {
  const web = await startWeb(databaseUrl, dataDir);
  const found: Arrivals = { written: [], click: [] };
  try {
    await oneRun(web.url, work, { written: [], click: [] });
    for (let run = 0; run < runs; run += 1) await oneRun(web.url, work, found);
  } finally {
    await web.stop();
  }
  return found;
}

async function oneRun(url: string, { graph }: Workload, found: Arrivals): Promise<void> {
  const clicked = Date.now();
  const answer = await fetch(`${url}/api/v1/runs`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ graph, input: {} }),
  });
  if (!answer.ok) throw new Error(`the web app refuses the run: ${answer.status} ${await answer.text()}`);
  const { events } = startedAnswer.parse(await answer.json());
  const connected = Date.now();
  const stream = await fetch(`${url}${events}`, { headers: { accept: "text/event-stream" }, signal: AbortSignal.timeout(60_000) });
  let isFirst = true;
  for await (const data of messages(stream)) {
    const now = Date.now();
    const event = parseEvent(JSON.parse(data));
    if (event === null) continue;
    // What was written before the stream was open is old by no fault of the stream.
    if (Date.parse(event.at) >= connected) found.written.push(now - Date.parse(event.at));
    if (event.type === "step.started" && isFirst) {
      found.click.push(now - clicked);
      isFirst = false;
    }
  }
}

const bytes = z.instanceof(Uint8Array);

async function* messages(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of response.body ?? []) {
    rest += decoder.decode(bytes.parse(piece), { stream: true });
    const whole = rest.split("\n\n");
    rest = whole.pop() ?? "";
    for (const message of whole) {
      const data = message.split("\n").find((line) => line.startsWith("data: "));
      if (data !== undefined) yield data.slice("data: ".length);
    }
  }
}
