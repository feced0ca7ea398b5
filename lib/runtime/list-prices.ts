import "server-only";
import type { Prices } from "@/lib/engine/ports";
import { costOf } from "@/lib/money/cost";
import { promptBytes } from "@/lib/money/prompt-bytes";
import { upperBound } from "@/lib/money/upper-bound";

/** The price table as the engine asks for it. */
export const listPrices: Prices = {
  cost: (usage, model, at) => costOf(usage, model, at),
  bound: (request, at, promptTokens) => {
    const { model, maxOutputTokens, tools = [] } = request;
    const uses = (type: "web_search" | "web_fetch") => tools.reduce((sum, tool) => sum + (tool.type === type ? tool.maxUses : 0), 0);
    const bytes = promptTokens ?? promptBytes(request);
    return upperBound({ bytes, model, maxOutputTokens, searches: uses("web_search"), pages: uses("web_fetch") }, at);
  },
};
