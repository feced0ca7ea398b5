import { runWord } from "@/components/run/run-sign";
import type { RunFilter } from "@/lib/contract/run-filter";
import { capMoney } from "@/lib/core/format";
import { catalogue, findModel } from "@/lib/model/catalogue";
import { runStatus } from "@/lib/trace/event";

/** One thing that a list is narrowed by, in words; removing it empties these fields. */
type FilterWords = { name: string; value: string; fields: (keyof RunFilter)[] };

/** All but the text, which stands in its own field. */
export function filterWords(filter: RunFilter, graphs: readonly { id: string; name: string }[]): FilterWords[] {
  const { graph, version, status, model, tag, minCostUsd, maxCostUsd, minSeconds, maxSeconds, since, until, simulated } = filter;
  const words: (FilterWords | false)[] = [
    graph !== undefined && {
      name: "Graph",
      value: graphs.find(({ id }) => id === graph)?.name ?? "a deleted graph",
      fields: ["graph", "version"],
    },
    version !== undefined && { name: "Version", value: version, fields: ["version"] },
    status !== undefined && { name: "Status", value: statusWordsOf(status), fields: ["status"] },
    model !== undefined && { name: "Model", value: model.split(",").map(modelName).join(" or "), fields: ["model"] },
    tag !== undefined && { name: "Tag", value: tag, fields: ["tag"] },
    (minCostUsd ?? maxCostUsd) !== undefined && {
      name: "Cost",
      value: between(minCostUsd, maxCostUsd, dollars),
      fields: ["minCostUsd", "maxCostUsd"],
    },
    (minSeconds ?? maxSeconds) !== undefined && {
      name: "Time",
      value: between(minSeconds, maxSeconds, (text) => `${text} s`),
      fields: ["minSeconds", "maxSeconds"],
    },
    (since ?? until) !== undefined && { name: "Started", value: startedWords(since, until), fields: ["since", "until"] },
    simulated !== undefined && { name: "Runs", value: simulated === "true" ? "simulated" : "real", fields: ["simulated"] },
  ];
  return words.filter((word) => word !== false);
}

function modelName(id: string): string {
  return findModel(catalogue, id)?.label ?? id;
}

export const periods = [
  { value: "24h", words: "last 24 hours" },
  { value: "7d", words: "last 7 days" },
  { value: "14d", words: "last 14 days" },
  { value: "30d", words: "last 30 days" },
] as const;

function startedWords(since: string | undefined, until: string | undefined): string {
  if (until === undefined) return periods.find(({ value }) => value === since)?.words ?? between(since, until, moment);
  return between(since, until, moment);
}

/** `24h` is said as "24h ago", a time as a day and hour in UTC, which is what an address holds. */
function moment(text: string): string {
  return /^\d+[hdw]$/.test(text) ? `${text} ago` : text.replace("T", " ").replace(/(:\d\d(\.\d+)?)?Z$/, " UTC");
}

function between(from: string | undefined, to: string | undefined, words: (text: string) => string): string {
  if (from === undefined) return `to ${words(to ?? "")}`;
  return to === undefined ? `from ${words(from)}` : `${words(from)} to ${words(to)}`;
}

function dollars(text: string): string {
  return capMoney(BigInt(Math.round(Number(text) * 1e9)));
}

function statusWordsOf(list: string): string {
  return [...new Set(list.split(",").map((word) => runWord({ status: runStatus.parse(word) }, false)))].join(" or ");
}
