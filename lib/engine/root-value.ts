import type { JsonValue } from "@/lib/core/json";
import type { Record } from "@/lib/engine/record";
import { nodeRoot, turnRoot, type Seat } from "@/lib/engine/values";
import type { Part } from "@/lib/spec/spec";

/** `inside`: the seat is a turn of the part itself, as a loop's condition sees it. */
export type Reader = Seat & { part: Part; inside?: boolean };

/** The value of a reference's root that every part reads alike: the run, a node before it, a container around it. */
export function rootValue(record: Record, reader: Reader, root: string): JsonValue | undefined {
  const { view, load } = record;
  if (root === "run") return { id: record.id, startedAt: new Date(view.startedAt ?? 0).toISOString() };
  const part = reader.spec.parts.find((candidate) => candidate.id === root);
  if (part === undefined) return undefined;
  return turnRoot(reader, view, part.id, load) ?? nodeRoot(reader, view, part.id, load);
}
