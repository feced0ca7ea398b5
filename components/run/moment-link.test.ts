import { expect, test } from "vitest";
import { momentAddress, momentIn } from "@/components/run/moment-link";

test("an address names a moment in seconds, and keeps what else stands in it", () => {
  const address = momentAddress("http://localhost/runs/r1?tab=cost", 23.4567, "plan");
  expect(address).toBe("http://localhost/runs/r1?tab=cost&t=23.46&step=plan");
  expect(momentIn(new URL(address).search)).toBe(23.46);
  expect(momentAddress(address, 5, null)).toBe("http://localhost/runs/r1?tab=cost&t=5");
});

test("what is no time is no moment", () => {
  for (const query of ["", "?t=", "?t=soon", "?t=-3"]) expect(momentIn(query)).toBeNull();
});
