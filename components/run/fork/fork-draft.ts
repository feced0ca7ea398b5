import { toInput, type Entries, type FieldProblems } from "@/components/run/form/form-fields";
import type { ForkBody } from "@/components/run/fork/use-fork";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { patchBetween } from "@/lib/core/merge-patch";
import type { InputField } from "@/lib/spec/spec";
import type { ForkTouch } from "@/lib/trace/fork-forecast";
import type { StepView } from "@/lib/trace/run-view";

/** What somebody changes on the way into a fork. `again`: the step is done anew. `output`: its output is given. `input`: that of the run. */
export type ForkWay = "again" | "output" | "input";
export type ForkDraft = { way: ForkWay; config: JsonObject; output: string; entries: Entries };
export type ForkFacts = {
  step: StepView;
  /** The step's settings as they ran. */
  config: JsonObject;
  /** What it gave; a text is changed as one, anything else as JSON. */
  output: JsonValue;
  fields: InputField[];
};

/** What to ask for; `problem` where it cannot be asked for as it stands. */
export function forkBody(draft: ForkDraft, facts: ForkFacts): { body: ForkBody; problem: string | null; fields: FieldProblems } {
  const { step } = facts;
  switch (draft.way) {
    case "again": {
      const patch = patchBetween(facts.config, draft.config);
      const edits = Object.keys(patch).length === 0 ? {} : { edits: { [step.nodeId]: patch } };
      return { body: { from: step.id, ...edits }, problem: null, fields: {} };
    }
    case "output": {
      const value = typeof facts.output === "string" ? draft.output : parsed(draft.output);
      if (value === undefined) return { body: {}, problem: 'Enter JSON, for example {"name": "value"}.', fields: {} };
      return { body: { outputs: { [step.id]: value } }, problem: null, fields: {} };
    }
    case "input": {
      const { input, problems } = toInput(facts.fields, draft.entries);
      const first = Object.values(problems).find((text) => text !== "") ?? null;
      return { body: { input }, problem: first, fields: problems };
    }
  }
}

/** What the draft touches of the recorded run. */
export function touchOf({ way, config }: ForkDraft, { step, config: before }: ForkFacts): ForkTouch {
  const isEdited = way === "again" && Object.keys(patchBetween(before, config)).length > 0;
  return {
    steps: way === "output" ? [] : [step.id],
    nodes: isEdited ? [step.nodeId] : [],
    outputs: way === "output" ? [step.id] : [],
  };
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue; // whatever parses is JSON
  } catch {
    return undefined;
  }
}
