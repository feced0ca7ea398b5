import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { definitions } from "@/lib/nodes/definitions";
import { projectRoot } from "@/lib/runtime/project-root";

const root = projectRoot();
const kinds = Object.keys(definitions);

test("every folder is a kind of the catalogue, and every kind has its folder", () => {
  const entries = readdirSync(path.join(root, "lib/nodes"), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  expect(folders.toSorted()).toEqual(kinds.toSorted());
});

describe.each(kinds)("kind %s", (kind) => {
  const files = readdirSync(path.join(root, "lib/nodes", kind));
  test("has its schema, definition, card and inspector", () => {
    expect(files).toEqual(expect.arrayContaining(["schema.ts", "definition.ts", "card.tsx", "inspector.tsx"]));
  });
  test("draws in the browser only", () => {
    for (const file of files.filter((name) => name.endsWith(".tsx"))) {
      expect(readFileSync(path.join(root, "lib/nodes", kind, file), "utf8")).toMatch(/^"use client";/);
    }
  });
});

test("no code outside lib/nodes asks which kind a node is", () => {
  const question = new RegExp(`kind\\s*[!=]==\\s*["'](${kinds.join("|")})["']`);
  const askers = ["app", "components", "lib", "bin"]
    .flatMap(sources)
    .filter((file) => question.test(readFileSync(path.join(root, file), "utf8")));
  expect(askers.filter((file) => !file.startsWith("lib/nodes/"))).toEqual([]);
});

function sources(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => /[.]tsx?$/.test(name) && !name.includes("generated"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}
