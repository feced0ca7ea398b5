import { own, type JsonValue } from "@/lib/core/json";

/** A path into the values of a run. `start` and `end` mark it in the text, braces included for a template. */
export type Reference = {
  root: string;
  path: (string | number)[];
  /** Reads as null where the path is missing. */
  optional: boolean;
  start: number;
  end: number;
  /** Where the root's name begins: renaming a node rewrites exactly this. */
  rootStart: number;
};

/** Follows a path by own properties only; undefined where it is missing. */
export function follow(value: JsonValue | undefined, path: Reference["path"]): JsonValue | undefined {
  let found = value;
  for (const key of path) found = own(found, key);
  return found;
}

/** As people write it, for messages: `plan.output["my key"][0]`. */
export function printReference({ root, path }: Pick<Reference, "root" | "path">): string {
  return root + path.map(printKey).join("");
}

function printKey(key: string | number): string {
  if (typeof key === "number") return `[${key}]`;
  return plainKey.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

const plainKey = /^[A-Za-z_][A-Za-z0-9_-]*$/;
