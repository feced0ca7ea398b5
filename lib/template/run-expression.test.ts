import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import { checkExpression, expressionGives } from "@/lib/template/parse-expression";
import { expressionRoots } from "@/lib/template/expression";
import { expressionReferences } from "@/lib/template/expression-references";
import { runExpression } from "@/lib/template/run-expression";

const variables: JsonObject = { start: { a: 4, v: 7, list: [1, 2, 3], text: "abc", nothing: null, whole: JSON.parse('{"__proto__": 1}') } };

function gives(source: string) {
  const result = runExpression(source, variables);
  return result.ok ? result.value : result.error.code;
}

describe("[A expression] CEL over JSON", () => {
  test.each([
    ["start.a * 2", 8],
    ["start.a * 2.5 + 1", 11],
    ["start.v == 7 && start.v > 5", true],
    ["start.v % 2 == 1", true],
    ["[1.0] + [start.a, 1]", [1, 4, 1]],
    ["size(start.list) * 2", 6],
    ["start.list.size() > 2", true],
    ["start.list[1]", 2],
    ["start.list.map(x, x * 2)", [2, 4, 6]],
    ["start.list.exists_one(x, x == 2)", true],
    ['{"a": start.list, "n": null}', { a: [1, 2, 3], n: null }],
    ['"x" + string(start.a)', "x4"],
    ["int(start.a / 3)", 1],
    ["has(start.nope)", false],
    ['start.text.matches("^[a-c]+$")', true],
    ['start.whole["__proto__"]', 1],
  ])("%s", (source, expected) => {
    expect(gives(source)).toEqual(expected);
  });

  test.each(["start.nope", "start.list[9]", "nobody.output", "start.nothing.x"])("%s is missing", (source) => {
    expect(gives(source)).toBe("reference_missing");
  });

  test.each([
    "start.constructor",
    "start.__proto__",
    'start["constructor"]',
    '"".constructor',
    "constructor",
    "__proto__",
    "toString",
    "start.list.length",
  ])("[G7] %s reaches no prototype", (source) => {
    expect(gives(source)).toBe("reference_missing");
  });

  test.each(["1 / 0", 'timestamp("2026-01-01T00:00:00Z")', "type(1)", '"a" * 2', 'int("x")'])("%s fails", (source) => {
    expect(gives(source)).toBe("expression_failed");
  });

  test("a result of more than 1 MB fails, however short its source", () => {
    expect(gives(`[start.text]${".map(a, [a, a])".repeat(30)}`)).toBe("expression_failed");
  });
});

describe("[A expression] what the compiler refuses", () => {
  test.each([
    ["start.a >", "is not expected here"],
    ["", "is not expected here"],
    ["launch(start)", "no function launch"],
    ["process.exit()", "no function exit"],
    [`"${"x".repeat(4_096)}"`, "4 kB"],
    ["(".repeat(500), "nested deeper"],
    ["l.all(a, l.all(b, l.all(c, a == b)))", "Macros"],
  ])("%.40s", (source, message) => {
    expect(checkExpression(source)?.message).toContain(message);
  });

  test("no text makes it throw", () => {
    const word = fc.constantFrom(
      "a",
      ".",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "1",
      "?",
      ":",
      "&&",
      '"',
      "'",
      "all",
      "x,",
      " ",
      "!",
      "-",
      "\\",
      "é",
    );
    fc.assert(fc.property(fc.array(word, { maxLength: 40 }), (words) => void checkExpression(words.join(""))));
    fc.assert(fc.property(fc.string(), (text) => void runExpression(text, {})));
  });

  test("the shape tells whether a condition can be one", () => {
    expect(["a > 1", "a && b", "a.b", "true", "a + 1", '"x"', "[a]", "size(a)"].map(expressionGives)).toEqual([
      "unknown",
      "unknown",
      "unknown",
      "boolean",
      "other",
      "other",
      "other",
      "other",
    ]);
  });
});

describe("[A expression] what it reads", () => {
  test("paths are found, macro variables are not", () => {
    const source = 'a.b[0]["c"] > 1 && list.items.exists(x, x.y == other.z && has(may.be)) && a[key.name]';
    expect(expressionReferences(source).map(({ root, path, optional }) => [root, ...path, optional])).toEqual([
      ["a", "b", 0, "c", false],
      ["list", "items", false],
      ["other", "z", false],
      ["may", "be", true],
      ["a", false],
      ["key", "name", false],
    ]);
    expect(expressionRoots(source)).toEqual(["a", "list", "other", "may", "key"]);
  });

  test("positions fit the text, so that renaming can rewrite it", () => {
    const source = '"😀 a" == a.b || list.all(a, a > 1)';
    expect(expressionReferences(source).map(({ rootStart, root }) => source.slice(rootStart, rootStart + root.length))).toEqual([
      "a",
      "list",
    ]);
  });
});
