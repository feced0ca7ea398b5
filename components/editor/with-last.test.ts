import { expect, test } from "vitest";
import { withLast } from "@/components/editor/with-last";

const entry = (path: string, type: string | null = null) => ({ path, what: "Node", type });

test("a reference says what it was in the last run, in one short line, and a type that only the value tells", () => {
  const scope = { entries: [entry("plan.output"), entry("plan.output.parts"), entry("plan.error")], roots: new Map() };
  const values = new Map([["plan", { output: { parts: [1, 2], text: "a\n  b" } }]]);
  expect(withLast(scope, values).entries).toEqual([
    { path: "plan.output", what: "Node", type: "object", last: '{"parts":[1,2],"text":"a\\n b"}' },
    { path: "plan.output.parts", what: "Node", type: "list", last: "[1,2]" },
    entry("plan.error"),
  ]);
});

test("a long value is cut", () => {
  const scope = { entries: [entry("a.output", "text")], roots: new Map() };
  const last = withLast(scope, new Map([["a", { output: "word \n".repeat(1000) }]])).entries[0]?.last ?? "";
  expect(last).toHaveLength(80);
  expect(last.endsWith("…")).toBe(true);
});
