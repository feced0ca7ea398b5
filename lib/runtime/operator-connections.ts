import "server-only";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { secretName } from "@/lib/contract/secrets";
import { serverHeaders, serverUrl } from "@/lib/contract/servers";
import { readEnvironment, type Environment } from "@/lib/runtime/environment";
import type { Connections, McpServer } from "@/lib/tools/connections";

type Files = Pick<Environment, "secretsFile" | "mcpConfig">;

const secretsFile = z.record(secretName, z.string());

// Other programs keep such a file too, with more in it than we read.
const entry = z.union([
  z.object({
    command: z.string().min(1),
    args: z.array(z.string()).default([]),
    env: z.record(z.string(), z.string()).default({}),
  }),
  z.object({ url: serverUrl, headers: serverHeaders.default({}) }),
]);
const mcpConfig = z.object({ mcpServers: z.record(z.string().min(1).max(64), entry) });

/** What the operator's two files connect for everybody. Throws a sentence for the person at the terminal, which quotes no value. */
export function readOperatorConnections(files: Files): Connections {
  const secrets = read("BATON_SECRETS_FILE", files.secretsFile, secretsFile, 'an object {"NAME": "value"}') ?? {};
  const config = read("BATON_MCP_CONFIG", files.mcpConfig, mcpConfig, 'an object {"mcpServers": {"name": {"command": …} or {"url": …}}}');
  const servers = Object.entries(config?.mcpServers ?? {}).map(([name, found]): [string, McpServer] => [
    name,
    "command" in found ? { transport: "stdio", ...found } : { transport: "http", ...found },
  ]);
  return { secrets: new Map(Object.entries(secrets)), servers: new Map(servers) };
}

const shared = globalThis as { batonOperator?: Connections };

/** Read once in each process: a file that changes counts from the next start. */
export function operatorConnections(): Connections {
  shared.batonOperator ??= readOperatorConnections(readEnvironment());
  return shared.batonOperator;
}

function read<S extends z.ZodType>(variable: string, file: string | undefined, schema: S, shape: string): z.output<S> | null {
  if (file === undefined) return null;
  const parsed = schema.safeParse(parse(variable, file));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path.join(".") || "all of it").join(", ");
  throw new Error(`${variable}: ${file} is not as it should be, ${shape}. Look at: ${places}.`);
}

function parse(variable: string, file: string): unknown {
  const text = content(variable, file);
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, and with it what is secret.
    throw new Error(`${variable}: ${file} is not JSON.`);
  }
}

function content(variable: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const why = cause instanceof Error && "code" in cause ? String(cause.code) : "it cannot be read";
    throw new Error(`${variable}: ${file} cannot be read (${why}).`, { cause });
  }
}
