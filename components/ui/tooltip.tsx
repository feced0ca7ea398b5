"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Kbd } from "@/components/ui/kbd";

type TooltipProps = { label: string; keys?: string; side?: "top" | "right" | "bottom" | "left"; children: ReactElement };

/** A name on hover and focus, with its key. It adds nothing that the element's accessible name does not say. */
export function Tooltip({ label, keys, side = "bottom", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal role="region" aria-label="Tip">
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup className="popup flex max-w-72 items-center gap-2 px-2 py-1 text-small">
            {label}
            {keys !== undefined && <Kbd>{keys}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
