import type { ServerResponse } from "node:http";
import type { JsonObject } from "@/lib/core/json";
import { errorFault } from "@/lib/model/simulated/error-fault";
import { limitHeaders, sendError } from "@/lib/model/simulated/exchange";
import { paceOf } from "@/lib/model/simulated/latency";
import { type Made, makeAnswer } from "@/lib/model/simulated/make-answer";
import { type Random, random } from "@/lib/model/simulated/random";
import { promptRefusal, requestRefusal } from "@/lib/model/simulated/refusals";
import { readRequest, type SimulatedRequest } from "@/lib/model/simulated/request";
import { send, watchLeaving } from "@/lib/model/simulated/send";
import type { Tempo } from "@/lib/model/simulated/timeline";
import { usageOf } from "@/lib/model/simulated/usage";
import type { World } from "@/lib/model/simulated/world";

type Head = { version: string; callKey: string | null; headers: Record<string, string> };

/** `POST /v1/messages`. */
export async function answerMessages(world: World, response: ServerResponse, raw: JsonObject, head: Head): Promise<void> {
  const refused = requestRefusal(raw, head.version, new Date());
  if (refused !== null) return sendError(response, refused, head.headers);
  const request = readRequest(raw);
  const { hash, occurrence } = world.occurrence(raw, head.callKey);
  const seed = `${world.seed}\n${hash}\n${occurrence}`;
  const headers = { ...head.headers, ...limitHeaders(new Date()), "request-id": `req_sim_${shortId(`${seed} request`)}` };
  const id = `msg_sim_${shortId(seed)}`;
  const logged = world.log.start({ id, callKey: head.callKey, model: request.model, maxTokens: request.maxTokens });
  const left = watchLeaving(response);
  const number = (world.counted += 1);
  const fault = world.faultFor({ request, prompt: allText(request), callKey: head.callKey, occurrence, number });
  logged.fault = fault?.kind ?? null;
  const over = (status: number, aborted: boolean) => Object.assign(logged, { status, aborted, endedAt: Date.now() });

  const broken = fault === null ? null : errorFault(fault);
  if (broken !== null) {
    over(broken.refusal.status, false);
    return sendError(response, broken.refusal, { ...headers, ...broken.headers });
  }
  const promptTokens = await world.counter.prompt(raw);
  const tooLong = promptRefusal(promptTokens, request.model);
  if (tooLong !== null) {
    over(tooLong.status, false);
    return sendError(response, tooLong, headers);
  }
  const cache = await world.cache.use(raw, world.counter, Date.now());
  const chance = random(seed);
  const made = await makeAnswer(world, request, chance, fault);
  const usage = usageOf(request, promptTokens, cache.counters, made);
  logged.usage = { ...usage, output_tokens: 0 };
  logged.stopReason = made.answer.stopReason;
  if (fault?.kind === "slow_headers") {
    await left;
    over(200, true);
    return;
  }
  cache.commit();
  const tempo = tempoOf(world, request, made, promptTokens, chance);
  const aborted = await send(world, response, {
    request,
    answer: made.answer,
    head: { id, model: request.model, usage },
    tempo,
    fault,
    headers,
    logged,
  });
  over(200, aborted);
}

function tempoOf(world: World, request: SimulatedRequest, made: Made, promptTokens: number, chance: Random): Tempo {
  if (made.exactMs !== null) return { kind: "exact", ms: made.exactMs, pieces: 16 };
  const pace = paceOf(request.model, promptTokens, request.raw["speed"] === "fast", chance);
  return { kind: "model", pace, textTokens: made.textTokens };
}

function allText(request: SimulatedRequest): string {
  return `${request.system}\n${request.turns.map((turn) => turn.text).join("\n")}`;
}

function shortId(seed: string): string {
  const chance = random(seed);
  return Array.from({ length: 20 }, () => "0123456789abcdefghijklmnopqrstuvwxyz"[chance.between(0, 35)]).join("");
}
