import { CircleAlert, TriangleAlert } from "lucide-react";
import type { ProblemCount } from "@/components/canvas/canvas-store";
import { counted } from "@/lib/core/format";

/** Hangs on the card's top edge. The card's own name says the same in words. */
export function ProblemBadge({ errors, warnings }: ProblemCount) {
  const isError = errors > 0;
  const Icon = isError ? CircleAlert : TriangleAlert;
  return (
    <span className="problem-badge" data-severity={isError ? "error" : "warning"} aria-hidden title={counted(errors + warnings, "problem")}>
      <Icon size={13} strokeWidth={2} />
      {errors + warnings}
    </span>
  );
}
