import { expect, test } from "vitest";
import { evaluateExpression } from "@/lib/template/expression";
import { isCheap } from "@/lib/template/expression-cost";

const many = { list: Array.from({ length: 300 }, (_, index) => index) };

test("[A expression] a small one is evaluated in place", async () => {
  expect(isCheap("start.v > 5", { start: { v: 7 } })).toBe(true);
  expect(await evaluateExpression("start.v > 5", { start: { v: 7 } })).toBe(true);
  await expect(evaluateExpression("start.nope", { start: {} })).rejects.toMatchObject({ code: "reference_missing" });
});

test("[A expression] one over a long list is evaluated in a thread", async () => {
  const source = "list.filter(x, x > 100).all(x, list.exists(y, y == x))";
  expect(isCheap(source, many)).toBe(false);
  expect(await evaluateExpression(source, many)).toBe(true);
});

test("[A expression] one that would take long is ended after a second, and the event loop goes on meanwhile", async () => {
  const wide = { list: Array.from({ length: 2_900 }, (_, index) => index) };
  let longest = 0;
  let last = Date.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, Date.now() - last);
    last = Date.now();
  }, 20);
  const slow = evaluateExpression("list.all(a, list.all(b, a + b >= 0 && a + b < 100000))", wide);
  await expect(slow).rejects.toMatchObject({ code: "expression_failed", message: expect.stringContaining("1 s") });
  clearInterval(beat);
  expect(longest).toBeLessThan(900);
});

test("[A expression] short sources that grow without a list are not trusted either", async () => {
  const doubled = `[1]${".map(a, [a, a])".repeat(40)}`;
  expect(isCheap(`${doubled} == ${doubled}`, {})).toBe(false);
  await expect(evaluateExpression(`${doubled} == ${doubled}`, {})).rejects.toMatchObject({ code: "expression_failed" });
});
