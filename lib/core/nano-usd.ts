import { z } from "zod";

/**
 * Whole nano-dollars as digits: JSON numbers would lose some above $9 million, and a string says "do not add me as a float". Never more
 * digits than a bigint column holds: what is longer could not be stored, and takes long to read.
 */
export const nanoUsd = z.string().regex(/^\d{1,18}$/);

/** Dollars whose nano-dollars are no longer than that: no cap on money is higher. */
export const mostUsd = 999_999_999;
