"use client";

import { useRunFrame, useRunStore } from "@/components/run/run-context";
import { signOf } from "@/components/run/row-words";
import { StatusSign } from "@/components/ui/status-sign";
import { counted } from "@/lib/core/format";
import type { JsonValue } from "@/lib/core/json";
import type { Row } from "@/lib/trace/row";

/** The steps whose results went in, each a way there. */
export function UsesResults({ uses }: { uses: Row[] }) {
  const { view } = useRunFrame();
  const select = useRunStore().getState().select;
  if (uses.length === 0) return null;
  return (
    <footer className="uses">
      <h3>Uses the results of</h3>
      {uses.map((row) => (
        <button key={row.id} type="button" onClick={() => select(row.id)}>
          <StatusSign state={signOf(row)} iconOnly />
          <span>{row.name}</span>
          <span className="uses-size">{sizeOf(view.steps.get(row.stepId)?.output ?? null)}</span>
        </button>
      ))}
    </footer>
  );
}

function sizeOf(output: JsonValue): string {
  if (typeof output !== "string") return "";
  return counted(output.split(/\s+/).filter((word) => word !== "").length, "word");
}
