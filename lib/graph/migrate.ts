import type { Problem } from "@/lib/core/errors";
import type { JsonObject } from "@/lib/core/json";
import { err, ok, type Result } from "@/lib/core/result";
import { formatVersion } from "@/lib/graph/document";

type Migration = (document: JsonObject) => JsonObject;

/** Each leads from the version before it to its own. Never edited once released. */
const migrations: ReadonlyMap<number, Migration> = new Map();

/** The document in today's format, or why this build cannot read it (G1). */
export function migrate(document: JsonObject): Result<JsonObject, Problem> {
  const { version } = document;
  if (version === undefined)
    return err(refused("field_missing", "The document does not name its format version.", `Add "version": ${formatVersion}.`));
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1)
    return err(
      refused("field_invalid", "The format version has to be a whole number from 1.", `This build writes version ${formatVersion}.`),
    );
  if (version > formatVersion) {
    const message = `This document has format version ${version}, and this build reads versions up to ${formatVersion}.`;
    return err(refused("version_newer", message, "Update Baton, or export the graph again from the older one."));
  }
  let migrated = document;
  for (let next = version + 1; next <= formatVersion; next++) migrated = migrations.get(next)?.(migrated) ?? migrated;
  return ok(migrated);
}

function refused(code: Problem["code"], message: string, hint: string): Problem {
  return { code, severity: "error", field: "version", message, hint };
}
