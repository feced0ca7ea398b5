import type { Random } from "@/lib/model/simulated/random";
import type { Understanding } from "@/lib/model/simulated/understand";

/** A summary of thinking, as the API gives one: what is asked, how to go about it. */
export function thoughtsFor({ topic, sources, instruction }: Understanding, chance: Random): string {
  const start = chance.pick([`The request is about ${topic}.`, `I have to deal with ${topic}.`, `First, what is asked: ${topic}.`]);
  if (sources.length > 0) {
    const names = sources
      .slice(0, 3)
      .map((source) => source.name)
      .join(", ");
    return `${start} There are ${sources.length} results to go by: ${names}${sources.length > 3 ? " and more" : ""}. I compare where they agree, keep what is certain apart from what is not, and then write it up.`;
  }
  if (/\bplan\b|\btasks?\b/i.test(instruction)) {
    return `${start} It falls into parts that do not need each other, so they can be worked on at the same time. What weighs one part against another has to wait for them. I keep the number of tasks small.`;
  }
  const middle = chance.pick([
    "I separate what is known from what is assumed.",
    "I look for the few points that decide the matter.",
    "A short answer with clear parts serves best here.",
  ]);
  return `${start} ${middle} Then I check the answer against what was asked for.`;
}
