import fc from "fast-check";
import { expect, test } from "vitest";
import { markdownBlocks } from "@/components/run/detail/markdown-blocks";

test("a text is cut before its headings, but not inside a code fence", () => {
  expect(markdownBlocks("a\n# b\nc\n```\n# no\n```\n## d")).toEqual(["a", "# b\nc\n```\n# no\n```", "## d"]);
});

test("a fence ends only by at least as many marks", () => {
  expect(markdownBlocks("````\n```\n# no\n````\n# yes")).toHaveLength(2);
});

test("nothing is lost, and text that comes in changes only the last block", () => {
  const line = fc.constantFrom("# a", "text", "```", "## b", "", "- x");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.array(line, { maxLength: 5 }), (before, after) => {
      const text = before.join("\n");
      const longer = [...before, ...after].join("\n");
      expect(markdownBlocks(text).join("\n")).toBe(text);
      expect(markdownBlocks(longer).slice(0, markdownBlocks(text).length - 1)).toEqual(markdownBlocks(text).slice(0, -1));
    }),
  );
});
