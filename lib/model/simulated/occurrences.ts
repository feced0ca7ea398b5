import { createHash } from "node:crypto";
import { canonicalJson, type JsonObject } from "@/lib/core/json";

/** How often an equal request came in one run, from 1, and the hash that seeds its answer. */
export type Occurrence = { hash: string; occurrence: number };

const remembered = 50_000;

/** Counts by run (the first part of `x-baton-call`), so that the same graph with the same input gives the same answers in every run. */
export function occurrences(): (raw: JsonObject, callKey: string | null) => Occurrence {
  const seen = new Map<string, number>();
  return (raw, callKey) => {
    const hash = createHash("sha256").update(canonicalRequest(raw)).digest("hex");
    const key = `${callKey?.split("/")[0] ?? ""} ${hash}`;
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.delete(key);
    seen.set(key, occurrence);
    if (seen.size > remembered) seen.delete(seen.keys().next().value ?? "");
    return { hash, occurrence };
  };
}

/** Without what differs from run to run and means nothing to a model: times, and ids of messages, tool calls and runs. */
function canonicalRequest(raw: JsonObject): string {
  return canonicalJson({ ...raw, stream: null, metadata: null })
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?/g, "<time>")
    .replace(/\b(msg|toolu|srvtoolu|req)_[A-Za-z0-9_]+/g, "<id>")
    .replace(/\b(?=[a-z]*\d)[a-z0-9]{20}\b/g, "<id>");
}
