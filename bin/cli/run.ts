import { assertNever } from "@/lib/core/assert-never";
import type { JsonObject } from "@/lib/core/json";
import { localPerson } from "@/lib/data/owners";
import { loadPayloads } from "@/lib/data/payloads";
import type { Graph } from "@/lib/graph/document";
import { cancelRun } from "@/lib/runtime/cancel";
import { compileGraph } from "@/lib/runtime/compile-graph";
import { runGraph, type NotRun } from "@/lib/runtime/run-graph";
import { askPeople } from "./ask-people";
import { agreesToPay } from "./agrees-to-pay";
import type { Command } from "./command";
import { exitCode, Refusal, type ExitCode } from "./exit";
import { followRun } from "./follow-run";
import { openInstallation } from "./installation";
import { watchInterrupts } from "./interrupts";
import { keepWorker } from "./keep-worker";
import { problemLine } from "./problem-line";
import { ProblemsFound, readDocument } from "./read-document";
import { readInput, refuseBadInput } from "./read-input";
import { exitOf, sayEnd } from "./run-end";
import type { Print } from "./stdout";

type RunCommand = Extract<Command, { name: "run" }>;

/** Compiles and runs a document, on the same database as the web app, and shows how it goes. */
export async function runCommand(command: RunCommand, print: Print): Promise<ExitCode> {
  const graph = readDocument(command.file);
  const input = readInput(command);
  const compiled = compileGraph(graph);
  if (!compiled.ok) throw new ProblemsFound(compiled.error);
  for (const warning of compiled.value.warnings) console.error(problemLine(warning));
  refuseBadInput(compiled.value.spec, input);

  const interrupts = watchInterrupts();
  const installation = await openInstallation();
  try {
    if (interrupts.signal.aborted) return exitCode.cancelled;
    const worker = await keepWorker();
    try {
      return await runToEnd(command, { graph, input }, interrupts.asked, print);
    } finally {
      await worker.stop();
    }
  } finally {
    await installation.close();
  }
}

type Work = { graph: Graph; input: JsonObject };

async function runToEnd(command: RunCommand, work: Work, interrupted: Promise<void>, print: Print): Promise<ExitCode> {
  const id = await start(command, work);
  void interrupted.then(() => {
    console.error("run cancelling: Ctrl-C again leaves at once");
    return cancelRun(localPerson, id);
  });
  const run = await followRun(id, command.json ? print : () => undefined, askPeople(id));
  sayEnd(run);
  if (run.status === "succeeded" && !command.json) {
    const output = (await loadPayloads(localPerson, id, [run.output]))(run.output);
    print(typeof output === "string" ? output : JSON.stringify(output, null, 2));
  }
  return exitOf(run);
}

async function start({ maxCostUsd }: RunCommand, { graph, input }: Work) {
  const source = { graph, graphId: null, version: null };
  const wish = { input, ...(maxCostUsd === null ? {} : { limits: { maxCostUsd } }) };
  const started = await runGraph(localPerson, source, wish);
  if (started.ok) return started.value.id;
  const asksToPay = started.error.as === "confirmation_required" && (await agreesToPay(started.error.costNanoUsd));
  const agreed = asksToPay ? await runGraph(localPerson, source, { ...wish, confirm: true }) : started;
  if (!agreed.ok) throw toRefusal(agreed.error);
  return agreed.value.id;
}

function toRefusal(not: NotRun): Refusal {
  switch (not.as) {
    case "graph_invalid":
      return new ProblemsFound(not.problems);
    case "input_invalid":
      return new Refusal(not.errors.map((error) => error.message).join("\n"));
    case "confirmation_required":
      return new Refusal("Nothing was run and nothing was paid.", exitCode.cancelled);
    case "not_ready":
      return new Refusal(not.message, exitCode.failed);
    default:
      return assertNever(not);
  }
}
