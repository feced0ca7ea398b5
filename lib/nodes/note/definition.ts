import { defineNode } from "@/lib/nodes/kit";
import { noteConfig } from "@/lib/nodes/note/schema";

export const noteNode = defineNode({
  kind: "note",
  label: "Note",
  description: "A remark for people. It is never executed.",
  group: "people",
  role: "note",
  schema: noteConfig,
  fresh: () => ({ text: "" }),
  ports: () => ({ in: [], out: [], delegates: null }),
  size: (_settings, chosen) => ({ width: Math.max(160, chosen?.width ?? 216), height: Math.max(64, chosen?.height ?? 72) }),
  texts: () => [],
  reads: () => [],
  output: () => null,
  asks: () => null,
  compile: () => null,
});
