import { expect, test } from "vitest";
import { forkBody, touchOf, type ForkDraft, type ForkFacts } from "@/components/run/fork/fork-draft";
import { runId, type StepId } from "@/lib/core/ids";
import { emptyRun, fold } from "@/lib/trace/fold";
import { researchBrief } from "@/lib/trace/testing/research-brief";

const run = fold(emptyRun(runId.parse("r1")), researchBrief());
const step = run.steps.get("synthesis" as StepId)!; // at top level a step has its node's id
const config = { model: "claude-opus-5-5", prompt: "Write", thinking: "omitted" };
const field = { key: "topic", type: "text", label: "Topic", required: true, default: null, options: [], description: null } as const;
const facts: ForkFacts = { step, config, output: "A brief", fields: [{ ...field, options: [] }] };
const draft: ForkDraft = { way: "again", config, output: "A brief", entries: { topic: "tea" } };

test("[F2] what is not changed is not sent; what is changed goes as a patch of the node's settings", () => {
  expect(forkBody(draft, facts).body).toEqual({ from: "synthesis" });
  const changed = { ...draft, config: { model: "claude-haiku-5-5", prompt: "Write" } };
  expect(forkBody(changed, facts).body).toEqual({
    from: "synthesis",
    edits: { synthesis: { model: "claude-haiku-5-5", thinking: null } },
  });
  expect(touchOf(changed, facts)).toEqual({ steps: ["synthesis"], nodes: ["synthesis"], outputs: [] });
});

test("an output that is given is a text where it was one, else JSON, and what is none is said before anything starts", () => {
  const given: ForkDraft = { ...draft, way: "output", output: "Another" };
  expect(forkBody(given, facts).body).toEqual({ outputs: { synthesis: "Another" } });
  expect(touchOf(given, facts)).toEqual({ steps: [], nodes: [], outputs: ["synthesis"] });
  const object = { ...facts, output: { a: 1 } };
  expect(forkBody({ ...given, output: '{"a": 2}' }, object).body).toEqual({ outputs: { synthesis: { a: 2 } } });
  expect(forkBody({ ...given, output: "{a" }, object).problem).toMatch(/^Enter JSON/);
});

test("another input is checked like that of a run", () => {
  expect(forkBody({ ...draft, way: "input" }, facts)).toMatchObject({ body: { input: { topic: "tea" } }, problem: null });
  expect(forkBody({ ...draft, way: "input", entries: { topic: "" } }, facts).problem).toBe("Enter topic.");
});
