import "server-only";
import type { Prices } from "@/lib/engine/ports";
import { costOf } from "@/lib/money/cost";
import { upperBound } from "@/lib/money/upper-bound";

/** The price table as the engine asks for it. */
export const listPrices: Prices = {
  cost: (usage, model, at) => costOf(usage, model, at),
  bound: (request, at, promptTokens) =>
    upperBound(promptTokens ?? Buffer.byteLength(JSON.stringify(request)), request.model, request.maxOutputTokens, at),
};
