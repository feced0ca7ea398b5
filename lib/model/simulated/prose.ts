import { catalogue, findModel } from "@/lib/model/catalogue";
import { notice } from "@/lib/model/simulated/notice";
import type { Random } from "@/lib/model/simulated/random";
import type { SimulatedRequest } from "@/lib/model/simulated/request";
import { replyTo } from "@/lib/model/simulated/reply";
import { extracts, sentencesAbout } from "@/lib/model/simulated/sentences";
import type { Source } from "@/lib/model/simulated/sources";
import { themeOf } from "@/lib/model/simulated/themes/theme-of";
import type { Understanding } from "@/lib/model/simulated/understand";

/** Short, structured Markdown on the topic, in the form that the instruction asks for. */
export function proseFor(understood: Understanding, request: SimulatedRequest, chance: Random): string {
  const length = { exec: 3, plan: 4, think: 5 }[findModel(catalogue, request.model)?.tier ?? "exec"];
  const { instruction, sources, expected } = understood;
  if (/(?<!\bend )\b(?:in|with|write) (?:only |just |exactly )?(?:one|a single) (?:sentence|line)\b/i.test(instruction))
    return `${sentencesAbout(understood, chance)[0]} (Simulated.)`;
  if (sources.length > 0 && expected === null) return proseAbout(understood, chance);
  if (/\b(reply|respond) to|\banswer (to )?(the|this) (customer|message|ticket|e-?mail|person)\b/i.test(instruction))
    return replyTo(understood, chance);
  if (/summar|shorten|condense|key points/i.test(instruction)) return summary(understood, chance, length);
  return article(understood, chance, length);
}

/** What several results come to: each of them is named. */
export function proseAbout(understood: Understanding, chance: Random): string {
  const { topic, sources } = understood;
  const settled = sources.filter((source) => !source.failed);
  const failed = sources.filter((source) => source.failed);
  const [first, second] = sentencesAbout({ ...understood, work: null }, chance);
  const parts = [
    `# ${capital(topic)}`,
    `${first} ${second ?? ""}`.trim(),
    ...settled.map((source) => `## ${source.name}\n\n${core(source, understood, chance)}`),
    settled.length < 3 ? "" : `## How sure each part is\n\n${certainty(settled)}`,
    failed.length === 0 ? "" : `## What is missing\n\n${failed.map((source) => `- **${source.name}** could not be settled.`).join("\n")}`,
    `## What to do next\n\n1. Begin with ${lower(settled[0]?.name ?? topic)}: it decides most.\n2. Ask for a second opinion where the parts disagree.\n3. Decide again when better figures are there.`,
    notice,
    closing(understood),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function article(understood: Understanding, chance: Random, length: number): string {
  const { topic, sources, whole, head, instruction } = understood;
  const facet = themeOf(topic).facets.find(({ about }) => whole.includes(about));
  const own = (facet?.points ?? []).map((point) => point.replaceAll("{head}", head));
  const [answer, ...rest] = [...own, ...sentencesAbout(understood, chance)];
  const points = rest.slice(0, length);
  const doubt = rest[length] ?? "The figures are the least sure part.";
  const parts = [
    `## ${facet?.title ?? capital(topic)}`,
    answer ?? "",
    points.map((sentence) => `- ${sentence}`).join("\n"),
    sources.length === 0 ? "" : `Built on: ${sources.map((source) => source.name).join(", ")}.`,
    /how sure:/i.test(instruction) ? `How sure: ${lower(doubt)}` : `### How sure this is\n\n${doubt}`,
    notice,
    closing(understood),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** A last line that the prompt asks for, word for word. */
function closing({ whole }: Understanding): string {
  return /\b(?:close|end|finish) with th(?:is|e) line:\s*([^\n]+)/i.exec(whole)?.[1] ?? "";
}

function summary(understood: Understanding, chance: Random, length: number): string {
  const sentences = sentencesAbout(understood, chance).slice(0, length);
  return [`## In short: ${understood.topic}`, sentences.map((sentence) => `- ${sentence}`).join("\n"), notice].join("\n\n");
}

/** The sentences that a result is quoted with. */
function core(source: Source, understood: Understanding, chance: Random): string {
  const said = extracts(source.text).slice(0, 2);
  return said.length === 0 ? sentencesAbout({ ...understood, work: null }, chance)[0] : said.join(" ");
}

function certainty(sources: Source[]): string {
  const levels = ["high", "fair", "fair", "low"];
  return [
    "| Part | Certainty |",
    "|---|---|",
    ...sources.map((source, index) => `| ${source.name.replace(/\|/g, "/")} | ${levels[index % 4]} |`),
  ].join("\n");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
