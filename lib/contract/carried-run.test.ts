import { expect, test } from "vitest";
import { carriedRun, toCarrier } from "@/lib/contract/carried-run";

test("[S4] a run file goes into a page and comes out as it was, whatever its texts say", () => {
  const file = { text: '</script><script id="baton-run"><!--<b>', mark: "\u2028" };
  const carrier = toCarrier(JSON.stringify(file));
  expect(carrier.match(/<\/?script/g)).toHaveLength(2);
  expect(JSON.parse(carriedRun(`<html>${carrier}<p>after</p></html>`) ?? "")).toEqual(file);
});

test("a page that carries no run gives none", () => {
  expect(carriedRun("<html><script>1</script></html>")).toBeNull();
});
