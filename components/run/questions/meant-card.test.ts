import { expect, test } from "vitest";
import { meantCard } from "@/components/run/questions/meant-card";

const calm = { focused: null, chosen: null, sinceLossMs: Infinity };

test("[E8] a key answers the question that has the focus in it, before the one that was chosen", () => {
  expect(meantCard({ ...calm, focused: "r1/q1", chosen: "r1/q2" })).toBe("r1/q1");
});

test("[E8] with the focus outside of all cards a key answers the one that was chosen, and no other", () => {
  expect(meantCard({ ...calm, chosen: "r1/q2" })).toBe("r1/q2");
  expect(meantCard(calm)).toBeNull();
});

test("[E8] after a card went away under its reader's hands keys answer nothing until they have rested for a second", () => {
  const lost = { ...calm, chosen: "r1/q2", sinceLossMs: 999 };
  expect(meantCard(lost)).toBeNull();
  expect(meantCard({ ...lost, focused: "r1/q2" })).toBeNull();
  expect(meantCard({ ...lost, sinceLossMs: 1_000 })).toBe("r1/q2");
});
