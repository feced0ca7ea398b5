import "server-only";
import path from "node:path";
import { z } from "zod";
import { providerFromEnv } from "@/lib/model/provider";
import { projectRoot } from "./project-root";

const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined);
const number = z.coerce.number<string | undefined>().nonnegative();

/** Every variable that Baton reads itself (docs/contracts.md, section 4); a provider's own are read in lib/model/provider.ts. */
const variables = z.object({
  DATABASE_URL: text,
  BATON_DATA_DIR: text,
  PORT: text.pipe(z.coerce.number<string | undefined>().int().min(1).max(65_535).default(3000)),
  HOST: text.pipe(z.string().default("127.0.0.1")),
  BATON_SECRET: text,
  BATON_AUTH: text.pipe(z.enum(["local", "required"]).optional()),
  BATON_SIM_URL: text,
  BATON_SIM_SPEED: text.pipe(number.default(1)),
  BATON_SIM_LATENCY_MS: text.pipe(number.optional()),
  BATON_ALLOW_HOSTS: text.transform((list) => list?.split(",").map((host) => host.trim()) ?? []),
  BATON_MCP_CONFIG: text,
  BATON_SECRETS_FILE: text,
});

export type Environment = ReturnType<typeof readEnvironment>;

/** Throws one sentence that names every variable which cannot be read. */
export function readEnvironment(env: Record<string, string | undefined> = process.env) {
  const parsed = variables.safeParse(env);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  const read = parsed.data;
  const host = read.HOST === "localhost" ? "127.0.0.1" : read.HOST;
  return {
    databaseUrl: read.DATABASE_URL,
    provider: providerFromEnv(env),
    dataDir: read.BATON_DATA_DIR ? path.resolve(read.BATON_DATA_DIR) : path.join(projectRoot(), ".data"),
    port: read.PORT,
    host,
    auth: read.BATON_AUTH ?? (isLoopback(host) ? "local" : "required"),
    secret: read.BATON_SECRET,
    simulated: { url: read.BATON_SIM_URL, speed: read.BATON_SIM_SPEED, latencyMs: read.BATON_SIM_LATENCY_MS },
    allowHosts: read.BATON_ALLOW_HOSTS,
    mcpConfig: absolute(read.BATON_MCP_CONFIG),
    secretsFile: absolute(read.BATON_SECRETS_FILE),
  } as const;
}

function absolute(file: string | undefined): string | undefined {
  return file && path.resolve(file);
}

export function isLoopback(host: string): boolean {
  return host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}
