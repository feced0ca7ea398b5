import { expect, test } from "vitest";
import { momentAddress, momentIn } from "@/components/run/moment-link";

test("an address names a moment in seconds, and keeps what else stands in it", () => {
  const address = momentAddress("http://localhost/runs/r1?tab=cost", { seconds: 23.4567, event: null }, "plan");
  expect(address).toBe("http://localhost/runs/r1?tab=cost&t=23.457&step=plan");
  expect(momentIn(new URL(address).search)).toEqual({ seconds: 23.457, event: null });
  const other = momentAddress(address, { seconds: 5, event: 79 }, null);
  expect(other).toBe("http://localhost/runs/r1?tab=cost&t=5&event=79");
  expect(momentIn(new URL(other).search)).toEqual({ seconds: 5, event: 79 });
});

test("what is no time is no moment", () => {
  for (const query of ["", "?t=", "?t=soon", "?t=-3"]) expect(momentIn(query)).toBeNull();
});
