import { operations } from "@/lib/contract/api";
import type { Operation } from "@/lib/contract/operation";
import { echo } from "./documents";

/** A valid body for each write, so that a refusal is about who asks and not about what is sent. */
const bodies: Record<string, object> = {
  createGraph: echo,
  saveGraph: echo,
  saveTemplate: echo,
  saveRunView: { name: "Made by a test", filter: { status: "failed" } },
  createVersion: {},
  compileGraph: { graph: echo },
  startGraphRun: { input: { topic: "tea" } },
  startRun: { graph: echo, input: { topic: "tea" } },
  shareGraph: {},
  shareRun: {},
  importRun: {},
  bulkRuns: { action: "cancel", ids: ["none"] },
  forkRun: {},
  answerQuestion: { decision: "approve" },
  createSecret: { name: "CREATED_BY_A_TEST", value: "a value" },
  replaceSecret: { value: "another value" },
  createServer: { name: "created-by-a-test", url: "https://tools.example/mcp" },
  replaceServer: { url: "https://tools.example/mcp" },
};

export const withBody = operations.filter((operation) => operation.maxBytes > 0);

export function bodyOf(operation: Operation): object {
  const body = bodies[operation.id];
  if (body === undefined) throw new Error(`e2e/security/support/bodies.ts has no body for ${operation.id}`);
  return body;
}

/** The call's address, with these ids in it. */
export function pathOf(operation: Operation, ids: Record<string, string>): string {
  return `/api/v1${operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "none")}`;
}

/** How the table's call is sent. */
export function sent(operation: Operation): { method: string; headers: Record<string, string>; data?: object } {
  const headers: Record<string, string> = operation.ifMatch ? { "if-match": '"1"' } : {};
  return { method: operation.method, headers, ...(operation.maxBytes > 0 && { data: bodyOf(operation) }) };
}
