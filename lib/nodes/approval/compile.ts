import type { ApprovalConfig } from "@/lib/nodes/approval/schema";
import type { CompileContext } from "@/lib/nodes/kit";
import type { Operation } from "@/lib/spec/spec";

export function compileApproval(settings: ApprovalConfig, { taken, report }: CompileContext): Operation {
  const { message, value, editable, timeoutSeconds = null, onTimeout } = settings;
  if (message.trim() === "")
    report({
      code: "field_missing",
      field: "message",
      message: "The approval asks nothing.",
      hint: "Write the question that a person answers.",
    });
  if (timeoutSeconds !== null && onTimeout === undefined)
    report({
      code: "field_missing",
      field: "onTimeout",
      message: "The approval has a time limit and does not say what happens then.",
      hint: "Choose approve, reject or fail.",
    });
  const onReject = taken.has("rejected") ? "pass" : "fail";
  return { op: "ask", message, value, editable, timeoutSeconds, onTimeout: onTimeout ?? "reject", onReject };
}
