import { expect, test } from "vitest";
import { checkedFilter, momentOf, readFilter, writeFilter } from "@/lib/contract/run-filter";

const whole = {
  graph: "g1",
  version: "3",
  status: "failed,cancelled",
  model: "claude-haiku-4-5,claude-opus-5",
  tag: "nightly & more",
  text: "heat pumps?",
  minCostUsd: "0.05",
  maxCostUsd: "1",
  minSeconds: "1.5",
  maxSeconds: "90",
  since: "7d",
  until: "2026-11-24T08:00:00.000Z",
  simulated: "false",
} as const;

test("a filter goes into an address and comes back the same", () => {
  expect(readFilter(Object.fromEntries(new URLSearchParams(writeFilter(whole))))).toEqual(whole);
  expect(writeFilter(readFilter({}))).toBe("");
});

test("what a page's address has that is no filter, wrong, or given twice filters nothing", () => {
  const given = { status: "bad", minCostUsd: "cheap", since: "soon", graph: ["a", "b"], cursor: "x", text: "tea", version: "3" };
  expect(readFilter(given)).toEqual({ text: "tea" });
  expect(readFilter({ since: "0000-01-01", tag: "a\u0000" })).toEqual({});
  expect(readFilter({ minSeconds: "9", maxSeconds: "1" })).toEqual({ minSeconds: "9" });
});

test("[S7] the API is told which field is wrong and how it should be", () => {
  const wrong = (given: object) => checkedFilter.safeParse(given).error?.issues.map(({ path, message }) => [path[0], message]);
  expect(wrong({ version: "3" })).toEqual([["version", "A version is one of a graph: name the graph beside it."]]);
  expect(wrong({ minCostUsd: "2", maxCostUsd: "1" })).toEqual([["maxCostUsd", "It is less than minCostUsd."]]);
  expect(wrong({ status: "done" })?.[0]?.[1]).toMatch(/queued,running/);
  expect(wrong({ since: "2026-13-99" })?.[0]?.[1]).toMatch(/24h, 7d, 4w/);
  for (const since of ["0000-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
    expect(wrong({ since }), since).toHaveLength(1);
  for (const key of ["graph", "model", "tag", "text"]) expect(wrong({ [key]: "a\u0000" })?.[0]?.[1], key).toMatch(/NUL/);
  expect(wrong({ colour: "red" })).toHaveLength(1);
});

test("a moment is a time or how long ago it was", () => {
  const now = Date.UTC(2026, 10, 28);
  expect(momentOf("7d", now)).toEqual(new Date(now - 7 * 86_400_000));
  expect(momentOf("2026-11-24", now)).toEqual(new Date(Date.UTC(2026, 10, 24)));
});
