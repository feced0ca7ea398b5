import type { CallView } from "@/lib/trace/run-view";

/** What a call that asks no model went to, in a few words: `desk: search`, `api.example.com`. Empty: hidden, or it asked a model. */
export function callName({ sort, server, tool, host }: Pick<CallView, "sort" | "server" | "tool" | "host">): string {
  if (sort === "model") return "";
  if (tool === "tools/list") return server === null ? "" : `${server}: which tools it has`;
  return [server ?? host, tool].filter((name) => name !== null).join(": ");
}
