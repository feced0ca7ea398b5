import type { JsonObject } from "@/lib/core/json";

/** One request for a message, as the server saw it. Times are milliseconds since 1970. */
export type LoggedCall = {
  id: string;
  /** The header `x-baton-call`. */
  callKey: string | null;
  model: string;
  startedAt: number;
  endedAt: number | null;
  status: number;
  stopReason: string | null;
  /** What was counted: of a call that was cut, the output up to there. */
  usage: JsonObject | null;
  maxTokens: number;
  /** The client left before the end. */
  aborted: boolean;
  fault: string | null;
};

export type CallLog = { start(call: Pick<LoggedCall, "id" | "callKey" | "model" | "maxTokens">): LoggedCall; all(): LoggedCall[] };

export function callLog(keep: number): CallLog {
  const calls: LoggedCall[] = [];
  return {
    all: () => calls,
    start: (call) => {
      const entry: LoggedCall = {
        ...call,
        startedAt: Date.now(),
        endedAt: null,
        status: 200,
        stopReason: null,
        usage: null,
        aborted: false,
        fault: null,
      };
      calls.push(entry);
      if (calls.length > keep) calls.splice(0, calls.length - keep);
      return entry;
    },
  };
}
