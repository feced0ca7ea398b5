import "server-only";
import { hiddenText, hiddenValue } from "@/lib/core/hidden";
import type { ShareShow } from "@/lib/contract/shares";
import { assertNever } from "@/lib/core/assert-never";
import type { StepFailure } from "@/lib/core/errors";
import { runId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import { nodeOfStep } from "@/lib/runtime/input-carriers";
import type { Event, EventOf } from "@/lib/trace/event";
import type { Task } from "@/lib/trace/task";
import { noTokens } from "@/lib/trace/tokens";

/**
 * `carriers`: nodes that hand on the run's input as it is, so that their outputs are inputs too. `outputCarried`: one of them is an
 * output of the whole.
 */
export type Redaction = { show: ShareShow; carriers: ReadonlySet<string>; outputCarried: boolean };

const nobody = runId.parse("-");
const noMoney = { minNanoUsd: "0", maxNanoUsd: "0" };

/**
 * An event as a share shows it. Done before anything leaves the server; numbers, times and the shape of the run stay. Every type has
 * its own case: a new one that nobody thought about does not compile.
 */
export function redactEvent(event: Event, { show, carriers, outputCarried }: Redaction): Event {
  // What was asked holds the prompt and, filled in, inputs and earlier outputs. Errors, reasons and thoughts quote any of them.
  const all = show.prompts && show.inputs && show.outputs;
  const cost = show.costs;
  const nano = (amount: string) => (cost ? amount : "0");
  const result = ({ stepId, output, carries }: EventOf<"step.finished" | "step.reused">) => {
    const visible = carriers.has(nodeOfStep(stepId)) ? show.inputs && show.outputs : show.outputs;
    const carried = carries === undefined ? {} : { carries: shown(carries, show.inputs && show.outputs) };
    return { output: shown(output, visible), ...carried };
  };
  switch (event.type) {
    case "run.queued": {
      // What was pinned is shown where it was used, as an output.
      const { origin: _origin, pins: _pins, ...rest } = event;
      const limits = cost ? event.limits : { ...event.limits, maxCostNanoUsd: null, maxTokens: null };
      return {
        ...rest,
        graphId: null,
        specHash: show.prompts ? event.specHash : "",
        input: shown(event.input, show.inputs),
        limits,
        tags: [],
      };
    }
    case "run.started":
    case "run.taken_over":
    case "run.resumed":
      return { ...event, worker: "worker" };
    case "run.cancel_requested":
      return { ...event, by: "owner" };
    case "run.finished": {
      const output = event.output === undefined ? {} : { output: shown(event.output, show.outputs && (show.inputs || !outputCarried)) };
      const money = cost ? {} : { costNanoUsd: "0", unpricedCalls: 0, lost: noMoney, tokens: noTokens };
      return { ...event, ...output, ...failure(event.error, all), ...money };
    }
    case "step.started": {
      // A task's step is called by the task's title, which the planner wrote.
      const name = event.taskId === undefined || show.outputs ? event.name : hiddenText;
      return { ...event, name, input: shown(event.input, show.inputs && show.outputs) };
    }
    case "step.retried":
    case "step.failed":
      return { ...event, error: hideMessage(event.error, all) };
    case "step.finished":
      return { ...event, ...result(event), ...(cost ? {} : { costNanoUsd: unknown(event.costNanoUsd), tokens: noTokens }) };
    case "items.counted":
      return { ...event, items: shown(event.items, show.inputs && show.outputs) };
    case "question.asked":
      return { ...event, message: all ? event.message : hiddenText, value: shown(event.value, all) };
    case "question.answered":
      return event.value === undefined ? event : { ...event, value: shown(event.value, all) };
    case "step.reused": {
      const name = event.taskId === undefined || show.outputs ? {} : { name: hiddenText };
      return { ...event, ...result(event), ...name, from: { ...event.from, runId: nobody }, savedNanoUsd: nano(event.savedNanoUsd) };
    }
    case "call.started": {
      const { server: _server, tool: _tool, host: _host, ...rest } = event;
      const reservedNanoUsd = cost ? event.reservedNanoUsd : unknown(event.reservedNanoUsd);
      return { ...(all ? event : rest), request: shown(event.request, all), requestHash: all ? event.requestHash : "", reservedNanoUsd };
    }
    case "text.added":
      return event.channel === "text" && show.outputs ? event : { ...event, text: all ? event.text : "" };
    case "text.withdrawn":
      return { ...event, reason: all ? event.reason : "" };
    case "call.finished": {
      // Calls that are not to a model have no usage: what is not there stays away, so that the event still is JSON.
      const { requestId: _id, ...priced } = event;
      const { usage: _usage, priceTable: _table, ...rest } = priced;
      // The answer as it came holds thoughts beside the text.
      // Tools and answers from the record cost nothing, and the trace says what they are. Of a model nothing is told, not even a nought.
      const isFree = event.usage === undefined || event.recorded === true;
      const hidden = isFree ? unknown(event.costNanoUsd) : null;
      return { ...(cost ? priced : { ...rest, costNanoUsd: hidden }), response: shown(event.response, all) };
    }
    case "call.failed": {
      const { requestId: _id, ...priced } = event;
      const { usage: _usage, lost, ...rest } = priced;
      const hidden = { ...rest, costNanoUsd: unknown(event.costNanoUsd), ...(lost === undefined ? {} : { lost: noMoney }) };
      return { ...(cost ? priced : hidden), error: hideMessage(event.error, all) };
    }
    case "call.lost":
      return { ...event, minNanoUsd: nano(event.minNanoUsd), maxNanoUsd: nano(event.maxNanoUsd) };
    case "plan.written":
      return { ...event, tasks: event.tasks.map((task) => redactTask(task, show)) };
    case "plan.edited":
      return { ...event, by: "owner", tasks: event.tasks.map((task) => redactTask(task, show)) };
    case "plan.refused":
      return { ...event, problems: all ? event.problems : event.problems.map(() => hiddenText) };
    case "route.chosen":
      return { ...event, reason: all ? event.reason : "" };
    case "model.chosen": {
      const { budgetLeftNanoUsd, ...rest } = event;
      return { ...rest, reasons: all ? event.reasons : [], ...(cost && budgetLeftNanoUsd !== undefined ? { budgetLeftNanoUsd } : {}) };
    }
    case "budget.short":
      return { ...event, neededNanoUsd: nano(event.neededNanoUsd), leftNanoUsd: nano(event.leftNanoUsd) };
    case "budget.raised":
      return { ...event, maxCostNanoUsd: nano(event.maxCostNanoUsd) };
    case "limit.reached":
      return { ...event, value: cost ? event.value : 0 };
    case "run.waiting":
    case "iteration.finished":
    case "step.waiting":
    case "step.skipped":
    case "step.cancelled":
      return event;
    default:
      return assertNever(event);
  }
}

/** A hidden cost reads as one that has no price: whoever keeps the run must not take it for free. What is free may say so. */
function unknown(nanoUsd: string | null): string | null {
  return nanoUsd === "0" ? nanoUsd : null;
}

function shown(value: JsonValue, visible: boolean): JsonValue {
  return visible || value === null ? value : hiddenValue();
}

/** The code says enough to understand a picture; the sentence may quote a prompt. */
function hideMessage(error: StepFailure, visible: boolean): StepFailure {
  return visible ? error : { ...error, message: hiddenText };
}

function failure(error: StepFailure | undefined, visible: boolean): { error?: StepFailure } {
  return error === undefined ? {} : { error: hideMessage(error, visible) };
}

/** All that a planner wrote is its output, also what it tells a delegate. */
function redactTask(task: Task, show: ShareShow): Task {
  return show.outputs ? task : { ...task, title: hiddenText, objective: hiddenText, expectedOutput: hiddenText };
}
