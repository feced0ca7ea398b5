import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { operations } from "@/lib/contract/api";
import { openapi } from "@/lib/contract/openapi";

const root = path.join(import.meta.dirname, "../../app/api/v1");

/** `/runs/{runId}` with the methods that its file exports, as the disk has it. */
function routesOnDisk(): string[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("route.ts"));
  return files.flatMap((file) => {
    const source = readFileSync(path.join(root, file), "utf8");
    const address = `/${path
      .dirname(file)
      .replaceAll("\\", "/")
      .replaceAll(/\[(\w+)\]/g, "{$1}")}`;
    return [...source.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE) = (\w+)\((\w+)/gm)].map((match) => `${match[1]} ${address}`);
  });
}

test("[S6] every route is in the table that the wrapper, the description and the security tests read, and the other way round", () => {
  const table = operations.map((operation) => `${operation.method} ${operation.path}`);
  expect(routesOnDisk().sort()).toEqual([...table].sort());
  expect(new Set(operations.map((operation) => operation.id)).size).toBe(operations.length);
});

test("[S6] no route file exports a handler that is not wrapped", () => {
  for (const file of readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith("route.ts"))) {
    const source = readFileSync(path.join(root, file), "utf8");
    const exported = source.match(/^export (?!const dynamic).*/gm) ?? [];
    for (const line of exported) expect(line, file).toMatch(/^export const (GET|POST|PUT|DELETE) = for(Owner|Anyone)\(/);
  }
});

test("the description holds every call, and no reference leads out of it", () => {
  const description = openapi("1.2.3");
  const text = JSON.stringify(description);
  for (const { id } of operations) expect(text).toContain(`"operationId":"${id}"`);
  for (const [, target] of text.matchAll(/"\$ref":"([^"]+)"/g))
    expect(target).toMatch(/^#\/components\/(schemas|responses)\/(Problem|Spec)$/);
});
