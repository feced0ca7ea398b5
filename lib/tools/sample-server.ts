import "server-only";
import { InMemoryTransport, McpServer } from "@modelcontextprotocol/server";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/server/validators/cf-worker";
import { z } from "zod";
import { sampleArticles } from "@/lib/tools/sample-articles";

/**
 * A tool server that lives in our own process, so that templates with a tool run at once. It starts no program (S9), reads no file and
 * asks no address: all that it knows is invented and stands in the source.
 */
export async function openSampleServer(): Promise<InMemoryTransport> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await sampleServer().connect(theirs);
  return ours;
}

const most = 2;

function sampleServer(): McpServer {
  const server = new McpServer({ name: "samples", version: "1" }, { jsonSchemaValidator: new CfWorkerJsonSchemaValidator() });
  server.registerTool(
    "search-help",
    { description: "Searches the help pages of an invented product.", inputSchema: z.object({ query: z.string().max(20_000) }) },
    ({ query }) => ({ content: [{ type: "text", text: found(query) }] }),
  );
  server.registerTool(
    "service-status",
    { description: "The state of each part of an invented product's service.", inputSchema: z.object({}) },
    () => ({ content: [{ type: "text", text: JSON.stringify(status) }], structuredContent: status }),
  );
  return server;
}

const status = { sign_in: "working", exports: "working, slower than usual since Monday", imports: "working", billing: "working" };

/** The pages that share most words with what was asked. */
function found(query: string): string {
  const asked = new Set(wordsOf(query));
  const scored = sampleArticles.map((article) => ({ article, score: wordsOf(article.words).filter((word) => asked.has(word)).length }));
  const best = scored.filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score);
  const pages = best.slice(0, most).map(({ article }) => `${article.title}: ${article.text}`);
  return pages.length === 0 ? "No help page fits." : pages.join("\n\n");
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
}
