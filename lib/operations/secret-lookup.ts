import "server-only";
import type { JsonObject } from "@/lib/core/json";
import type { Lookup } from "@/lib/template/resolve";

/**
 * The same texts are filled in twice: with the names of secrets for the record, and with their values for what goes out. Names come
 * from the same list, so that one that is not there fails in both, and data that looks like a reference is never read as one.
 */
export function secretLookups(secrets: ReadonlyMap<string, string>, lookup: Lookup): { named: Lookup; real: Lookup } {
  const names: JsonObject = Object.fromEntries([...secrets.keys()].map((name) => [name, `{{secrets.${name}}}`]));
  const values: JsonObject = Object.fromEntries(secrets);
  const reading =
    (own: JsonObject): Lookup =>
    (root) =>
      root === "secrets" ? own : lookup(root);
  return { named: reading(names), real: reading(values) };
}
