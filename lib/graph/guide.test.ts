import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { compile } from "@/lib/compile/compile";
import { limits, policy } from "@/lib/graph/document";
import { parseGraph } from "@/lib/graph/parse";
import { catalogue } from "@/lib/model/catalogue";
import { definitions } from "@/lib/nodes/definitions";
import { modelSettingsShape } from "@/lib/nodes/model-settings";

// What the guide for users says is held against what the code does.
const guide = new URL("../../docs/guide/", import.meta.url);
const files = readdirSync(guide, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
const pages = files.map((file) => ({ file, text: readFileSync(new URL(file, guide), "utf8") }));
const pageOf = (file: string) => pages.find((page) => page.file === file)?.text ?? "";

/** Rows of the table under a heading `setting` or `limit`: name and default. */
function settingsIn(text: string, head: "setting" | "limit" = "setting"): Record<string, string> {
  const [, rows = ""] = new RegExp(`\\| ${head} \\| default \\| means \\|\\n\\|[-|]+\\|\\n((?:\\|.*\\n)+)`).exec(text) ?? [];
  return Object.fromEntries([...rows.matchAll(/^\| `([^`]+)` \| (.*?) \|/gm)].map(([, name = "", value = ""]) => [name, value]));
}

function defaultsOf(schema: z.ZodObject): Record<string, string> {
  const made = schema.parse({});
  return Object.fromEntries(
    Object.keys(schema.shape).map((key) => [key, made[key] === undefined ? "–" : `\`${JSON.stringify(made[key])}\``]),
  );
}

describe("[C2] the guide", () => {
  const documents = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = ""]) => ({ file, json })).filter(({ json }) => json.includes('"nodes"')),
  );

  test.each(documents)("the document in $file compiles without a warning", ({ json }) => {
    const parsed = parseGraph(JSON.parse(json));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const compiled = compile(parsed.value, { catalogue });
    expect(compiled.ok ? compiled.value.warnings : compiled.error).toEqual([]);
  });

  test.each(Object.values(definitions).map(({ kind, schema }) => ({ kind, schema: schema as z.ZodObject })))(
    "the page on $kind names every setting with its default, shows the node in a picture and in an example",
    ({ kind, schema }) => {
      const text = pageOf(path.join("kinds", `${kind}.md`));
      const own = Object.entries(defaultsOf(schema)).filter(([key]) => !(key in modelSettingsShape));
      expect(settingsIn(text)).toEqual(Object.fromEntries(own));
      expect(text).toContain(`](../pictures/${kind}-light.png)`);
      expect(documents.find(({ file }) => file === path.join("kinds", `${kind}.md`))?.json).toContain(`"kind": "${kind}"`);
    },
  );

  test("what all model kinds have in common is what the schema says", () => {
    expect(settingsIn(pageOf(path.join("kinds", "README.md")))).toEqual(defaultsOf(z.object(modelSettingsShape)));
  });

  test("limits and policy are named as the document has them", () => {
    const text = pageOf("caps-and-budgets.md");
    expect(Object.keys(settingsIn(text, "limit"))).toEqual(Object.keys(limits.shape));
    const known = Object.keys(policy.shape).map((key) => (key === "retry" ? "retry.attempts" : key));
    expect(known).toEqual(expect.arrayContaining(Object.keys(settingsIn(text))));
  });

  test.each(pages)("every link of $file leads somewhere", ({ file, text }) => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, to = ""]) => new URL(to, new URL(file, guide)));
    expect(links.filter((link) => !existsSync(link)).map(String)).toEqual([]);
  });
});
