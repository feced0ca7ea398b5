import "server-only";
import Anthropic from "@anthropic-ai/sdk";
import type { JsonValue } from "@/lib/core/json";
import { accumulator } from "@/lib/model/accumulate";
import { callFailure, stalledCall, stoppedCall } from "@/lib/model/call-failure";
import { createFetch, type Fetch, type Watcher } from "@/lib/model/fetch";
import { customHeaders } from "@/lib/model/provider";
import { ModelCallError } from "@/lib/model/model-call-error";
import type { CallOptions, ModelAnswer, ModelDelta, ModelPort, ModelRequest } from "@/lib/model/port";
import { requestBody, type RequestBody } from "@/lib/model/request-body";

export type AnthropicOptions = {
  baseURL: string;
  /** Sent as a bearer token. Always given, so that the SDK never looks for a credential by itself. */
  apiKey: string;
  /** Extra headers. The SDK would add those of ANTHROPIC_CUSTOM_HEADERS to every client; here only who is told to sends them. */
  headers?: Record<string, string>;
  fetch?: Fetch;
};

/** The port over any server of the Messages API. One client, hence one pool of connections, for each. */
export function anthropicModel({ baseURL, apiKey, headers, fetch }: AnthropicOptions): ModelPort {
  const client = new Anthropic({
    baseURL,
    apiKey,
    maxRetries: 0,
    // The watchdog guards the wait for headers too; the SDK's own limit stands far behind it.
    timeout: 86_400_000,
    // The SDK would log requests, hence prompts.
    logLevel: "off",
    fetch: fetch ?? createFetch(process.env),
    defaultHeaders: { ...withoutValues(customHeaders(process.env)), authorization: `Bearer ${apiKey}`, ...headers },
  });
  return {
    server: baseURL,
    call: (request, options) => call(client, request, options),
    countTokens: (request, signal) => countTokens(client, request, signal),
  };
}

const countWithinMs = 5_000;

/** Servers that count nothing, and any other failure, leave the bound by bytes as it is (E5). */
async function countTokens(client: Anthropic, request: ModelRequest, signal: AbortSignal): Promise<number | null> {
  try {
    const { max_tokens: _most, stream: _stream, ...body } = requestBody(request);
    return (await client.messages.countTokens(body, { signal, timeout: countWithinMs })).input_tokens;
  } catch {
    return null;
  }
}

function withoutValues(headers: Record<string, string>): Record<string, null> {
  return Object.fromEntries(Object.keys(headers).map((name) => [name, null]));
}

async function call(client: Anthropic, request: ModelRequest, options: CallOptions): Promise<ModelAnswer> {
  if (options.signal.aborted) throw stoppedCall(options.signal.reason, null);
  const body = checkedBody(request);
  const answer = accumulator();
  const stop = new AbortController();
  let rejectStopped: (error: ModelCallError) => void = () => {};
  const stopped = new Promise<never>((_, reject) => (rejectStopped = reject));
  // Whoever stops the call is answered at once: how long the socket takes to close is nobody's wait.
  const give = (error: ModelCallError) => {
    rejectStopped(error);
    stop.abort();
  };
  const onAbort = () => give(stoppedCall(options.signal.reason, answer.usage()));
  const watchdog = setTimeout(() => give(stalledCall(options.idleMs, answer.usage())), options.idleMs);
  options.signal.addEventListener("abort", onAbort, { once: true });
  const streamed = stream(client, body, options, answer, { signal: stop.signal, onBytes: () => void watchdog.refresh() });
  try {
    return await Promise.race([streamed, stopped]);
  } catch (error) {
    // The loser of the race ends by itself once its socket is closed.
    streamed.catch(() => {});
    throw error instanceof ListenerFailure ? error.cause : callFailure(error, answer.usage());
  } finally {
    clearTimeout(watchdog);
    stopped.catch(() => {});
    options.signal.removeEventListener("abort", onAbort);
  }
}

/** What the caller's own listener threw: a mistake there is no failure of the call, and must not be tried again as one. */
class ListenerFailure extends Error {}

function tell(options: CallOptions, delta: ModelDelta): void {
  try {
    options.onDelta(delta);
  } catch (cause) {
    throw new ListenerFailure("the listener failed", { cause });
  }
}

type Watch = { signal: AbortSignal; onBytes: () => void };

async function stream(
  client: Anthropic,
  body: RequestBody,
  options: CallOptions,
  answer: ReturnType<typeof accumulator>,
  watch: Watch,
): Promise<ModelAnswer> {
  const begun = performance.now();
  let firstTokenMs: number | null = null;
  // The SDK passes options that it does not know on to `fetch`, which is ours.
  const fetchOptions: Watcher & Anthropic.RequestOptions["fetchOptions"] = { onBytes: watch.onBytes };
  const sent = client.messages.create(body, { signal: watch.signal, headers: { "x-baton-call": options.callKey }, fetchOptions });
  const { data, request_id: requestId } = await sent.withResponse();
  for await (const event of data) {
    if (watch.signal.aborted) break;
    const delta = answer.take(event as unknown as JsonValue); // parsed from JSON a moment ago; the accumulator checks what it reads
    if (delta === null) continue;
    firstTokenMs ??= performance.now() - begun;
    tell(options, delta);
  }
  const response = answer.finish();
  return { response, usage: answer.usage() ?? {}, requestId: requestId ?? null, firstTokenMs };
}

function checkedBody(request: ModelRequest): RequestBody {
  try {
    return requestBody(request);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const nothing = { usage: null, status: null, requestId: null };
    throw new ModelCallError("model_bad_request", `The output schema cannot be asked for: ${reason}`, { again: false }, nothing, { cause });
  }
}
