import { parseExpression, type Expression } from "@/lib/template/parse-expression";
import { childrenOf, type Expr } from "@/lib/template/expression-tree";
import type { Reference } from "@/lib/template/reference";

/** What an expression reads, each as the longest path that is written out. Empty for a text that is no expression. */
export function expressionReferences(source: string): Reference[] {
  const parsed = parseExpression(source);
  return parsed.ok ? referencesIn(parsed.value, parsed.value.expr, new Set()) : [];
}

function referencesIn(expression: Expression, expr: Expr, bound: Set<string>): Reference[] {
  const chain = chainOf(expr);
  if (chain) return bound.has(chain.root) ? [] : [located(expression, chain)];
  return childrenOf(expr).flatMap((child) =>
    referencesIn(expression, child.expr, child.binds.length > 0 ? new Set([...bound, ...child.binds]) : bound),
  );
}

type Chain = { root: string; id: bigint; path: Reference["path"]; optional: boolean };

/** `a.b[0]["c"]`; null where it begins with something else than a name, or an index is computed. */
function chainOf(expr: Expr): Chain | null {
  const { exprKind: kind } = expr;
  if (kind.case === "identExpr") return { root: kind.value.name.replace(/^\./, ""), id: expr.id, path: [], optional: false };
  if (kind.case === "selectExpr" && kind.value.operand) {
    const chain = chainOf(kind.value.operand);
    return chain && { ...chain, path: [...chain.path, kind.value.field], optional: chain.optional || kind.value.testOnly };
  }
  if (kind.case !== "callExpr" || kind.value.function !== "_[_]") return null;
  const [operand, index] = kind.value.args;
  const chain = operand ? chainOf(operand) : null;
  const key = index ? constantKey(index) : null;
  return chain && key !== null ? { ...chain, path: [...chain.path, key] } : null;
}

function constantKey({ exprKind: kind }: Expr): string | number | null {
  if (kind.case !== "constExpr") return null;
  const { constantKind } = kind.value;
  if (constantKind.case === "stringValue") return constantKind.value;
  return constantKind.case === "int64Value" || constantKind.case === "doubleValue" ? Number(constantKind.value) : null;
}

function located({ source, positions }: Expression, { root, id, path, optional }: Chain): Reference {
  const given = positions[String(id)] ?? 0;
  const rootStart = source.startsWith(root, given) ? given : source.indexOf(root, given);
  return { root, path, optional, start: rootStart, end: rootStart + root.length, rootStart };
}
