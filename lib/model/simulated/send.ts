import type { ServerResponse } from "node:http";
import type { JsonObject } from "@/lib/core/json";
import type { Answer, Usage } from "@/lib/model/simulated/answer";
import type { SimulatedRequest } from "@/lib/model/simulated/request";
import { sendJson } from "@/lib/model/simulated/exchange";
import type { Fault } from "@/lib/model/simulated/faults";
import { type Break, play } from "@/lib/model/simulated/play";
import { type Tempo, timeline, wholeMessage } from "@/lib/model/simulated/timeline";
import type { World } from "@/lib/model/simulated/world";

export type Sending = {
  request: SimulatedRequest;
  answer: Answer;
  head: { id: string; model: string; usage: Usage };
  tempo: Tempo;
  fault: Fault | null;
  headers: Record<string, string>;
  logged: { usage: JsonObject | null };
};

/** Sends the answer in its own time; true: the client left before its end. */
export async function send(
  world: World,
  response: ServerResponse,
  { request, answer, head, tempo, fault, headers, logged }: Sending,
): Promise<boolean> {
  const moments = timeline(answer, head, tempo);
  // An exact latency is exact: the speed is for the model's own pace.
  const scale = tempo.kind === "exact" ? 1 : world.speed === 0 ? 0 : 1 / world.speed;
  if (request.stream) {
    response.writeHead(200, { ...headers, "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
    const played = await play(response, moments, {
      scale,
      breaks: breakOf(fault, moments.length),
      splitBytes: fault?.kind === "utf8_split",
    });
    logged.usage = { ...head.usage, output_tokens: Math.round((head.usage.output_tokens * played.events) / moments.length) };
    return played.aborted;
  }
  const gone = await Promise.race([watchLeaving(response).then(() => true), after((moments.at(-1)?.atMs ?? 0) * scale)]);
  if (!gone) sendJson(response, 200, wholeMessage(answer, head), headers);
  logged.usage = gone ? { ...head.usage, output_tokens: 0 } : head.usage;
  return gone;
}

function breakOf(fault: Fault | null, events: number): Break | null {
  const kind = fault?.kind;
  return kind === "stream_error" || kind === "reset" || kind === "clean_end" || kind === "stall"
    ? { after: Math.ceil(events / 2), how: kind }
    : null;
}

export function watchLeaving(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.once("close", resolve));
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}
