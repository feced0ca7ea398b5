import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Graph } from "@/lib/graph/document";
import { parseGraph } from "@/lib/graph/parse";
import { contractExample } from "@/lib/graph/testing/contract-example";
import { cluster } from "@/lib/runtime/postgres/cluster";
import { halt } from "@/lib/runtime/postgres/server";
import { parseEvent, type Event } from "@/lib/trace/event";
import { baton } from "./testing/baton";

// One folder, hence one database, for all; each command starts it and stops it again.
const folder = mkdtempSync(path.join(tmpdir(), "baton-cli-"));
const env = { BATON_DATA_DIR: folder, BATON_SIM_SPEED: "0" };
const input = ["--input", '{"topic":"Heat pumps"}'];
const graph = contractGraph();
const type = (...args: string[]) => baton(args, env).ended;

beforeAll(() => {
  write("brief.json", graph);
  write("broken.json", { ...graph, edges: graph.edges.slice(0, 2) });
  const [question] = graph.nodes;
  const end = { id: "end", kind: "output", name: "End", config: { value: "{{question.topic}}" } };
  const edge = { id: "e", kind: "flow", source: "question", sourcePort: "out", target: "end", targetPort: "in" };
  write("echo.json", { version: 1, name: "Echo", nodes: [question, end], edges: [edge] });
});

afterAll(async () => {
  await halt(cluster(folder));
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

function contractGraph(): Graph {
  const parsed = parseGraph(contractExample);
  if (!parsed.ok) throw new Error("the contract's example does not parse");
  return parsed.value;
}

function write(name: string, document: object): void {
  writeFileSync(path.join(folder, name), JSON.stringify(document));
}

function eventsOf(stdout: string): Event[] {
  return stdout
    .trim()
    .split("\n")
    .flatMap((line) => parseEvent(JSON.parse(line)) ?? []);
}

// Each command is a process that looks at its build, starts a database and stops it: seconds each where cores are busy.
describe("baton", { timeout: 120_000 }, () => {
  test("runs a graph: the output alone on stdout, a line for each step on stderr, and the database is stopped again", async () => {
    const { code, stdout, stderr } = await type("run", "brief.json", ...input);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain("Heat pumps");
    const lines = stderr.trim().split("\n");
    expect(lines.some((line) => line.includes("is simulated"))).toBe(true);
    expect(lines).toContainEqual(expect.stringMatching(/^succeeded question - - \d+\.\ds 0$/));
    expect(lines).toContainEqual(expect.stringMatching(/^succeeded worker plan\.1\.t1 claude-haiku-5-5 \d+\.\ds 0\.\d+$/));
    expect(lines).toContainEqual(expect.stringMatching(/^succeeded plan - claude-sonnet-5-5 \d+\.\ds 0\.\d+$/));
    expect(existsSync(path.join(folder, "postgres", "data", "postmaster.pid"))).toBe(false);
  });

  test("[E7] [T1] Ctrl-C cancels; meanwhile another run is driven by the same worker; --json prints every event as a line", async () => {
    const slow = baton(["run", "brief.json", ...input, "--json"], { ...env, BATON_SIM_LATENCY_MS: "600000" });
    await slow.printed("call.started");
    const other = await type("run", "echo.json", ...input, "--json");
    slow.interrupt();
    const cancelled = await slow.ended;
    expect(cancelled.code, cancelled.stderr).toBe(130);
    expect(other.code, other.stderr).toBe(0);
    const [slowEvents, otherEvents] = [eventsOf(cancelled.stdout), eventsOf(other.stdout)];
    for (const events of [slowEvents, otherEvents]) expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(slowEvents.at(-1)).toMatchObject({ type: "run.finished", status: "cancelled" });
    expect(otherEvents.at(-1)).toMatchObject({ type: "run.finished", status: "succeeded", output: "Heat pumps" });
    const worker = (events: Event[]) => events.flatMap((event) => (event.type === "run.started" ? [event.worker] : []));
    expect(worker(otherEvents)).toEqual(worker(slowEvents));
  });

  test("[E5] a run that would pass its cap stops with exit code 3", async () => {
    const { code, stdout, stderr } = await type("run", "brief.json", ...input, "--max-cost", "0.000001");
    expect(code, stderr).toBe(3);
    expect(stdout).toBe("");
    expect(stderr).toContain("budget_exceeded");
  });

  test("[C2] compile prints every problem as a line and exits with 2; a sound graph gives an estimate or its spec", async () => {
    const broken = await type("compile", "broken.json");
    expect(broken.code).toBe(2);
    expect(broken.stdout.trim().split("\n")).toContainEqual(expect.stringMatching(/^error brief [a-z_]+ \S/));
    expect(await type("compile", "brief.json")).toMatchObject({ code: 0, stdout: expect.stringContaining("estimate") });
    const { stdout } = await type("compile", "brief.json", "--spec");
    expect(JSON.parse(stdout)).toMatchObject({ format: 1, input: "question", outputs: ["brief"] });
  });

  test("[E8] what a run asks is said on stderr, with how to answer it where nobody sits at the terminal", async () => {
    const config = { message: "Publish it?", value: "{{question.topic}}", timeoutSeconds: 1, onTimeout: "approve" };
    const check = { id: "check", kind: "approval", name: "Editor", config };
    const end = { id: "end", kind: "output", name: "End", config: { value: "{{check.output}}" } };
    const edge = (id: string, source: string, sourcePort: string, target: string) => ({
      id,
      kind: "flow",
      source,
      sourcePort,
      target,
      targetPort: "in",
    });
    const edges = [edge("e1", "question", "out", "check"), edge("e2", "check", "approved", "end")];
    write("asks.json", { version: 1, name: "Asks", nodes: [graph.nodes[0], check, end], edges });
    const { code, stdout, stderr } = await type("run", "asks.json", ...input);
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: "Heat pumps\n" });
    expect(stderr).toMatch(/^question check~q1: Editor asks \(approval\)\nPublish it\?\n  Heat pumps\nuntil /m);
    expect(stderr).toMatch(/^ {2}http:\/\/127\.0\.0\.1:3000\/runs\/[a-z0-9]{20}$/m);
    expect(stderr).toContain(`/questions/check~q1 -H 'content-type: application/json' -d '{"decision":"approve"}'`);
    expect(stderr).toMatch(/^question check~q1 approved: its time was over$/m);
  });

  test("[C3] compile says which secrets and servers the operator's files do not have", async () => {
    const request = { url: "https://api.example/", headers: { a: "{{secrets.KEY}}", b: "{{secrets.OTHER}}" } };
    const call = { id: "call", kind: "http", name: "Call", config: request };
    const edge = { id: "e9", kind: "flow", source: "question", sourcePort: "out", target: "call", targetPort: "in" };
    write("calling.json", { ...graph, nodes: [...graph.nodes, call], edges: [...graph.edges, edge] });
    write("secrets.json", { KEY: "a value that stays here" });
    const silent = await type("compile", "calling.json");
    expect(silent.stdout).not.toContain("secret_unknown");
    const said = await baton(["compile", "calling.json"], { ...env, BATON_SECRETS_FILE: path.join(folder, "secrets.json") }).ended;
    expect(said.code, said.stderr).toBe(0);
    expect(said.stdout).toMatch(/^warning call secret_unknown There is no secret OTHER\.\nestimate/);
  });

  test("what cannot be run is refused with exit code 2 and a sentence that says what to do, before anything is started", async () => {
    const wrong: [string[], RegExp][] = [
      [["run", "none.json"], /no file none\.json/],
      [["run", "broken.json"], /^error brief /m],
      [["run", "brief.json", "--input", "{topic: 1}"], /--input is not JSON/],
      [["run", "brief.json", "--input", '{"topc":"x"}'], /no field topc/],
    ];
    for (const [args, sentence] of wrong) {
      const { code, stdout, stderr } = await type(...args);
      expect({ code, stdout }, `${args.join(" ")}\n${stderr}`).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(sentence);
    }
  });
});
