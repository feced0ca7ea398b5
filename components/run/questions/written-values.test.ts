import { expect, test } from "vitest";
import { writeValue, writtenValue } from "@/components/run/questions/written-values";

const asked = { runId: "r1", id: "q1" };

test("[E8] what was written in place of a value is there when its question is looked at again, and in no other one's place", () => {
  writeValue(asked, "half a sent");
  expect(writtenValue({ ...asked })).toBe("half a sent");
  for (const other of [
    { ...asked, runId: "r2" },
    { ...asked, id: "q2" },
  ])
    expect(writtenValue(other)).toBeNull();
});

test("[E8] an empty text is one that was written; what was taken back or answered is forgotten", () => {
  writeValue(asked, "");
  expect(writtenValue(asked)).toBe("");
  writeValue(asked, null);
  expect(writtenValue(asked)).toBeNull();
});
