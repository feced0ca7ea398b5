import type { JsonObject } from "@/lib/core/json";
import { ModelCallError } from "@/lib/model/model-call-error";
import type { CallOptions, ModelPort, ModelRequest } from "@/lib/model/port";
import { StepError, type StepErrorCode } from "@/lib/core/errors";

/** What the model does with a prompt: answers it, fails, or waits until it is cut off. */
export type Reply =
  | { say: string; ms?: number; usage?: { input: number; output: number } }
  | { use: { name: string; input: JsonObject }[]; say?: string; ms?: number }
  | { pause: string }
  | { fail: StepErrorCode; again?: boolean; afterMs?: number; started?: boolean }
  | { hang: true };

export type Seen = { prompt: string; request: ModelRequest; key: string; aborted: boolean };

/** One real implementation of the model port, for tests of what stands behind it. `reply` is asked for each call, with its number from 0. */
export function scriptedModel(reply: (prompt: string, n: number, request: ModelRequest) => Reply): ModelPort & { seen: Seen[] } {
  const seen: Seen[] = [];
  return {
    seen,
    server: "scripted",
    async call(request, options) {
      const prompt = lastText(request);
      const entry: Seen = { prompt, request, key: options.callKey, aborted: false };
      const answer = reply(prompt, seen.push(entry) - 1, request);
      if ("fail" in answer) throw failed(answer);
      await pause("hang" in answer ? 2 ** 30 : "ms" in answer ? (answer.ms ?? 0) : 0, options, entry);
      const usage = ("usage" in answer ? answer.usage : undefined) ?? { input: 100, output: 10 };
      const { content, stopReason } = messageOf(answer, seen.length);
      for (const block of content) {
        const [channel, text] =
          block["type"] === "text" ? (["text", block["text"]] as const) : (["arguments", JSON.stringify(block["input"])] as const);
        for (const word of String(text).match(/.{1,12}/gs) ?? []) options.onDelta({ channel, text: word });
      }
      return {
        response: {
          id: `msg_${seen.length}`,
          model: request.model,
          content,
          stopReason,
          stopDetails: null,
        },
        usage: { input_tokens: usage.input, output_tokens: usage.output },
        requestId: `req_${seen.length}`,
        firstTokenMs: 1,
      };
    },
  };
}

function messageOf(reply: Exclude<Reply, { fail: StepErrorCode }>, n: number): { content: JsonObject[]; stopReason: string } {
  const text = (words: string) => (words === "" ? [] : [{ type: "text", text: words }]);
  if ("hang" in reply) return { content: [], stopReason: "end_turn" };
  if ("pause" in reply) return { content: text(reply.pause), stopReason: "pause_turn" };
  if (!("use" in reply)) return { content: text(reply.say), stopReason: "end_turn" };
  const uses = reply.use.map(({ name, input }, at) => ({ type: "tool_use", id: `toolu_${n}_${at}`, name, input }));
  return { content: [...text(reply.say ?? ""), ...uses], stopReason: "tool_use" };
}

function lastText(request: ModelRequest): string {
  const content = request.messages.at(-1)?.content;
  return typeof content === "string" ? content : JSON.stringify(content);
}

function failed({ fail, again, afterMs, started }: Extract<Reply, { fail: StepErrorCode }>): Error {
  const retry: StepError["retry"] = again === true ? { again: true, ...(afterMs === undefined ? {} : { afterMs }) } : { again: false };
  const usage = started === true ? { input_tokens: 100, output_tokens: 1 } : null;
  return new ModelCallError(fail, `scripted ${fail}`, retry, { usage, status: null, requestId: null });
}

function pause(ms: number, { signal }: CallOptions, entry: Seen): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, Math.min(ms, 2 ** 30));
    const cut = () => {
      clearTimeout(timer);
      entry.aborted = true;
      reject(
        new ModelCallError(
          "internal",
          "stopped",
          { again: false },
          { usage: { input_tokens: 100, output_tokens: 1 }, status: null, requestId: null },
        ),
      );
    };
    if (signal.aborted) cut();
    else signal.addEventListener("abort", cut, { once: true });
  });
}
