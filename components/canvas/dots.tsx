import { Background, BackgroundVariant } from "@xyflow/react";
import { memo } from "react";

/** A dot every 24 px. */
export const Dots = memo(function Dots() {
  return <Background variant={BackgroundVariant.Dots} gap={24} size={1.6} className="dots" />;
});
