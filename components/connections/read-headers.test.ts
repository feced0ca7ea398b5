import { expect, test } from "vitest";
import { readHeaders } from "@/components/connections/read-headers";

test("headers are read one a line, with colons in their values", () => {
  expect(readHeaders(" Authorization: Bearer {{secrets.KEY}}\n\nx-at: 12:30 \n")).toEqual({
    ok: true,
    value: { Authorization: "Bearer {{secrets.KEY}}", "x-at": "12:30" },
  });
  expect(readHeaders("")).toEqual({ ok: true, value: {} });
});

test("what is no header, or reads more than secrets, is explained", () => {
  expect(readHeaders("Bearer abc")).toEqual({ ok: false, error: "Write each header as Name: value." });
  expect(readHeaders("x-key: {{start.topic}}")).toMatchObject({ ok: false, error: expect.stringMatching(/secrets alone/) });
});
