import type { RunTrends } from "@/lib/contract/run-trends";

/** Of all three charts; the width is in units that the page stretches, the height is not stretched. */
export const plot = { width: 360, height: 60 };

const dayMs = 86_400_000;

/** The next round number: an axis ends at 1, 2, 5 or 10 times a power of ten. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((step) => step * power >= value) ?? 10) * power;
}

/** Where a bucket begins in the page's words: its day, or the hour where buckets are shorter. */
export function bucketName(at: string, stepMs: number): string {
  const date = new Date(at);
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  if (stepMs >= dayMs) return day;
  return `${day} ${date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" })}`;
}

/** Some buckets that an axis names: the first, the last, and what fits between. */
export function axisNames({ buckets, stepMs }: RunTrends): { place: number; name: string }[] {
  const last = buckets.length - 1;
  const isLong = last * stepMs > 3 * dayMs;
  const count = Math.min(isLong ? 4 : 3, buckets.length);
  const places = Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.round((i * last) / (count - 1))));
  return [...new Set(places)].map((place) => ({ place, name: bucketName(buckets[place]?.at ?? "", isLong ? dayMs : stepMs) }));
}
