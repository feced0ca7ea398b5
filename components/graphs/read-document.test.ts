import { expect, test } from "vitest";
import { isDocument, readFile } from "@/components/graphs/read-document";
import { toCarrier } from "@/lib/contract/carried-run";
import { withDocument } from "@/lib/graph/png-document";
import { serializeGraph } from "@/lib/graph/serialize";
import { templates } from "@/lib/graph/templates";

const text = serializeGraph(templates[0]!.graph);
const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const file = (...parts: (string | Uint8Array<ArrayBuffer>)[]) => new File(parts, "dropped");

test("[G6] a file is a document, or a picture that carries one, and is checked before anything else", async () => {
  expect(await readFile(file(text))).toMatchObject({ text, read: { as: "graph", graph: { name: templates[0]!.graph.name } } });
  expect(await readFile(file(withDocument(pixel, text)))).toMatchObject({ text, read: { as: "graph" } });
  expect(await readFile(undefined)).toBeNull();
});

test("[S4] a run comes from its file or from the page that carries it, and its long text stays out of sight", async () => {
  const run = {
    format: "baton.run",
    version: 1,
    name: "Brief",
    title: "",
    simulated: true,
    specHash: "",
    graph: {},
    spec: {},
    events: [{}, {}],
  };
  const json = JSON.stringify({ ...run, payloads: {} });
  const page = `<!doctype html><html>${toCarrier(json)}</html>`;
  for (const each of [json, page]) expect(await readFile(file(each))).toMatchObject({ text: "", read: { as: "run", run } });
  expect((await readFile(file("<!DOCTYPE html><p>tea</p>")))?.read).toMatchObject({ as: "no-graph" });
  expect((await readFile(file('{"format": "baton.run", "version": 9}')))?.read).toMatchObject({ as: "no-graph" });
});

test("what cannot be imported says why", async () => {
  const why = async (...parts: Parameters<typeof file>) => (await readFile(file(...parts)))?.read;
  expect(await why(new Uint8Array(pixel))).toMatchObject({
    as: "no-graph",
    message: expect.stringContaining("carries no graph") as string,
  });
  expect(await why(new Uint8Array([1, 0, 2]))).toMatchObject({ as: "no-graph", message: expect.stringContaining("no document") as string });
  expect(await why("tea")).toMatchObject({ as: "not-json" });
  expect(await why('{"version": 1, "nodes": 3}')).toMatchObject({ as: "refused" });
  expect(await why("x".repeat(50_000_001))).toMatchObject({ as: "no-graph", message: expect.stringContaining("larger") as string });
});

test("pasted text is a document only where it says so; parts of a graph and other JSON are something else", () => {
  expect(isDocument(text)).toBe(true);
  for (const other of ["", "tea", "[]", "{", '{"nodes": []}', '{"version": 1}', '{"baton": 1, "version": 1, "nodes": []}'])
    expect(isDocument(other)).toBe(false);
});
