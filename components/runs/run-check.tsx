"use client";

import { Checkbox } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import { useRef } from "react";
import { useSelection } from "@/components/runs/run-selection";

/** Chooses one row. It lies over the link that the whole row is. */
export function RunCheck({ id, number }: { id: string; number: number }) {
  const { chosen, toggle } = useSelection();
  const isRange = useRef(false);
  return (
    <Box
      label={`Choose run ${number}`}
      checked={chosen.has(id)}
      onClick={(shift) => (isRange.current = shift)}
      onChange={() => {
        toggle(id, isRange.current);
        isRange.current = false;
      }}
    />
  );
}

/** Chooses all rows of the page, or none. */
export function PageCheck() {
  const { ids, chosen, choosePage } = useSelection();
  const isWhole = chosen.size === ids.length;
  return (
    <Box
      label="Choose all runs on this page"
      checked={isWhole}
      some={!isWhole && chosen.size > 0}
      onClick={() => undefined}
      onChange={() => choosePage(!isWhole)}
    />
  );
}

type BoxProps = { label: string; checked: boolean; some?: boolean; onClick: (shift: boolean) => void; onChange: () => void };

function Box({ label, checked, some = false, onClick, onChange }: BoxProps) {
  return (
    <Checkbox.Root
      aria-label={label}
      checked={checked}
      indeterminate={some}
      onClickCapture={(event) => onClick(event.shiftKey)}
      onCheckedChange={onChange}
      className="relative z-10 flex size-4 items-center justify-center rounded-chip border border-line-ui bg-card select-none after:absolute after:-inset-2.5 data-checked:border-accent data-checked:bg-accent data-checked:text-accent-on data-indeterminate:border-accent data-indeterminate:bg-accent data-indeterminate:text-accent-on"
    >
      <Checkbox.Indicator>
        {some ? <Minus className="size-3 stroke-3" aria-hidden /> : <Check className="size-3 stroke-3" aria-hidden />}
      </Checkbox.Indicator>
    </Checkbox.Root>
  );
}
