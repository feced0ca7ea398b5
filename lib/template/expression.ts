import "server-only";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { StepError } from "@/lib/core/errors";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { Result } from "@/lib/core/result";
import { isCheap } from "@/lib/template/expression-cost";
import { expressionReferences } from "@/lib/template/expression-references";
import { runExpression, type ExpressionFailure } from "@/lib/template/run-expression";

const maxMs = 1_000;
const maxStartMs = 30_000;

/** The value of an expression. Throws StepError; never blocks the event loop for long, and never takes longer than a second. */
export async function evaluateExpression(source: string, variables: JsonObject): Promise<JsonValue> {
  const result = isCheap(source, variables) ? runExpression(source, variables) : await runInThread(source, variables);
  if (result.ok) return result.value;
  throw new StepError(result.error.code, result.error.message);
}

/** The names of the values that an expression reads, each once. */
export function expressionRoots(source: string): string[] {
  return [...new Set(expressionReferences(source).map((reference) => reference.root))];
}

type Outcome = Result<JsonValue, ExpressionFailure>;

function runInThread(source: string, variables: JsonObject): Promise<Outcome> {
  return new Promise((resolve) => {
    // Nothing of this process goes in beside the job: no environment, no flags.
    const thread = new Worker(threadEntry(), { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 256 } });
    let timer = setTimeout(() => end(failure("The thread for expressions did not start.")), maxStartMs);
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      void thread.terminate();
      resolve(outcome);
    };
    thread.on("message", (message: string) => {
      if (message !== "ready") return end(JSON.parse(message) as Outcome); // written by our own thread, line for line
      clearTimeout(timer);
      timer = setTimeout(() => end(failure("The expression took longer than 1 s.")), maxMs);
      thread.postMessage(JSON.stringify({ source, variables }));
    });
    thread.on("error", (error) => end(failure(`The expression failed: ${error.message}.`)));
    thread.on("exit", () => end(failure("The thread for expressions ended early.")));
  });
}

function failure(message: string): Outcome {
  return { ok: false, error: { code: "expression_failed", message } };
}

/** Beside the bundle that this code became part of; from source, where the build puts it. */
function threadEntry(): string {
  const places = [new URL("./expression-thread.mjs", import.meta.url), new URL("../../dist/expression-thread.mjs", import.meta.url)];
  const found = places.map((place) => fileURLToPath(place)).find((path) => existsSync(path));
  if (found === undefined) throw new Error("expression-thread.mjs is not built");
  return found;
}
