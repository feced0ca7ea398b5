import { expect, test } from "vitest";
import { goneOf, goneText, goneWord } from "@/components/run/questions/gone";

const at = "2026-07-01T08:52:00.000Z";
const now = Date.parse(at);

test("[E8] a question that went away says whether somebody answered it, or nobody in time", () => {
  const answered = goneOf({ decision: "approve", by: "person", at }, "running");
  expect(goneWord(answered)).toBe("Answered elsewhere");
  expect(goneText(answered, now)).toMatch(/^Approved by somebody at .+\. The run goes on with that answer\.$/);
  const expired = goneOf({ decision: "reject", by: "timeout", at }, "failed");
  expect(goneWord(expired)).toBe("Nobody answered in time");
  expect(goneText(expired, now)).toMatch(/^Sent back at .+, because its time was over\.$/);
});

test("[E7] a question that went unanswered says what became of its run", () => {
  expect(goneWord(goneOf(null, "cancelled"))).toBe("Its run was cancelled");
  expect(goneWord(goneOf(null, "failed"))).toBe("Its run has ended");
  expect(goneWord(goneOf(null, "running"))).toBe("No longer asked");
});
