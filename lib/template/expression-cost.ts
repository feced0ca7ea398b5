import type { JsonObject, JsonValue } from "@/lib/core/json";
import { parseExpression } from "@/lib/template/parse-expression";
import { childrenOf, type Expr } from "@/lib/template/expression-tree";

/** Steps of evaluation that take some tens of milliseconds on a slow core. */
const cheap = 2_000_000;

/**
 * Whether an expression is sure to end soon, whatever it is: each macro may at worst multiply what it walks over by all that is in
 * reach. False is no verdict; it means that the event loop must not wait for it.
 */
export function isCheap(source: string, variables: JsonObject): boolean {
  const parsed = parseExpression(source);
  if (!parsed.ok) return true;
  const { parts, macros } = extent(parsed.value.expr);
  const reach = parts + weight(variables, cheap);
  return parts * reach ** (macros + 1) <= cheap;
}

function extent(expr: Expr): { parts: number; macros: number } {
  const sum = { parts: 1, macros: expr.exprKind.case === "comprehensionExpr" ? 1 : 0 };
  for (const child of childrenOf(expr)) {
    const { parts, macros } = extent(child.expr);
    sum.parts += parts;
    sum.macros += macros;
  }
  return sum;
}

/** How many values there are, a long text counting as several; counts no further than `most`. */
function weight(value: JsonValue, most: number): number {
  if (typeof value === "string") return 1 + value.length / 100;
  if (value === null || typeof value !== "object") return 1;
  let sum = 1;
  for (const item of Object.values(value)) {
    sum += weight(item, most - sum);
    if (sum >= most) return sum;
  }
  return sum;
}
