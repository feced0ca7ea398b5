import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { costText } from "@/components/run/row-words";
import { carriedRun } from "@/lib/contract/carried-run";
import { runFile } from "@/lib/contract/run-file";
import type { ShareShow } from "@/lib/contract/shares";
import { sumMoney } from "@/lib/core/format";
import { runId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import { pool } from "@/lib/data/pool";
import { readRecord, type NewRecord } from "@/lib/data/recorded-run";
import { anAsker, aStoredRun } from "@/lib/data/testing/stored-run";
import { inputCarriers } from "@/lib/runtime/input-carriers";
import { redactRecord } from "@/lib/runtime/redact-record";
import { readRunFile } from "@/lib/runtime/run-file";
import { canaryRun } from "@/lib/runtime/testing/canary-run";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import { rows } from "@/lib/trace/rows";
import { isUnpriced } from "@/lib/trace/unpriced";
import { runPageOf } from "@/app/api/_http/run-page-of";

const { words, money, document, queued, trace } = canaryRun;
const everything: ShareShow = { prompts: true, inputs: true, outputs: true, costs: true };

let fresh: FreshDatabase;
let record: Omit<NewRecord, "view">;
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
  record = await recorded();
});
afterAll(async () => {
  await pool().end();
  await fresh.drop();
});

async function recorded(): Promise<Omit<NewRecord, "view">> {
  const asker = anAsker();
  const run = await aStoredRun(asker, document, queued);
  await run.append(trace, "failed");
  const read = await readRecord(asker, runId.parse(run.id));
  if (read === null) throw new Error("the run is not there");
  return { ...read, title: words.input };
}

const flags = [true, false];
const shows = flags.flatMap((prompts) =>
  flags.flatMap((inputs) => flags.flatMap((outputs) => flags.map((costs) => ({ prompts, inputs, outputs, costs })))),
);

test.each(shows)("[S2] [S4] a saved page holds what was chosen and nothing else: $prompts $inputs $outputs $costs", (show) => {
  const page = runPageOf(record, 7, show);
  const has = (word: string) => page.includes(word);
  expect({ prompts: has(words.prompt), inputs: has(words.input), outputs: has(words.output), costs: has(money) }).toEqual(show);
  expect(has(words.mixed)).toBe(show.prompts && show.inputs && show.outputs);
  expect(has(words.never)).toBe(false);
});

test.each(shows)("[S4] a saved page can be kept as a run, whatever it hides: $prompts $inputs $outputs $costs", (show) => {
  const file = runFile.parse(JSON.parse(carriedRun(runPageOf(record, 7, show)) ?? ""));
  const read = readRunFile(file);
  if (!read.ok) throw new Error(read.error);
  expect(read.value.view.status).toBe("failed");
  // Shared again, the inputs that this page shows can still be hidden.
  expect([...inputCarriers(read.value.spec)].toSorted()).toEqual([...inputCarriers(record.spec)].toSorted());
});

test("[S4] [T5] a page that hides costs, kept as a run again, says that they are not known, and never nought", () => {
  const keptOf = (show: ShareShow) => {
    const read = readRunFile(runFile.parse(JSON.parse(carriedRun(runPageOf(record, 7, show)) ?? "")));
    if (!read.ok) throw new Error(read.error);
    return read.value;
  };
  const { view, events } = keptOf({ ...everything, costs: false });
  expect(sumMoney(view.costNanoUsd, view.unpricedCalls, view.lost.maxNanoUsd)).toBe("unpriced");
  expect(events.at(-1)).toMatchObject({ costNanoUsd: "0", unpricedCalls: view.unpricedCalls });
  const asked = [...view.calls.values()].filter(({ sort }) => sort === "model");
  expect(asked.map(isUnpriced)).toEqual(asked.map(() => true));
  const costs = rows(view, []).map(costText);
  expect(costs).toContain("unpriced");
  // What was reused cost nothing, and a share that hides costs says so too.
  expect(rows(view, []).filter((row) => costText(row) === "$0" && row.status !== "reused")).toEqual([]);
  expect(keptOf(everything).view).toMatchObject({ unpricedCalls: 0, lost: { minNanoUsd: 0n } });
});

test("[S4] a call that no model answered, which has no usage, is in a saved page as it is", () => {
  const events = record.events.map((event) => {
    if (event.type !== "call.finished" && event.type !== "call.failed") return event;
    const { usage: _usage, ...rest } = event;
    return rest;
  });
  expect(carriedRun(runPageOf({ ...record, events }, 7, everything))).not.toContain("input_tokens");
});

test("[S2] a hidden value takes its payload with it", () => {
  const events = record.events.map((event) => (event.type === "run.queued" ? { ...event, input: { $ref: "p1" } } : event));
  const payloads: Record<string, JsonValue> = { p1: words.input };
  expect(redactRecord({ ...record, events, payloads }, everything).payloads).toEqual(payloads);
  expect(redactRecord({ ...record, events, payloads }, { ...everything, inputs: false }).payloads).toEqual({});
});

test("[G7] [S14] a value that refers to what every object has is shown as it is", () => {
  for (const id of ["constructor", "__proto__", "toString"]) {
    const events = record.events.map((event) => (event.type === "step.finished" ? { ...event, output: { $ref: id } } : event));
    const page = runPageOf({ ...record, events, payloads: {} }, 7, everything);
    expect(page, id).not.toContain("native code");
    expect(page.match(new RegExp(`\\$ref[^<]*${id}`, "g"))?.length, id).toBeGreaterThan(1);
  }
});

const attack = `</script></style></title><script>alert(1)</script><img src=x onerror="alert(1)">'"--><!--{{x}}`;

/** The same run, with the attack in place of each word that people and models wrote. */
function attacked(): Omit<NewRecord, "view"> {
  const put = (value: JsonValue): JsonValue => {
    if (typeof value === "string") return Object.values(words).includes(value) ? attack : value.replaceAll(words.prompt, attack);
    if (Array.isArray(value)) return value.map(put);
    return value !== null && typeof value === "object"
      ? Object.fromEntries(Object.entries(value).map(([key, of]) => [key, put(of)]))
      : value;
  };
  const events = put(record.events as unknown as JsonValue) as unknown as NewRecord["events"]; // strings became other strings
  const graph = put(record.graph as unknown as JsonValue) as unknown as NewRecord["graph"]; // likewise
  const nodes = graph.nodes.map((node) => ({ ...node, name: attack }));
  return { ...record, events, graph: { ...graph, name: attack, nodes } };
}

test("[S11] [S4] names, prompts, inputs and answers that are markup stay text, and the page can run its one script only", () => {
  const page = runPageOf(attacked(), 7, everything);
  expect(page).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
  expect(page).not.toMatch(/<img/i);
  expect(page.match(/<script\b/g)).toHaveLength(3);
  expect(page.match(/<\/script/g)).toHaveLength(3);
  const cards = page.match(/<g class/g)?.length ?? 0;
  expect(page.match(/<\/(style|title|body|html)>/g)).toHaveLength(4 + cards);
  const script = /<script>([^]*?)<\/script>/.exec(page)?.[1] ?? "";
  expect(page).toContain(`script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  expect(page).toContain("default-src 'none'");
});

test("[S4] a saved page loads nothing: no address of another place is in its markup", () => {
  const page = runPageOf(record, 7, everything);
  expect(page.replaceAll(/<script type[^]*?<\/script>/g, "")).not.toMatch(/(src|href)="(?!#)|url\(|@import|https?:/);
});
