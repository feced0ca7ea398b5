import { compileApproval } from "@/lib/nodes/approval/compile";
import { approvalConfig } from "@/lib/nodes/approval/schema";
import { defineNode } from "@/lib/nodes/kit";
import { rowsCard } from "@/lib/nodes/sizes";

export const approvalNode = defineNode({
  kind: "approval",
  label: "Approval",
  description: "A person approves, rejects, or edits a value before the run goes on.",
  group: "people",
  role: "work",
  schema: approvalConfig,
  fresh: () => ({ message: "", value: "{{value}}" }),
  ports: () => ({ in: ["in"], out: ["approved", "rejected"], delegates: null }),
  size: () => rowsCard(2),
  texts: ({ message, value }) => [
    { field: "message", text: message, syntax: "template" },
    { field: "value", text: value, syntax: "template" },
  ],
  reads: () => [],
  output: () => null,
  asks: () => null,
  compile: compileApproval,
});
