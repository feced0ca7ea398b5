import { expect, test } from "vitest";
import { runId } from "@/lib/core/ids";
import { emptyRun, fold } from "@/lib/trace/fold";
import { expectedEnd, forecast } from "@/lib/trace/forecast";
import { rows } from "@/lib/trace/rows";
import { researchBrief } from "@/lib/trace/testing/research-brief";
import { researchOutline } from "@/lib/trace/testing/research-outline";

const whole = researchBrief();
const start = Date.parse(whole[0]!.at);

function rowsAt(ms: number) {
  return rows(
    fold(
      emptyRun(runId.parse("r1")),
      whole.filter((event) => Date.parse(event.at) <= start + ms),
    ),
    researchOutline,
  );
}

test("what is to come is placed after what it waits for, and never in the past", () => {
  const now = start + 9_000;
  const places = forecast(rowsAt(9_000), now);
  const payback = places.get("worker~plan.1.t5")!;
  const check = places.get("worker~plan.1.t6")!;
  expect(payback.from).toBeGreaterThan(now);
  expect(payback.to - payback.from).toBe(7_000);
  expect(check.from).toBe(payback.to);
});

test("the expected end is known while something is to come, and comes true", () => {
  const now = start + 35_000;
  expect(Math.abs(expectedEnd(rowsAt(35_000), now)! - Date.parse(whole.at(-1)!.at))).toBeLessThan(5_000);
  expect(expectedEnd(rows(emptyRun(runId.parse("r1")), []), now)).toBeNull();
});
