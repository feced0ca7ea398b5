import type { Environment } from "@/lib/runtime/environment";
import { readOperatorConnections } from "@/lib/runtime/operator-connections";
import { Refusal } from "./report";

/** Refuses files of the operator that cannot be read, before anything is started that would need them. */
export function checkConnections(environment: Environment): void {
  try {
    readOperatorConnections(environment);
  } catch (cause) {
    throw new Refusal(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
