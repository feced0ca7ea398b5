import "server-only";
import { inputBounds, outOfBounds } from "@/lib/core/bounds";
import { isMissingConnection } from "@/lib/compile/check-connections";
import type { Problem } from "@/lib/core/errors";
import type { RunId } from "@/lib/core/ids";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { err, ok, type Result } from "@/lib/core/result";
import { agreeToPay, hasAgreedToPay, type Asker } from "@/lib/data/owners";
import type { Graph, Limits } from "@/lib/graph/document";
import { checkInput, type InputProblem } from "@/lib/graph/input";
import { pinFault } from "@/lib/graph/pin-fault";
import { catalogue } from "@/lib/model/catalogue";
import { providerFromEnv } from "@/lib/model/provider";
import { estimate } from "@/lib/money/estimate";
import { bundleSubgraphs } from "@/lib/runtime/bundle-subgraphs";
import { compileGraph } from "@/lib/runtime/compile-graph";
import { knownNames } from "@/lib/runtime/known-names";
import { startRun } from "@/lib/runtime/start";
import type { Spec } from "@/lib/spec/spec";
import type { EventOf } from "@/lib/trace/event";

/** What is to be run: a document, and which version of which graph it is, if any. */
export type Source = { graph: Graph; graphId: string | null; version: number | null };
export type Wish = {
  input: JsonObject;
  limits?: Limits | undefined;
  tags?: string[] | undefined;
  idempotencyKey?: string | undefined;
  /** What it is forked from. */
  origin?: NonNullable<EventOf<"run.queued">["origin"]> | undefined;
  /** Outputs of nodes that are not worked for. */
  pins?: Pins | undefined;
  /** Left out: as the provider is. A recorded run is what its origin was. */
  simulated?: boolean | undefined;
  /** Agrees to runs that cost money, from now on. */
  confirm?: boolean | undefined;
};

type Pins = Record<string, JsonValue>;

export type NotRun =
  | { as: "graph_invalid"; problems: Problem[] }
  | { as: "input_invalid"; errors: InputProblem[] }
  | { as: "confirmation_required"; costNanoUsd: { low: string; likely: string; high: string } }
  | { as: "not_ready"; message: string };

/** Checks everything that can be checked before a run exists, then starts it. */
export async function runGraph(asker: Asker, source: Source, wish: Wish): Promise<Result<{ id: RunId; isNew: boolean }, NotRun>> {
  const graph = await bundleSubgraphs(asker, source.graph);
  const compiled = compileGraph(graph, await knownNames(asker));
  if (!compiled.ok) return err({ as: "graph_invalid", problems: compiled.error });
  const { spec, hash, warnings } = compiled.value;
  // Before anything is paid. A fork may reuse the very steps that need them, and a recorded run calls nobody.
  const missing = wish.origin === undefined ? warnings.filter(isMissingConnection) : [];
  if (missing.length > 0) return err({ as: "graph_invalid", problems: missing.map((problem) => ({ ...problem, severity: "error" })) });
  const input = checkRunInput(spec, wish.input);
  if (!input.ok) return err({ as: "input_invalid", errors: input.error });
  const pins = wish.pins ?? {};
  const wrongPins = checkPins(graph, pins);
  if (wrongPins.length > 0) return err({ as: "input_invalid", errors: wrongPins });
  const provider = providerFromEnv(process.env);
  if (provider.name === "unsupported") return err({ as: "not_ready", message: provider.message });
  const simulated = wish.simulated ?? provider.simulated;
  const unpaid = simulated || wish.origin?.recorded === true ? null : await priceToConfirm(asker, spec, pins, wish.confirm === true);
  if (unpaid !== null) return err({ as: "confirmation_required", costNanoUsd: unpaid });
  const { limits, tags, idempotencyKey, origin } = wish;
  const given = Object.keys(pins).length === 0 ? {} : { pins };
  const run = { ...source, graph, spec, specHash: hash, input: input.value, limits, tags, idempotencyKey, origin, simulated, ...given };
  return ok(await startRun(asker, run));
}

/** Holds an input against the fields of the input node. */
export function checkRunInput(spec: Spec, input: JsonObject): Result<JsonObject, InputProblem[]> {
  const excess = outOfBounds(input, inputBounds);
  if (excess !== null) return err([{ field: "", message: `The input is too large. ${excess}` }]);
  const work = spec.parts.find((part) => part.id === spec.input)?.work;
  return checkInput(work?.op === "receive" ? work.fields : [], input);
}

function checkPins(graph: Graph, pins: Pins): InputProblem[] {
  const excess = outOfBounds(pins, inputBounds);
  if (excess !== null) return [{ field: "pins", message: `The pinned values are too large. ${excess}` }];
  return Object.keys(pins).flatMap((id) => {
    const message = pinFault(graph, id);
    return message === null ? [] : [{ field: `pins.${id}`, message }];
  });
}

/** Asked once: the price range that the first run on a real provider may have; null where the person has agreed, or does so now. */
async function priceToConfirm(asker: Asker, spec: Spec, pins: Pins, agrees: boolean) {
  if (agrees) await agreeToPay(asker);
  return agrees || (await hasAgreedToPay(asker)) ? null : estimate(spec, catalogue, { pinned: new Set(Object.keys(pins)) }).costNanoUsd;
}
