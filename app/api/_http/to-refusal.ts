import type { Operation } from "@/lib/contract/operation";
import { isPassing } from "@/lib/data/flush-events";
import { Refusal } from "@/app/api/_http/refusal";

/** What nobody foresaw: the caller learns that it broke, the server's log learns why. */
export function toRefusal(cause: unknown, operation: Operation): Refusal {
  if (cause instanceof Refusal) return cause;
  if (isPassing(cause)) return new Refusal("not_ready", "The database does not answer. Try again in a moment.", {}, { cause });
  console.error(`baton: ${operation.id} broke: ${oneLine(cause)}`);
  return new Refusal("internal", "Something broke while this was answered. The server's log says what.", {}, { cause });
}

/** A message from outside must not start a line of its own in the log (S19). */
function oneLine(cause: unknown): string {
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return text.replaceAll(/[\p{Cc}\s]+/gu, " ").slice(0, 4_000);
}
