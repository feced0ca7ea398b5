import { ModelCallError } from "@/lib/model/model-call-error";
import type { CallOptions, ModelPort, ModelRequest } from "@/lib/model/port";
import { StepError, type StepErrorCode } from "@/lib/core/errors";

/** What the model does with a prompt: answers it, fails, or waits until it is cut off. */
export type Reply =
  | { say: string; ms?: number; usage?: { input: number; output: number } }
  | { fail: StepErrorCode; again?: boolean; afterMs?: number; started?: boolean }
  | { hang: true };

export type Seen = { prompt: string; request: ModelRequest; key: string; aborted: boolean };

/** One real implementation of the model port, for tests of what stands behind it. `reply` is asked for each call, with its number from 0. */
export function scriptedModel(reply: (prompt: string, n: number, request: ModelRequest) => Reply): ModelPort & { seen: Seen[] } {
  const seen: Seen[] = [];
  return {
    seen,
    async call(request, options) {
      const prompt = lastText(request);
      const entry: Seen = { prompt, request, key: options.callKey, aborted: false };
      const answer = reply(prompt, seen.push(entry) - 1, request);
      if ("fail" in answer) throw failed(answer);
      await pause("hang" in answer ? 2 ** 30 : (answer.ms ?? 0), options, entry);
      const { say, usage = { input: 100, output: 10 } } = "say" in answer ? answer : { say: "" };
      for (const word of say.match(/.{1,12}/gs) ?? []) options.onDelta({ channel: "text", text: word });
      return {
        response: {
          id: `msg_${seen.length}`,
          model: request.model,
          content: [{ type: "text", text: say }],
          stopReason: "end_turn",
          stopDetails: null,
        },
        usage: { input_tokens: usage.input, output_tokens: usage.output },
        requestId: `req_${seen.length}`,
        firstTokenMs: 1,
      };
    },
  };
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
