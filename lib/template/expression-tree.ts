import type { parse } from "@bufbuild/cel";

/** A node of the syntax tree of CEL. */
export type Expr = ReturnType<typeof parse>["expr"];
/** `binds`: names of macro variables that this child sees beside those of its parent. */
export type Child = { expr: Expr; binds: string[] };

/** The direct parts of an expression, macros written out. */
export function childrenOf({ exprKind: kind }: Expr): Child[] {
  switch (kind.case) {
    case "selectExpr":
      return free([kind.value.operand]);
    case "callExpr":
      return free([kind.value.target, ...kind.value.args]);
    case "listExpr":
      return free(kind.value.elements);
    case "structExpr":
      return free(kind.value.entries.flatMap((entry) => [entry.keyKind.case === "mapKey" ? entry.keyKind.value : undefined, entry.value]));
    case "comprehensionExpr": {
      const { iterRange, accuInit, loopCondition, loopStep, result, iterVar, iterVar2, accuVar } = kind.value;
      return [...free([iterRange, accuInit]), ...free([loopCondition, loopStep, result], [iterVar, iterVar2, accuVar])];
    }
    case "constExpr":
    case "identExpr":
    case undefined:
      return [];
  }
}

function free(parts: (Expr | undefined)[], binds: string[] = []): Child[] {
  return parts.flatMap((expr) => (expr ? [{ expr, binds }] : []));
}
