import { describe, expect, test } from "vitest";
import { StepError } from "@/lib/core/errors";
import { own, type JsonObject } from "@/lib/core/json";
import { resolveJson, resolveTemplate } from "@/lib/template/resolve";

const values: JsonObject = {
  plan: { output: "done", list: [1, { a: null }] },
  skipped: { output: null },
  odd: JSON.parse('{"__proto__": {"x": 1}}'),
};
const lookup = (root: string) => own(values, root);

describe("[A template] resolving", () => {
  test.each([
    ["{{plan.output}}", "done"],
    ["{{plan.list}}", [1, { a: null }]],
    ["so: {{plan.output}}, {{plan.list}}", 'so: done, [1,{"a":null}]'],
    ["{{skipped.output}}", null],
    ["{{plan.nope?}}", null],
    ["x{{plan.nope?}}", "xnull"],
    ["\\{{plan.output}}", "{{plan.output}}"],
    ["no braces", "no braces"],
  ])("%s", async (text, expected) => {
    expect(await resolveTemplate(text, lookup)).toEqual(expected);
  });

  test.each([
    "{{plan.nope}}",
    "{{nobody.output}}",
    "{{plan.output.length}}",
    "{{plan.list.length}}",
    "{{skipped.output.x}}",
    "{{constructor}}",
  ])("[G7] %s is missing, whatever prototypes hold", async (text) => {
    await expect(resolveTemplate(text, lookup)).rejects.toMatchObject({ code: "reference_missing" });
    await expect(resolveTemplate(text, lookup)).rejects.toBeInstanceOf(StepError);
  });

  test("[G7] a key called __proto__ in data is an ordinary key", async () => {
    expect(await resolveTemplate("{{odd.__proto__.x}}", lookup)).toBe(1);
    expect(await resolveTemplate("{{plan.__proto__?}}", lookup)).toBeNull();
  });

  test("what was filled in is not read as a template again", async () => {
    expect(await resolveTemplate("{{a}}!", () => "{{plan.output}}")).toBe("{{plan.output}}!");
  });

  test("templates inside JSON are resolved, keys are not", async () => {
    const value = { "{{plan.output}}": ["{{plan.output}}", 2, { deep: "{{plan.list[0]}}" }] };
    expect(await resolveJson(value, lookup)).toEqual({ "{{plan.output}}": ["done", 2, { deep: 1 }] });
  });
});
