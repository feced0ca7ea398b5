import { z } from "zod";

/** A server of the Model Context Protocol. A program over stdio comes from the operator's file only, never from a document or a form (S9). */
export const mcpServer = z.discriminatedUnion("transport", [
  z.object({ transport: z.literal("http"), url: z.string(), headers: z.record(z.string(), z.string()) }),
  z.object({ transport: z.literal("stdio"), command: z.string(), args: z.array(z.string()), env: z.record(z.string(), z.string()) }),
  z.object({ transport: z.literal("samples") }).describe("Our own, in our own process: invented answers for templates"),
]);
export type McpServer = z.infer<typeof mcpServer>;

/** What the owner of a run has connected, by name. Read when a run is taken, and kept in memory only: values never reach the journal. */
export type Connections = { secrets: ReadonlyMap<string, string>; servers: ReadonlyMap<string, McpServer> };

export const noConnections: Connections = { secrets: new Map(), servers: new Map() };

/** What is there without anybody's doing. Whoever connects a server of the same name has that one. */
export const builtIn: readonly (readonly [string, McpServer])[] = [["samples", { transport: "samples" }]];
