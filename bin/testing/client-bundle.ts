import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/lib/runtime/project-root";
import { fence, type Result } from "./stage";

// Strings that only server code contains: the model SDK, the database, the engine, our own secrets' names.
const serverOnly = ["X-Stainless", "anthropic-version", "postgresql://", "pg_notify", "PrismaClient", "BATON_SECRET", "DATABASE_URL"];

/** Searches what browsers get for strings that only the server contains. */
export async function clientBundle(): Promise<Result> {
  const folder = path.join(projectRoot(), ".next", "static");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  const found = files.flatMap((file) => {
    const code = readFileSync(path.join(folder, file), "utf8");
    return serverOnly.filter((text) => code.includes(text)).map((text) => `.next/static/${file} contains ${JSON.stringify(text)}`);
  });
  return fence(files.length > 0 && found.length === 0, `${files.length} files`, found.join("\n"));
}
