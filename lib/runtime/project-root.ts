import "server-only";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. The same code runs from its source (tests) and from one file in dist/, so it looks upwards. */
export function projectRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, "prisma", "schema.prisma"))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error("the checkout of Baton was not found above its own code");
    folder = parent;
  }
  return folder;
}
