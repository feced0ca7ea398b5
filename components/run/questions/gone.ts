import type { GivenAnswer } from "@/lib/contract/questions";
import type { RunStatusAnswer } from "@/lib/contract/runs";
import { assertNever } from "@/lib/core/assert-never";
import { dateTime } from "@/lib/core/format";

/** Why a question that somebody looks at is not open any more, though they did not answer it. */
export type Gone =
  | { why: "answered" | "expired"; answer: GivenAnswer }
  | { why: "cancelled" | "ended" }
  | { why: "dropped" /* the run goes on without it */ };

export function goneOf(answer: GivenAnswer | null, run: RunStatusAnswer["status"]): Gone {
  if (answer !== null) return { why: answer.by === "person" ? "answered" : "expired", answer };
  switch (run) {
    case "cancelled":
      return { why: "cancelled" };
    case "succeeded":
    case "failed":
      return { why: "ended" };
    case "queued":
    case "running":
    case "waiting":
      return { why: "dropped" };
    default:
      return assertNever(run);
  }
}

export function goneWord({ why }: Gone): string {
  switch (why) {
    case "answered":
      return "Answered elsewhere";
    case "expired":
      return "Nobody answered in time";
    case "cancelled":
      return "Its run was cancelled";
    case "ended":
      return "Its run has ended";
    case "dropped":
      return "No longer asked";
    default:
      return assertNever(why);
  }
}

export function goneText(gone: Gone, now: number): string {
  switch (gone.why) {
    case "answered":
      return `${decided(gone.answer)} by somebody at ${dateTime(gone.answer.at, now)}. The run goes on with that answer.`;
    case "expired":
      return `${decided(gone.answer)} at ${dateTime(gone.answer.at, now)}, because its time was over.`;
    case "cancelled":
    case "ended":
    case "dropped":
      return "Nobody waits for an answer any more.";
    default:
      return assertNever(gone);
  }
}

function decided({ decision }: GivenAnswer): string {
  return decision === "approve" ? "Approved" : "Sent back";
}
