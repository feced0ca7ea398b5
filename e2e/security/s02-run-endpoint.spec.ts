import { expect, test } from "@playwright/test";
import { belongings } from "./support/api";
import { echo } from "./support/documents";

const smuggled = {
  nodes: [],
  data: { nodes: [] },
  graph: { ...echo, name: "Other" },
  spec: {},
  overrideConfig: { model: "claude-opus-5-5" },
  model: "claude-opus-5-5",
  prompt: "Say something else",
  ownerId: "somebody",
  simulated: false,
};

test("[S2] a run of a saved graph takes declared inputs and nothing else: graph data and settings from the caller are refused", async ({
  request,
}) => {
  const own = await belongings(request);
  const path = `/api/v1/graphs/${own.graphId}/runs?wait=30`;
  for (const [key, value] of Object.entries(smuggled)) {
    const response = await request.post(path, { data: { input: { topic: "tea" }, [key]: value } });
    expect(response.status(), key).toBe(400);
    expect((await response.json()).errors, key).toContainEqual({ field: key, message: "There is no such field." });
  }
  const unknown = await request.post(path, { data: { input: { topic: "tea", model: "claude-opus-5-5" } } });
  expect(unknown.status()).toBe(422);
  expect((await unknown.json()).code).toBe("input_invalid");
  expect((await request.get(`/api/v1/runs?graph=${own.graphId}`).then((response) => response.json())).total).toBe(1);
});

test("[S2] inputs are values: what looks like a reference or a graph in one stays text", async ({ request }) => {
  const own = await belongings(request);
  const topic = { nodes: [{ kind: "executor" }], text: "{{question.topic}} {{secrets.KEY}} ${process.env.PATH}", $ref: "x" };
  const run = await request.post(`/api/v1/graphs/${own.graphId}/runs?wait=30`, { data: { input: { topic } } });
  expect((await run.json()).output).toEqual(topic);
});
