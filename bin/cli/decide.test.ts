import { expect, test } from "vitest";
import type { QuestionAnswer } from "@/lib/contract/questions";
import type { JsonValue } from "@/lib/core/json";
import { decide } from "./decide";
import { questionLines } from "./question-text";
import type { Terminal } from "./terminal";

function aQuestion(value: JsonValue, editable = true): QuestionAnswer {
  return {
    id: "check~q1",
    kind: "approval",
    runId: "r",
    runNumber: 1,
    graphName: "Asks",
    stepId: "check",
    nodeId: "check",
    nodeName: "Editor",
    nodeKind: "approval",
    message: "Publish?",
    value,
    editable,
    createdAt: "2026-11-25T12:00:00.000Z",
    expiresAt: null,
    onTimeout: null,
    plan: null,
    answer: null,
  };
}

/** A person who types these lines, and leaves this in the editor. */
function aPerson(typed: string[], left: string[] = []): Terminal & { said: string[] } {
  const said: string[] = [];
  return {
    said,
    ask: async (text, over) => {
      said.push(text);
      return over.aborted ? null : (typed.shift() ?? null);
    },
    say: (text) => void said.push(text),
    edit: () => left.shift() ?? null,
    close: () => undefined,
  };
}

const still = new AbortController().signal;

test("[E8] a person at the terminal approves, rejects, or changes what is asked about", async () => {
  expect(await decide(aQuestion("old"), aPerson(["a"]), still)).toEqual({ decision: "approve" });
  expect(await decide(aQuestion("old"), aPerson([" Reject "]), still)).toEqual({ decision: "reject" });
  expect(await decide(aQuestion("old"), aPerson(["e"], ["new\n"]), still)).toEqual({ decision: "approve", value: "new" });
  expect(await decide(aQuestion({ a: 1 }), aPerson(["e"], ['{"a": 2}\n']), still)).toEqual({ decision: "approve", value: { a: 2 } });
});

test("[E8] what cannot be understood is asked again, and what may not be changed is not", async () => {
  const unsure = aPerson(["", "yes", "e", "e", "r"], ["{", '{"a": 2}']);
  expect(await decide(aQuestion({ a: 1 }), unsure, still)).toEqual({ decision: "approve", value: { a: 2 } });
  expect(unsure.said.filter((text) => text.startsWith("That is not JSON"))).toHaveLength(1);
  const fixed = aPerson(["e", "r"], ["changed"]);
  expect(await decide(aQuestion("old", false), fixed, still)).toEqual({ decision: "reject" });
  expect(fixed.said).not.toContain("[a]pprove, [r]eject or [e]dit? ");
});

test("[E8] a question that was answered elsewhere is asked no longer", async () => {
  const over = new AbortController();
  over.abort();
  expect(await decide(aQuestion("old"), aPerson(["a"]), over.signal)).toBeNull();
});

test("[S19] what a model wrote does not steer the terminal", () => {
  expect(questionLines(aQuestion("red \u001b[31m\u0007\nnext"))).toMatch(/\n {2}red \uFFFD\[31m\uFFFD\n {2}next$/);
});
