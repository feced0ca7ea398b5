import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTemplate } from "@/lib/template/parse-template";
import { printReference } from "@/lib/template/reference";
import { referencesOf } from "@/lib/template/references";

describe("[A template] the grammar of references", () => {
  test.each([
    ["{{plan}}", "plan", []],
    ["{{plan.output}}", "plan", ["output"]],
    ["{{a.b[0].c}}", "a", ["b", 0, "c"]],
    ['{{a["x y"]["]"]}}', "a", ["x y", "]"]],
    ['{{a["\\"}}"]}}', "a", ['"}}']],
    ["{{ a.b }}", "a", ["b"]],
  ])("%s is a reference", (text, root, path) => {
    const { parts, problems } = parseTemplate(text);
    expect(problems).toEqual([]);
    expect(parts).toMatchObject([{ type: "reference", reference: { root, path, optional: false, start: 0, end: text.length } }]);
  });

  test("a trailing question mark makes it optional", () => {
    expect(referencesOf("{{a.b?}}")).toMatchObject([{ optional: true }]);
  });

  test.each(["{{}}", "{{a.}}", "{{a[b]}}", "{{a['b']}}", "{{1a}}", "{{a b}}", "{{a?.b}}", "{{open", "{{a[-1]}}", '{{a["\\x"]}}'])(
    "%s is none, and is reported where it stands",
    (text) => {
      const { parts, problems } = parseTemplate(`say ${text}`);
      expect(problems).toMatchObject([{ start: 4 }]);
      expect(parts.every((part) => part.type === "text")).toBe(true);
    },
  );

  test("an escaped brace pair is text", () => {
    expect(parseTemplate("a \\{{b}} c")).toEqual({ parts: [{ type: "text", text: "a {{b}} c" }], problems: [] });
  });

  test("positions fit the text, so that an editor can mark it", () => {
    const text = "one {{ a.b }} two {{c?}}";
    expect(referencesOf(text).map(({ start, end, rootStart }) => [text.slice(start, end), text[rootStart]])).toEqual([
      ["{{ a.b }}", "a"],
      ["{{c?}}", "c"],
    ]);
  });

  test("what is printed reads back as the same reference", () => {
    const key = fc.oneof(fc.nat(999), fc.string());
    fc.assert(
      fc.property(fc.array(key, { maxLength: 5 }), (path) => {
        expect(referencesOf(`{{${printReference({ root: "a", path })}}}`)).toMatchObject([{ root: "a", path }]);
      }),
    );
  });

  test("no text makes it throw, and text without braces stays as it is", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("{{", "}}", "\\", "a", ".b", "[0]", '["', '"]', "?", " ", "\n")), (pieces) => {
        parseTemplate(pieces.join(""));
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => text.includes("{{") || parseTemplate(text).parts.length <= 1));
  });
});
