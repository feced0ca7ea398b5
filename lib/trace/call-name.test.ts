import { expect, test } from "vitest";
import { callName } from "@/lib/trace/call-name";

test.each([
  [{ sort: "tool", server: "desk", tool: "search", host: null }, "desk: search"],
  [{ sort: "tool", server: "desk", tool: "tools/list", host: null }, "desk: which tools it has"],
  [{ sort: "http", server: null, tool: null, host: "api.example.com" }, "api.example.com"],
  [{ sort: "tool", server: null, tool: null, host: null }, ""],
  [{ sort: "model", server: null, tool: null, host: null }, ""],
] as const)("a call of %j is named %j", (call, name) => expect(callName(call)).toBe(name));
