import "server-only";
import { isObject, jsonValue, own, type JsonObject, type JsonValue } from "@/lib/core/json";
import type { Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";

export type LoadedPayloads = (value: JsonValue) => JsonValue;

/** Loads what these values refer to, in one query. The function puts it in their place; any other value comes back as it is. */
export async function loadPayloads(asker: Asker, runId: string, values: JsonValue[]): Promise<LoadedPayloads> {
  const ids = [...new Set(values.flatMap((value) => refOf(value) ?? []))];
  const found = new Map<string, JsonValue>();
  if (ids.length > 0) {
    const { rows } = await pool().query<{ id: string; value: unknown }>(
      `select payload.id, payload.value from payload join run on run.id = payload.run_id
       where run.id = $1 and run.owner_id = $2 and payload.id = any($3)`,
      [runId, asker.ownerId, ids],
    );
    for (const row of rows) found.set(row.id, jsonValue.parse(row.value));
  }
  return (value) => {
    const id = refOf(value);
    return id === null ? value : (found.get(id) ?? value);
  };
}

/** The same of a whole record. Its ids come from files too, and may be called like what every object has (G7). */
export function payloadsIn(payloads: JsonObject): LoadedPayloads {
  return (value) => {
    const id = refOf(value);
    return id === null ? value : (own(payloads, id) ?? value);
  };
}

/** The id in `{"$ref": id}`; null for every other value. */
export function refOf(value: JsonValue | undefined): string | null {
  if (!isObject(value) || Object.keys(value).length !== 1) return null;
  const id = value["$ref"];
  return typeof id === "string" ? id : null;
}
