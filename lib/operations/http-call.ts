import "server-only";
import { StepError } from "@/lib/core/errors";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { retryAfterMs } from "@/lib/core/retry-after";
import type { StepPorts } from "@/lib/engine/handler";
import { secretLookups } from "@/lib/operations/secret-lookup";
import type { HttpRequest } from "@/lib/spec/spec";
import { resolveJson, resolveTemplate, toText, type Lookup } from "@/lib/template/resolve";

const toolMs = 120_000;

export type HttpAnswer = { status: number; headers: JsonObject; body: JsonValue };

/** Makes the request. On record its secrets stand by their names. `tool`: what a model calls it by. */
export async function httpCall(request: HttpRequest, step: StepPorts, lookup: Lookup, tool?: string): Promise<HttpAnswer> {
  const { named, real } = secretLookups(step.connections.secrets, lookup);
  const asked = await filled(request, named);
  const sent = await filled(request, real);
  const url = addressOf(sent);
  const { method, responseAs, maxBytes } = request;
  const answer = await step.use({
    sort: "http",
    host: url.host,
    ...(tool === undefined ? {} : { tool }),
    request: { method, ...asked, responseAs, maxBytes },
    make: async (signal) => {
      // A step has its own limit; a tool that hangs must not use all of it up.
      const timeoutMs = tool === undefined ? null : toolMs;
      const response = await step.outside.fetch(url, { method, ...payload(sent), signal, maxBytes, timeoutMs });
      return answerOf(response, url, responseAs);
    },
  });
  return answer as HttpAnswer; // what `make` gave, now or on record
}

type Filled = { url: string; query: Record<string, string>; headers: Record<string, string>; body: JsonValue };

async function filled({ url, query, headers, body }: HttpRequest, lookup: Lookup): Promise<Filled> {
  return {
    url: toText(await resolveTemplate(url, lookup)),
    query: await texts(query, lookup),
    headers: await texts(headers, lookup),
    body: body === null ? null : await resolveJson(body, lookup),
  };
}

/** What has no value (`{{a.b?}}`) is left out. */
async function texts(templates: Record<string, string>, lookup: Lookup): Promise<Record<string, string>> {
  const entries = await Promise.all(
    Object.entries(templates).map(async ([name, text]) => [name, await resolveTemplate(text, lookup)] as const),
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== null).map(([name, value]) => [name, toText(value)]));
}

function addressOf({ url, query }: Filled): URL {
  if (!URL.canParse(url)) throw new StepError("address_refused", `${JSON.stringify(url.slice(0, 200))} is not an address.`);
  const address = new URL(url);
  for (const [name, value] of Object.entries(query)) address.searchParams.append(name, value);
  return address;
}

/** A text goes out as it is, any other body as JSON. */
function payload({ headers, body }: Filled): { headers: Headers; body: string | undefined } {
  const all = readHeaders(headers);
  if (body === null) return { headers: all, body: undefined };
  if (!all.has("content-type")) all.set("content-type", typeof body === "string" ? "text/plain; charset=utf-8" : "application/json");
  return { headers: all, body: toText(body) };
}

/** Line breaks in a value would begin a header of their own (S19). The value may be a secret, so it is not quoted. */
function readHeaders(headers: Record<string, string>): Headers {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    try {
      all.set(name, value);
    } catch {
      throw new StepError(
        "http_failed",
        `The header ${JSON.stringify(name)} cannot be sent: its name or value holds letters that headers cannot.`,
      );
    }
  }
  return all;
}

async function answerOf(response: Response, { host }: URL, responseAs: HttpRequest["responseAs"]): Promise<HttpAnswer> {
  const text = await response.text();
  const { status } = response;
  if (status >= 400) throw refused(response, host, text);
  const body = responseAs === "text" ? text : parsed(text, host);
  return { status, headers: Object.fromEntries(response.headers), body };
}

/** 4xx will be the same the next time; a server that is busy or broken may not. */
function refused({ status, headers }: Response, host: string, text: string): StepError {
  const said = text.trim() === "" ? "" : `: ${text.trim().slice(0, 300)}`;
  const message = `${host} answered with ${status}${said}`;
  if (status < 500 && status !== 429 && status !== 408) return new StepError("http_failed", message);
  const afterMs = retryAfterMs(headers.get("retry-after"), Date.now());
  return new StepError("http_failed", message, { again: true, ...(afterMs === null ? {} : { afterMs }) });
}

function parsed(text: string, host: string): JsonValue {
  if (text.trim() === "") return null;
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    throw new StepError("http_failed", `${host} did not answer with JSON. Read the answer as text, or ask for JSON.`);
  }
}
