import { callGuess, type Asking, type Guess } from "@/lib/money/call-guess";
import { priceTable } from "@/lib/money/prices";
import { each, flat, plus, times, type Range } from "@/lib/money/range";
import { inputFields } from "@/lib/spec/inner-specs";
import type { CallTool, CallTools, ModelCall } from "@/lib/spec/spec";

/** What the service adds to a prompt for tools, in tokens: the largest published figure is 588. */
const hiddenTokens = 400;
/** What one tool gives back, and what the model writes to call it. */
const found: Range = { low: 50, likely: 400, high: 4_000 };
const asked: Range = { low: 30, likely: 80, high: 300 };
const toolMs: Range = { low: 50, likely: 700, high: 8_000 };

/** A model with tools: it is asked again after each turn of calls, each time with all that was found so far. */
export function toolsGuess(call: ModelCall, { tools, maxTurns }: CallTools, asking: Asking): Guess {
  const told = plus(flat(hiddenTokens), ...tools.map(lengthOf));
  const turns = { low: 0, likely: Math.min(1, maxTurns - 1), high: Math.min(4, maxTurns - 1) };
  const results = times(turns, found);
  const answer = callGuess(call, { ...asking, reads: plus(told, results) });
  const turn = callGuess(call, { ...asking, reads: plus(told, times(results, flat(0.5))), writes: asked });
  return {
    cost: plus(answer.cost, times(turns, turn.cost), searchFees(tools)),
    ms: plus(answer.ms, times(turns, plus(turn.ms, toolMs))),
    output: answer.output,
  };
}

/** Our own tools by their text; a server's tools are not known before it is asked. */
function lengthOf(tool: CallTool): Range {
  switch (tool.type) {
    case "subgraph":
    case "http":
      return flat(
        JSON.stringify([tool.name, tool.description, tool.type === "http" ? tool.inputSchema : inputFields(tool.spec)]).length / 4,
      );
    case "mcp":
      return times(flat(150), tool.names === null ? { low: 1, likely: 6, high: 20 } : flat(tool.names.length));
    case "web_search":
    case "web_fetch":
      return { low: 0, likely: 3_000, high: 20_000 * tool.maxUses };
  }
}

function searchFees(tools: CallTool[]): Range {
  const fee = priceTable.serverTools["web_search_requests"] ?? 0;
  const searches = tools.map((tool) => (tool.type === "web_search" ? { low: 0, likely: 1, high: tool.maxUses } : flat(0)));
  return each(plus(...searches))((count = 0) => count * fee);
}
