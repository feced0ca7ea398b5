import { anything } from "@/lib/model/simulated/themes/anything";
import { city } from "@/lib/model/simulated/themes/city";
import { energy } from "@/lib/model/simulated/themes/energy";
import { health } from "@/lib/model/simulated/themes/health";
import { market } from "@/lib/model/simulated/themes/market";
import { society } from "@/lib/model/simulated/themes/society";
import { software } from "@/lib/model/simulated/themes/software";

/**
 * One side of a topic. `about` completes "find out …", `points` are what can be said of it (`{head}` stands for the topic itself);
 * `needs` marks work that builds on other sides.
 */
export type Facet = { title: string; about: string; brings: string; points: string[]; needs?: true };
/** A way to take a topic apart. */
export type Theme = { words: RegExp; facets: Facet[] };

const themes = [energy, software, market, health, city, society];

/** The theme whose words the topic uses most. */
export function themeOf(topic: string): Theme {
  const scored = themes.map((theme) => ({ theme, score: topic.match(new RegExp(theme.words, "gi"))?.length ?? 0 }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best), { theme: anything, score: 0 }).theme;
}
