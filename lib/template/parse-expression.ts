import { parse } from "@bufbuild/cel";
import { err, ok, type Result } from "@/lib/core/result";
import { childrenOf, type Expr } from "@/lib/template/expression-tree";

/** A parsed expression. Whoever gets it owns its tree. */
export type Expression = { source: string; expr: Expr; positions: Record<string, number> };
export type ExpressionProblem = { code: "expression_syntax"; message: string; hint: string };

const maxBytes = 4_096;
const maxNesting = 2;
/** Brackets and nothing else: the parser takes quadratic time on deep nesting that is never closed. */
const maxBrackets = 60;

export function parseExpression(source: string): Result<Expression, ExpressionProblem> {
  if (new TextEncoder().encode(source).length > maxBytes)
    return refused("The expression is longer than 4 kB.", "Do the work in an executor, or shorten it.");
  if (bracketDepth(source) > maxBrackets) return refused(`Brackets are nested deeper than ${maxBrackets}.`, "Make the expression simpler.");
  const parsed = parsedOrMessage(source);
  if (typeof parsed === "string")
    return refused(parsed, 'Expressions are CEL, for example node.output.score > 5 && node.output.kind == "bug".');
  if (macroDepth(parsed.expr) > maxNesting)
    return refused("Macros such as all, exists, map and filter are nested deeper than twice.", "Split the work over two nodes.");
  const missing = unknownFunction(parsed.expr);
  if (missing !== null)
    return refused(`There is no function ${missing}.`, `Functions: ${[...functions].filter((name) => /^\w+$/.test(name)).join(", ")}.`);
  return ok({ source, expr: parsed.expr, positions: parsed.sourceInfo?.positions ?? {} });
}

/** What is wrong with the text of an expression; null: nothing that can be known before it runs. */
export function checkExpression(source: string): ExpressionProblem | null {
  const parsed = parseExpression(source);
  return parsed.ok ? null : parsed.error;
}

/** What kind of value comes out, as far as its shape tells. */
export function expressionGives(source: string): "boolean" | "other" | "unknown" {
  const parsed = parseExpression(source);
  if (!parsed.ok) return "unknown";
  const { exprKind } = parsed.value.expr;
  switch (exprKind.case) {
    case "constExpr":
      return exprKind.value.constantKind.case === "boolValue" ? "boolean" : "other";
    case "listExpr":
    case "structExpr":
      return "other";
    case "callExpr":
      return arithmetic.has(exprKind.value.function) ? "other" : "unknown";
    default:
      return "unknown";
  }
}

const arithmetic = new Set(["_+_", "_-_", "_*_", "_/_", "_%_", "-_", "size", "string", "int", "double"]);

const functions = new Set([
  ...["_+_", "_-_", "_*_", "_/_", "_%_", "-_", "!_", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "_&&_", "_||_", "_?_:_", "_[_]", "@in"],
  ...["@not_strictly_false", "int", "uint", "double", "bool", "bytes", "string", "timestamp", "duration", "type", "dyn", "size"],
  ...["contains", "endsWith", "startsWith", "matches", "getSeconds", "getMinutes", "getHours", "getMilliseconds", "getFullYear"],
  ...["getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear"],
]);

function refused(message: string, hint: string): Result<Expression, ExpressionProblem> {
  return err({ code: "expression_syntax", message, hint });
}

function parsedOrMessage(source: string): ReturnType<typeof parse> | string {
  try {
    return parse(source);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const match = /^<input>:(\d+):(\d+): found (.*?) but expecting/.exec(text);
    return match ? `At line ${match[1]}, column ${match[2]}: ${match[3]} is not expected here.` : "This is not an expression.";
  }
}

function bracketDepth(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const letter of source) {
    if ("([{".includes(letter)) deepest = Math.max(deepest, ++depth);
    else if (")]}".includes(letter)) depth -= 1;
  }
  return deepest;
}

/** Only what a macro does for each item is inside of it: a chain of macros is not nested. */
function macroDepth(expr: Expr): number {
  const depths = childrenOf(expr).map((child) => macroDepth(child.expr) + (child.binds.length > 0 ? 1 : 0));
  return Math.max(0, ...depths);
}

function unknownFunction(expr: Expr): string | null {
  if (expr.exprKind.case === "callExpr" && !functions.has(expr.exprKind.value.function)) return expr.exprKind.value.function;
  for (const child of childrenOf(expr)) {
    const missing = unknownFunction(child.expr);
    if (missing !== null) return missing;
  }
  return null;
}
