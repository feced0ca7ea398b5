import { expect, test, type APIRequestContext } from "@playwright/test";
import { operations } from "@/lib/contract/api";
import { belongings, post } from "./support/api";
import { pathOf, sent } from "./support/bodies";

const random = () => Math.random().toString(36).slice(2, 12);
/** Each stands wherever its sort of thing may stand, and nowhere else. */
const canary = { prompts: `prompt-${random()}`, inputs: `input-${random()}` };
const secret = `HIDDEN_${random().toUpperCase()}`;
const value = `secret-${random()}`;
const cap = 0.91827364;

/** A model that is told a prompt, a step whose output no input or prompt gave, and a request with a secret that comes to nothing. */
const document = {
  version: 1,
  name: "Hidden parts",
  limits: { maxCostUsd: cap },
  nodes: [
    {
      id: "question",
      kind: "input",
      name: "Question",
      position: { x: 0, y: 0 },
      config: { fields: [{ key: "topic", type: "text", default: canary.inputs }] },
    },
    {
      id: "writer",
      kind: "executor",
      name: "Writer",
      position: { x: 240, y: 0 },
      // The simulated model says again what it is asked, and not what it is told to be.
      config: { model: "claude-haiku-5-5", system: `${canary.prompts} {{question.topic}}`, prompt: "Write one line." },
    },
    {
      id: "get",
      kind: "http",
      name: "Get",
      position: { x: 240, y: 200 },
      config: { url: `http://127.0.0.1:9/${canary.prompts}`, headers: { "x-key": `{{secrets.${secret}}}` } },
      policy: { onError: "continue", retry: { attempts: 1 } },
    },
    { id: "answer", kind: "output", name: "Answer", position: { x: 480, y: 0 }, config: { value: "{{writer.output}}" } },
  ],
  edges: [
    { id: "e1", kind: "flow", source: "question", sourcePort: "out", target: "writer", targetPort: "in" },
    { id: "e2", kind: "flow", source: "question", sourcePort: "out", target: "get", targetPort: "in" },
    { id: "e3", kind: "flow", source: "writer", sourcePort: "out", target: "answer", targetPort: "in" },
    { id: "e4", kind: "flow", source: "get", sourcePort: "out", target: "answer", targetPort: "in" },
  ],
};

const parts = ["prompts", "inputs", "outputs", "costs"] as const;

/** What a stranger with the token, or with the saved page, is given. */
async function everyAnswer(request: APIRequestContext, token: string, saved: string): Promise<Map<string, string>> {
  const steps = ["question", "writer", "get", "answer"].map((step) => `/api/v1/shared/${token}/steps/${step}`);
  const shared = ["", "/events", "/file", "/picture"].map((path) => `/api/v1/shared/${token}${path}`);
  const answers = new Map<string, string>();
  for (const path of [...shared, ...steps, `/s/${token}`, `/embed/${token}`, saved]) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(200);
    answers.set(path.replace(token, "…"), (await response.body()).toString("utf8"));
  }
  return answers;
}

test("[S2] [S3] what a share hides is in no page, answer, stream, file, picture or saved page", async ({ request }) => {
  test.slow();
  await post(request, "/api/v1/secrets", { name: secret, value });
  const own = await belongings(request, document, { topic: canary.inputs });
  // What the model said and what it cost is known only now.
  const step = (await (await request.get(`/api/v1/runs/${own.runId}/steps/writer`)).json()) as { output: string; costNanoUsd: string };
  const said = step.output.split("\n").find((line) => line.length > 30) ?? "";
  const traces = { prompts: [canary.prompts], inputs: [canary.inputs], outputs: [said], costs: [`"${step.costNanoUsd}"`, String(cap)] };
  for (const hidden of parts) {
    const show = Object.fromEntries(parts.map((part) => [part, part !== hidden]));
    const { token } = await post(request, `/api/v1/runs/${own.runId}/shares`, { show });
    const saved = `/api/v1/runs/${own.runId}/export?as=html&show=${parts.filter((part) => part !== hidden).join(",")}`;
    const answers = await everyAnswer(request, token, saved);
    for (const [path, text] of answers) {
      for (const trace of [...traces[hidden], value]) expect(text, `${hidden} in ${path}`).not.toContain(trace);
    }
    // The others are there: it was the choice that made the difference.
    const all = [...answers.values()].join("\n");
    for (const part of parts.filter((each) => each !== hidden)) expect(all, `${part} without ${hidden}`).toContain(traces[part][0]);
  }
  await request.delete(`/api/v1/secrets/${secret}`);
});

test("[S1] [S4] a link that was revoked, and its token anywhere else, opens nothing", async ({ request }) => {
  const own = await belongings(request);
  for (const operation of operations.filter(({ path, access }) => access === "owner" && path.includes("{runId}"))) {
    const response = await request.fetch(pathOf(operation, { ...own, runId: own.token }), sent(operation));
    expect(response.status(), operation.id).toBe(404);
  }
  expect((await request.delete(`/api/v1/shares/${own.shareId}`)).status()).toBe(204);
  for (const path of ["", "/events", "/file", "/picture", "/steps/answer"])
    expect((await request.get(`/api/v1/shared/${own.token}${path}`)).status(), path).toBe(404);
  for (const path of [`/s/${own.token}`, `/embed/${own.token}`]) expect((await request.get(path)).status(), path).toBe(404);
});
