import { afterEach, expect, test, vi } from "vitest";
import { checkGraph, compile } from "@/lib/compile/compile";
import type { Graph } from "@/lib/graph/document";
import { applyEdit } from "@/lib/graph/edits";
import { parseGraph } from "@/lib/graph/parse";
import { serializeGraph } from "@/lib/graph/serialize";
import { aChain, aGraph, haiku } from "@/lib/graph/testing/graph-builder";
import { tidy } from "@/lib/graph/tidy";
import { catalogue } from "@/lib/model/catalogue";
import { estimate } from "@/lib/money/estimate";

afterEach(() => vi.unstubAllGlobals());

const doubled = `[1]${".map(a, [a, a])".repeat(60)}`;

/** Every text in it is an attempt: code, addresses, and a condition whose evaluation would never end. */
function hostile(): Graph {
  return aChain()
    .node("bomb", "router", { mode: "condition", routes: [{ key: "a", when: `${doubled} == ${doubled}` }] })
    .node("code", "executor", {
      model: haiku,
      prompt: "{{start.constructor.constructor}} ${process.exit(1)} <script>fetch('//evil')</script>",
      system: "{{constructor}}",
    })
    .node("far", "executor", {
      model: haiku,
      prompt: "x",
      tools: [
        { type: "mcp", server: "file:///bin/sh" },
        { type: "http", name: "h", description: "d", inputSchema: {}, request: { url: "http://169.254.169.254/" } },
      ],
    })
    .node("remark", "note", { text: "![x](http://evil/)" })
    .flow("ask", "bomb")
    .flow("ask", "code")
    .flow("ask", "far")
    .build();
}

test("[G6] reading, checking, laying out, editing and saving a hostile document runs nothing and fetches nothing", () => {
  const fetched = vi.fn();
  vi.stubGlobal("fetch", fetched);
  const parsed = parseGraph(JSON.parse(serializeGraph(hostile())));
  if (!parsed.ok) throw new Error("it is well formed");
  const start = performance.now();
  const problems = checkGraph(parsed.value, { catalogue });
  tidy(parsed.value, "all");
  serializeGraph(applyEdit(parsed.value, { type: "changeId", id: "ask", to: "asked" }).graph);
  // Evaluated but once, the condition would take longer than the universe is old.
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(fetched).not.toHaveBeenCalled();
  expect(problems.map((problem) => `${problem.code} ${problem.nodeId}`)).toEqual([
    "schema_unsupported far",
    "reference_unknown code",
    "reference_unknown code",
  ]);
});

test("[G6] what a document brings along is priced as text and no more", () => {
  const compiled = compile(
    aChain()
      .node("bomb", "router", { mode: "condition", routes: [{ key: "a", when: `${doubled} == ${doubled}` }] })
      .flow("ask", "bomb")
      .build(),
    { catalogue },
  );
  expect(compiled.ok && estimate(compiled.value.spec, catalogue).costNanoUsd.likely).toMatch(/^\d+$/);
});

test("[G6] a prompt that is nothing but mistakes is read in little time, and says so once", () => {
  const many = Array.from({ length: 15_000 }, (_, index) => `{{n${index}.x}}`).join("");
  const start = performance.now();
  for (const prompt of ["{{".repeat(100_000), "{{}}".repeat(50_000), `{{a["${"x".repeat(100_000)}`, `{{a${".b".repeat(90_000)}`, many]) {
    const found = checkGraph(aChain().node("b", "executor", { model: haiku, prompt }).flow("ask", "b").build(), { catalogue });
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(501);
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});

test("[G4] an edge whose port went away stays, is reported, and works again when the port comes back", () => {
  const routes = (key: string) => ({ mode: "condition", routes: [{ key, when: "true" }] });
  const before = aGraph()
    .node("start", "input", { fields: [] })
    .node("r", "router", routes("yes"))
    .node("end", "output", { value: "{{value}}" })
    .flow("start", "r")
    .flow("r.yes", "end")
    .build();
  const after = applyEdit(before, { type: "configure", id: "r", config: routes("yep") }).graph;
  expect(after.edges).toBe(before.edges);
  expect(serializeGraph(after)).toContain('"sourcePort": "yes"');
  expect(checkGraph(after, { catalogue })).toMatchObject([{ code: "port_unknown", edgeId: "e2", hint: "Did you mean yep?" }]);
  expect(checkGraph(applyEdit(after, { type: "configure", id: "r", config: routes("yes") }).graph, { catalogue })).toEqual([]);
});
