import { celEnv, celFunc, CelScalar, isCelError, plan, type CelInput } from "@bufbuild/cel";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { err, type Result } from "@/lib/core/result";
import { parseExpression } from "@/lib/template/parse-expression";
import { toJsonResult } from "@/lib/template/expression-result";
import { childrenOf, type Expr } from "@/lib/template/expression-tree";

export type ExpressionFailure = { code: "expression_failed" | "reference_missing"; message: string };

const remainder = celFunc("_%_", [CelScalar.DOUBLE, CelScalar.DOUBLE], CelScalar.DOUBLE, (a, b) => a % b);
const environment = celEnv({ funcs: [remainder] });

/** Evaluates here and now; may take long (evaluateExpression says when that is safe). Never throws. */
export function runExpression(source: string, variables: JsonObject): Result<JsonValue, ExpressionFailure> {
  const parsed = parseExpression(source);
  if (!parsed.ok) return failed(parsed.error.message);
  try {
    withDoubles(parsed.value.expr);
    const result: unknown = plan(environment, parsed.value.expr)(bindings(variables));
    return isCelError(result) ? err(explained(result.message)) : toJsonResult(result);
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function failed(message: string): Result<never, ExpressionFailure> {
  return err({ code: "expression_failed", message });
}

function explained(message: string): ExpressionFailure {
  const missing = /^(field not found|index .* out of bounds|unresolved attribute|key not found)/.exec(message);
  return { code: missing ? "reference_missing" : "expression_failed", message: `The expression failed: ${message}.` };
}

/** No prototype, so that a variable called `constructor` is one only if it was given. */
function bindings(variables: JsonObject): Record<string, CelInput> {
  const bound = Object.create(null) as Record<string, CelInput>; // an empty object has no wrong entries
  for (const [name, value] of Object.entries(variables)) bound[name] = toCelInput(value);
  return bound;
}

function toCelInput(value: JsonValue): CelInput {
  if (Array.isArray(value)) return value.map(toCelInput);
  if (value === null || typeof value !== "object") return value;
  return new Map(Object.entries(value).map(([key, item]) => [key, toCelInput(item)]));
}

const givesInteger = new Set(["size", "int", "uint", "getSeconds", "getMinutes", "getHours", "getMilliseconds", "getFullYear", "getMonth"]);
for (const name of ["getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear"]) givesInteger.add(name);

/** All numbers of JSON are doubles and CEL mixes no kinds of number, so every number of the expression becomes one too. */
function withDoubles(expr: Expr): void {
  for (const child of childrenOf(expr)) if (!isMapKey(expr, child.expr)) withDoubles(child.expr);
  const { exprKind: kind } = expr;
  if (kind.case === "constExpr") {
    const { constantKind } = kind.value;
    if (constantKind.case === "int64Value" || constantKind.case === "uint64Value")
      kind.value.constantKind = { case: "doubleValue", value: Number(constantKind.value) };
  }
  if (kind.case === "callExpr" && givesInteger.has(kind.value.function)) {
    const inner: Expr = { ...expr, exprKind: { ...kind } };
    expr.exprKind = { case: "callExpr", value: { $typeName: "cel.expr.Expr.Call", function: "double", args: [inner] } };
  }
}

/** Keys of map literals stay what they are: CEL knows no double as a key. */
function isMapKey(parent: Expr, child: Expr): boolean {
  const { exprKind: kind } = parent;
  return kind.case === "structExpr" && kind.value.entries.some((entry) => entry.keyKind.case === "mapKey" && entry.keyKind.value === child);
}
