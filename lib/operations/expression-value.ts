import "server-only";
import type { JsonValue } from "@/lib/core/json";
import { evaluateExpression, expressionRoots } from "@/lib/template/expression";

/** An expression over the values that a step may read. */
export async function expressionValue(expression: string, lookup: (root: string) => JsonValue | undefined): Promise<JsonValue> {
  const known = expressionRoots(expression).flatMap((root) => {
    const value = lookup(root);
    return value === undefined ? [] : [[root, value] as const];
  });
  return evaluateExpression(expression, Object.fromEntries(known));
}
