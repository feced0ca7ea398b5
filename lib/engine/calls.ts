import type { JsonValue } from "@/lib/core/json";
import { toCallId, type CallId, type StepId } from "@/lib/core/ids";
import type { EarlierCalls } from "@/lib/engine/earlier-calls";
import { reserve, type Payment } from "@/lib/engine/budget";
import { toFailure } from "@/lib/engine/failure";
import type { StepPorts, ToolUse } from "@/lib/engine/handler";
import type { EnginePorts } from "@/lib/engine/ports";
import { requestHash, type Record } from "@/lib/engine/record";
import type { RunScene } from "@/lib/engine/run-scene";
import type { TextGatherer } from "@/lib/engine/text-gatherer";
import { ModelCallError } from "@/lib/model/model-call-error";
import type { ModelAnswer, ModelPort, ModelRequest, ModelResponse } from "@/lib/model/port";
import type { Part } from "@/lib/spec/spec";
import type { EventOf } from "@/lib/trace/event";
import type { CallView } from "@/lib/trace/run-view";

export type CallSite = {
  stepId: StepId;
  attempt: number;
  idleMs: number;
  signal: AbortSignal;
  record: Record;
  text: TextGatherer;
  model: ModelPort;
  ports: Pick<EnginePorts, "prices" | "now">;
  part: Part;
} & Pick<Payment, "waits" | "ask"> &
  Pick<RunScene, "mayCall">;

/** The calls of one attempt. What the attempt before it has on record is not asked again (E4). */
export function callsOf(site: CallSite, recorded: CallView[], earlier: EarlierCalls | null): Pick<StepPorts, "call" | "use"> {
  const left = [...recorded];
  let count = 0;
  /** What is on record of an equal call; undefined: it has to be made. Each record answers once. */
  const known = (hash: string): JsonValue | undefined => {
    const found = left.findIndex((call) => call.requestHash === hash);
    return found < 0 ? undefined : site.record.load(left.splice(found, 1)[0]?.response ?? null);
  };
  return {
    async call(request) {
      const asked = toJson(request);
      const asking = { n: (count += 1), asked, hash: requestHash(asked) };
      // Its schema was checked when it was stored.
      const answer = known(asking.hash) ?? earlier?.take(site, asking, { sort: "model", model: request.model });
      return (answer as ModelResponse | undefined) ?? askModel(site, asking, request);
    },
    async use(use) {
      const asking = { n: (count += 1), asked: use.request, hash: requestHash(toJson({ ...use, make: undefined })) };
      const { make: _make, request: _request, ...what } = use;
      return known(asking.hash) ?? earlier?.take(site, asking, what) ?? makeUse(site, asking, use);
    },
  };
}

/** Finished calls of the attempts that this one continues. */
export function recordedCalls(record: Record, stepId: StepId, continues: number | null): CallView[] {
  const step = record.view.steps.get(stepId);
  const chain = new Set<number>();
  for (let attempt = continues; attempt !== null && step !== undefined;) {
    chain.add(attempt);
    attempt = step.attempts.find((candidate) => candidate.attempt === attempt)?.continues ?? null;
  }
  const calls = (step?.callIds ?? []).flatMap((id) => record.view.calls.get(id) ?? []);
  return calls.filter((call) => call.status === "finished" && chain.has(call.attempt));
}

export type Asking = { n: number; asked: JsonValue; hash: string };

async function askModel(site: CallSite, asking: Asking, asked: ModelRequest): Promise<ModelResponse> {
  await site.mayCall();
  const { record, stepId, attempt, signal, ports } = site;
  const at = () => new Date(ports.now());
  const payment: Payment = {
    ...site,
    // By what is asked: the attempt that goes on after a rest or a crash waits for the same answer, and nobody is asked twice.
    key: `budget.${asking.hash.slice(0, 16)}`,
    bound: (request) => ports.prices.bound(request, at()),
    async counted(request) {
      const tokens = (await site.model.countTokens?.(request, signal)) ?? null;
      return tokens === null ? null : ports.prices.bound(request, at(), tokens);
    },
  };
  const { callId, request } = await reserve(payment, asked, (affordable, bound) => {
    // Stored with the model that is asked; the hash stays that of what the step asked for, by which a restart finds it.
    const stored = affordable.model === asked.model ? asking : { ...asking, asked: toJson(affordable) };
    const reservedNanoUsd = bound === null ? null : String(bound);
    return { callId: begin(site, stored, { sort: "model", model: affordable.model, reservedNanoUsd }), request: affordable };
  });
  await record.stored();
  const began = performance.now();
  try {
    signal.throwIfAborted();
    const given = await site.model.call(request, {
      signal,
      callKey: `${record.id}/${stepId}/${attempt}/${asking.n}`,
      idleMs: site.idleMs,
      onDelta: (delta) => site.text.add(callId, stepId, delta),
    });
    site.text.end(callId);
    const answer = { ...given, response: maskedResponse(record, given.response) };
    finished(site, callId, request, answer, performance.now() - began);
    return answer.response;
  } catch (thrown) {
    site.text.end(callId);
    failed(site, callId, request.model, thrown, performance.now() - began);
    throw thrown;
  }
}

async function makeUse(site: CallSite, asking: Asking, { make, request: _request, ...what }: ToolUse): Promise<JsonValue> {
  await site.mayCall();
  const callId = begin(site, asking, { ...what, reservedNanoUsd: "0" });
  await site.record.stored();
  const began = performance.now();
  const elapsed = () => Math.round(performance.now() - began);
  try {
    site.signal.throwIfAborted();
    const value = site.record.masked(await make(site.signal));
    const response = site.record.keep(value);
    site.record.emit({ type: "call.finished", callId, stepId: site.stepId, response, costNanoUsd: "0", durationMs: elapsed() });
    return value;
  } catch (thrown) {
    failed(site, callId, null, thrown, elapsed());
    throw thrown;
  }
}

/** Nothing goes out before it is on record: else a crash could pay for a call that nobody knows of, or pay twice. The caller awaits that. */
function begin(
  site: CallSite,
  { n, asked, hash }: Asking,
  what: Pick<EventOf<"call.started">, "sort" | "reservedNanoUsd" | Target>,
): CallId {
  const { record, stepId, attempt, signal } = site;
  signal.throwIfAborted();
  const callId = toCallId(stepId, attempt, n);
  record.emit({ type: "call.started", callId, stepId, attempt, n, ...what, request: record.keep(asked), requestHash: hash });
  return callId;
}

type Target = "model" | "server" | "tool" | "host";

function finished(site: CallSite, callId: CallId, request: ModelRequest, answer: ModelAnswer, durationMs: number): void {
  const price = site.ports.prices.cost(answer.usage, request.model, new Date(site.ports.now()));
  site.record.emit({
    type: "call.finished",
    callId,
    stepId: site.stepId,
    response: site.record.keep(toJson(answer.response)),
    stopReason: answer.response.stopReason,
    usage: answer.usage,
    costNanoUsd: price === null ? null : String(price.nanoUsd),
    durationMs: Math.round(durationMs),
    ...(price === null ? {} : { priceTable: price.priceTable }),
    ...(answer.requestId === null ? {} : { requestId: answer.requestId }),
    ...(answer.firstTokenMs === null ? {} : { firstTokenMs: Math.round(answer.firstTokenMs) }),
  });
}

/** A call that was cut off by us, or whose stream broke after it began, was paid for by an amount that nobody told us. */
function failed(site: CallSite, callId: CallId, model: string | null, thrown: unknown, durationMs: number): void {
  const call = site.record.view.calls.get(callId);
  if (call === undefined || call.status !== "open") return;
  const known = thrown instanceof ModelCallError ? thrown.call : null;
  const lost = lostMoney(site, model, call, known?.usage ?? null);
  if (site.signal.aborted) {
    site.record.emit({ type: "call.lost", callId, stepId: site.stepId, ...lost });
    return;
  }
  site.record.emit({
    type: "call.failed",
    callId,
    stepId: site.stepId,
    error: toFailure(thrown),
    costNanoUsd: "0",
    durationMs: Math.round(durationMs),
    ...(known?.status == null ? {} : { status: known.status }),
    ...(known?.requestId == null ? {} : { requestId: known.requestId }),
    ...(known?.usage == null ? {} : { usage: known.usage, lost }),
  });
}

function lostMoney(
  site: CallSite,
  model: string | null,
  call: CallView,
  usage: ModelAnswer["usage"] | null,
): { minNanoUsd: string; maxNanoUsd: string } {
  const seen = usage === null || model === null ? null : site.ports.prices.cost(usage, model, new Date(site.ports.now()));
  const min = seen?.nanoUsd ?? 0n;
  const max = call.reservedNanoUsd ?? 0n;
  return { minNanoUsd: String(min), maxNanoUsd: String(min > max ? min : max) };
}

function maskedResponse(record: Record, response: ModelResponse): ModelResponse {
  return record.hides ? (record.masked(toJson(response)) as ModelResponse) : response; // only strings differ
}

function toJson(value: object): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue; // stringify gives JSON only
}
