import { z } from "zod";

/**
 * What events count and number. Run files come from elsewhere, and readers make arrays and loops as long as a number says: each has an
 * end, far above what compiles, so that no run of ours ever comes to it.
 */
const upTo = (most: number) => z.number().int().min(0).max(most);

/** As far as a Postgres integer goes. */
const most = 2_147_483_647;

export const eventNumber = z.number().int().positive().max(most);
export const counter = upTo(most);
/** A plan has at most ten rounds. */
export const planRound = z.number().int().min(1).max(1_000);
/** A map has at most ten thousand turns, a loop a thousand. */
export const turns = upTo(1_000_000);

const count = upTo(Number.MAX_SAFE_INTEGER);
export const tokens = z.object({ input: count, output: count, cacheRead: count, cacheWrite: count });
export type Tokens = z.infer<typeof tokens>;

/** A moment as text that is one: whoever shows it makes a date of it. */
export const time = z.string().refine((text) => !Number.isNaN(Date.parse(text)), "not a time");
