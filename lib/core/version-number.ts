import { z } from "zod";

/** The number of a graph's version: the database counts no further than some two thousand million. */
export const versionNumber = z.number().int().positive().max(999_999_999);
