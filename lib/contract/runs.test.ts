import { expect, test } from "vitest";
import { eventsQuery, startGraphRun } from "@/lib/contract/runs";

test("[S13] numbers of events and versions that the database cannot hold are refused", () => {
  expect(eventsQuery.parse({ after: "12" })).toEqual({ after: 12 });
  expect(eventsQuery.parse({})).toEqual({});
  for (const after of ["-1", "1.5", "x", "2147483648"]) expect(eventsQuery.safeParse({ after }).success, after).toBe(false);
  expect(startGraphRun.body.safeParse({ version: 3 }).success).toBe(true);
  expect(startGraphRun.body.safeParse({ version: 1e10 }).success).toBe(false);
});
