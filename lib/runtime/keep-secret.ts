import "server-only";
import { randomBytes } from "node:crypto";
import path from "node:path";
import type { Environment } from "@/lib/runtime/environment";
import { keep } from "@/lib/runtime/postgres/keep";

/** The installation's own secret: the operator's, or one that is made at the first start and kept in the data folder. */
export function keepSecret({ secret, dataDir }: Pick<Environment, "secret" | "dataDir">): string {
  return secret ?? keep(path.join(dataDir, "secret"), () => randomBytes(32).toString("base64url"));
}
