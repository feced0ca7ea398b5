import { afterAll, expect, test } from "vitest";
import { builtIn } from "@/lib/tools/connections";
import { createOutside } from "@/lib/tools/create-outside";

const never = new AbortController().signal;
const outside = createOutside({ allowHosts: [] });
afterAll(() => outside.close());
const samples = new Map(builtIn).get("samples") ?? { transport: "samples" as const };

test("[S9] the sample tools are there without a program, an address or a key", async () => {
  const tools = await outside.servers.list(samples, never);
  expect(tools.map(({ name }) => name)).toEqual(["search-help", "service-status"]);
});

test("a search gives the pages that fit best, and says when none does", async () => {
  const search = (query: string) => outside.servers.call(samples, "search-help", { query }, never);
  expect(await search("The export gives no file.")).toMatch(/^Export ends without a file: /);
  expect(await search("Where is my invoice?")).toMatch(/^What an invoice holds/);
  expect(await search("zebra")).toBe("No help page fits.");
});

test("the status is data, and a wrong question is a failed call", async () => {
  expect(await outside.servers.call(samples, "service-status", {}, never)).toMatchObject({ billing: "working" });
  await expect(outside.servers.call(samples, "search-help", {}, never)).rejects.toMatchObject({ code: "tool_failed" });
});
