import { isObject, type JsonValue } from "@/lib/core/json";
import type { Random } from "@/lib/model/simulated/random";
import type { Understanding } from "@/lib/model/simulated/understand";

/** Sentences on the matter, each different: those of the text that is worked on first, then such as fit any topic. */
export function sentencesAbout(
  { head, setting, work }: Pick<Understanding, "head" | "setting" | "work">,
  chance: Random,
): [string, ...string[]] {
  const general = work === null ? aboutTopic(head, setting) : aboutText();
  const [first = "Nothing more can be said.", ...rest] = [...(work === null ? [] : extracts(work)), ...chance.shuffled(general)];
  return [first, ...rest];
}

function aboutTopic(head: string, setting: string | null): string[] {
  const place = setting === null ? "in practice" : `in ${setting}`;
  return [
    `The range for ${head} is wide, and the middle of it is the safest figure to plan with.`,
    `Recent experience with ${head} counts for more than older averages.`,
    `What works ${place} depends on the starting point more than on the method.`,
    `Sources on ${head} agree on the direction, less so on the size of the effect.`,
    `The first year decides: most problems with ${head} show up early and are cheap to mend then.`,
    `A small trial ${place} would settle the largest doubt at little cost.`,
    "Two cases have to be kept apart: those who start from nothing, and those who replace something.",
    "Costs fall with routine, so the second attempt is a fairer measure than the first.",
    "Nobody measures this the same way, which makes comparisons doubtful.",
    `The weakest link is time: those who have to decide on ${head} rarely have enough of it.`,
  ];
}

function aboutText(): string[] {
  return [
    "Nothing else is asked for.",
    "The tone is matter-of-fact.",
    "An answer within a day would be fitting.",
    "No figures beyond these are given.",
    "Who is meant follows from the context.",
    "The order of events is clear.",
  ];
}

const greeting = /^(hello|hi|hey|dear [\w ]+|good (morning|day))\b[,!]?\s*/i;

/** Whole sentences of a text without its title; of JSON the texts inside. */
export function extracts(text: string): string[] {
  const plain = (inJson(text) ?? text.replace(/^[^\n]{4,90}\n\s*\n/, ""))
    .replace(/```[\s\S]*?```/g, "")
    .replace(/\*\*/g, "")
    .replace(greeting, "");
  const lines = plain.split(/\n|(?<=[.!?])(?<!\b[A-Z]\.)\s+/).map((line) => capital(line.replace(/^[#>*\s\d.|-]+/, "").trim()));
  const whole = lines.filter((line) => line.length > 20 && line.length < 260 && /[.!?]$/.test(line) && !/simulated/i.test(line));
  if (whole.length > 0) return whole.slice(0, 12);
  const start = plain.replace(/\s+/g, " ").trim().slice(0, 160);
  return start === "" || /^[[{#]/.test(start) ? [] : [/[.!?]$/.test(start) ? start : `${start}.`];
}

function inJson(text: string): string | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    const value: JsonValue = JSON.parse(text);
    return strings(value).join("\n");
  } catch {
    return null;
  }
}

function strings(value: JsonValue): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return isObject(value) ? Object.values(value).flatMap(strings) : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
