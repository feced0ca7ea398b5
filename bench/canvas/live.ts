import { setTimeout } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import { z } from "zod";
import { startedAnswer } from "@/lib/contract/runs";
import type { Graph } from "@/lib/graph/document";
import { parseEvent } from "@/lib/trace/event";
import { forgetTasks, framesDuring, longestTask, pan, watchTasks, zoom, type Frames } from "./frames";

/** `updates`: starts and ends of steps in a second, while frames were taken. `longest`: the longest task of the page from then to the run's end, in ms. */
export type LiveMeasured = { updates: number; pan: Frames; fitPan: Frames; zoom: Frames; longest: number };

/** Moves the canvas of a run while it goes on. */
export async function measureLive(browser: Browser, app: string, graph: Graph, move: boolean): Promise<LiveMeasured> {
  const id = await beginRun(app, graph);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await watchTasks(page);
  await page.goto(`${app}/runs/${id}`);
  await page.locator(".card, .overview").first().waitFor();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  // What had happened before the page came is read by then: opening is measured elsewhere.
  await page.waitForTimeout(2_000);
  await forgetTasks(page);
  const from = Date.now();
  const fitPan = await framesDuring(page, () => (move ? pan(page) : page.waitForTimeout(3_000)));
  const zoomed = await framesDuring(page, () => (move ? zoom(page) : page.waitForTimeout(500)));
  for (let tries = 0; move && tries < 40 && (await page.locator(".card").count()) === 0; tries += 1) await page.keyboard.press("+");
  const near = await framesDuring(page, () => (move ? pan(page) : page.waitForTimeout(500)));
  const to = Date.now();
  const updates = await settledSteps(app, id, from, to);
  await untilEnded(app, id);
  await page.waitForTimeout(1_000); // the page has heard of it by then
  const longest = await longestTask(page);
  await page.close();
  return { updates: updates / ((to - from) / 1_000), pan: near, fitPan, zoom: zoomed, longest };
}

export async function beginRun(app: string, graph: Graph): Promise<string> {
  const answer = await fetch(`${app}/api/v1/runs`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: app },
    body: JSON.stringify({ graph, input: {} }),
  });
  if (!answer.ok) throw new Error(`the web app refuses the run: ${answer.status} ${await answer.text()}`);
  return startedAnswer.parse(await answer.json()).id;
}

/** How many steps began or ended between two moments; the stream is read until it has said so. */
async function settledSteps(app: string, id: string, from: number, to: number): Promise<number> {
  const stop = new AbortController();
  const stream = await fetch(`${app}/api/v1/runs/${id}/events`, { headers: { accept: "application/x-ndjson" }, signal: stop.signal });
  let found = 0;
  let rest = "";
  for await (const piece of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const event = line === "" ? null : parseEvent(JSON.parse(line));
      if (event === null) continue;
      const at = Date.parse(event.at);
      if (at > to) return (stop.abort(), found);
      if (at >= from && (event.type === "step.started" || event.type === "step.finished")) found += 1;
    }
  }
  return found;
}

const status = z.object({ status: z.string() });

export async function untilEnded(app: string, id: string): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    const run = status.parse(await (await fetch(`${app}/api/v1/runs/${id}`)).json());
    if (run.status === "succeeded") return;
    if (run.status === "failed" || run.status === "cancelled") throw new Error(`run ${id} ended as ${run.status}`);
    await setTimeout(500);
  }
  throw new Error(`run ${id} does not end`);
}
