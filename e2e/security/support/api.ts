import { expect, type APIRequestContext } from "@playwright/test";
import { echo } from "./documents";

/** What one person has: a graph with a version, an ended run of it, and a link to each. */
export type Belongings = {
  graphId: string;
  runId: string;
  shareId: string;
  graphShareId: string;
  token: string;
  stepId: string;
  version: string;
};

export async function belongings(
  request: APIRequestContext,
  document: object = echo,
  input: object = { topic: "tea" },
): Promise<Belongings> {
  const graph = await post(request, "/api/v1/graphs", document);
  const run = await post(request, `/api/v1/graphs/${graph.id}/runs?wait=30`, { input });
  expect(run.status).toBe("succeeded");
  const share = await post(request, `/api/v1/runs/${run.id}/shares`, {});
  const graphShare = await post(request, `/api/v1/graphs/${graph.id}/shares`, {});
  return {
    graphId: graph.id,
    runId: run.id,
    shareId: share.id,
    graphShareId: graphShare.id,
    token: share.token,
    stepId: "answer",
    version: "1",
  };
}

type Made = { id: string; status: string; token: string };

export async function post(request: APIRequestContext, path: string, data: object): Promise<Made> {
  const response = await request.post(path, { data });
  expect(response.ok(), await response.text()).toBe(true);
  return (await response.json()) as Made;
}
