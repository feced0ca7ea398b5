"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { isElsewhere } from "@/components/run/detail/big-value";
import type { LoadedStep } from "@/components/run/detail/use-step";
import { ValueView } from "@/components/run/detail/value-view";
import type { JsonValue } from "@/lib/core/json";
import type { CallView } from "@/lib/trace/run-view";

/** What went to a model, a tool or an address as it was sent, and what came back. Secrets stand there by their names. */
export function CallExchange({ call, loaded }: { call: CallView; loaded: LoadedStep }) {
  const [open, setOpen] = useState(false);
  const full = loaded.state === "ready" ? loaded.step.calls.find((each) => each.id === call.id) : undefined;
  const whole = (value: JsonValue | null, big: JsonValue | undefined) => (isElsewhere(value) && big !== undefined ? big : value);
  const loading = loaded.state === "loading";
  const isTool = call.sort === "tool";
  return (
    <details className="call-exchange" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight aria-hidden />
        {isTool ? "Arguments and result" : "Request and answer"}
      </summary>
      {open && (
        <>
          <h4>{isTool ? "Arguments" : "Request"}</h4>
          <ValueView value={whole(call.request, full?.request)} loading={loading} />
        </>
      )}
      {open && call.status === "finished" && (
        <>
          <h4>{isTool ? "Result" : "Answer"}</h4>
          <ValueView value={whole(call.response, full?.response)} loading={loading} />
        </>
      )}
    </details>
  );
}
