import { isCelList, isCelMap, isCelUint } from "@bufbuild/cel";
import type { JsonValue } from "@/lib/core/json";
import { err, ok, type Result } from "@/lib/core/result";
import type { ExpressionFailure } from "@/lib/template/run-expression";

const maxBytes = 1_000_000;

/** A result of CEL as plain JSON of at most 1 MB. Counts while it goes, because few characters can describe a huge tree. */
export function toJsonResult(result: unknown): Result<JsonValue, ExpressionFailure> {
  const budget = { left: maxBytes };
  try {
    return ok(toJson(result, budget));
  } catch (error) {
    if (error instanceof NotJson) return err({ code: "expression_failed", message: error.message });
    throw error;
  }
}

class NotJson extends Error {}

function toJson(value: unknown, budget: { left: number }): JsonValue {
  spend(budget, 2);
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") {
    spend(budget, new TextEncoder().encode(value).length);
    return value;
  }
  if (typeof value === "bigint" || typeof value === "number") return toNumber(value, budget);
  if (isCelUint(value)) return toNumber(value.value, budget);
  if (isCelList(value)) return Array.from(value, (item) => toJson(item, budget));
  if (isCelMap(value)) return Object.fromEntries(Array.from(value, ([key, item]) => [toKey(key, budget), toJson(item, budget)]));
  throw new NotJson("The expression gives something that JSON has no form for, such as a time or a type. Turn it into text with string().");
}

function toNumber(value: bigint | number, budget: { left: number }): number {
  spend(budget, 8);
  const number = Number(value);
  if (!Number.isFinite(number)) throw new NotJson("The expression gives a number that is infinite or none.");
  if (typeof value === "bigint" && !Number.isSafeInteger(number)) throw new NotJson("The expression gives an integer too large for JSON.");
  return number;
}

function toKey(key: unknown, budget: { left: number }): string {
  const text = isCelUint(key) ? String(key.value) : String(key);
  spend(budget, text.length);
  return text;
}

function spend(budget: { left: number }, bytes: number): void {
  budget.left -= bytes;
  if (budget.left < 0) throw new NotJson("The expression gives more than 1 MB.");
}
