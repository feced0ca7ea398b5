"use client";

import { ChevronRight } from "lucide-react";
import { isElsewhere } from "@/components/run/detail/big-value";
import type { LoadedStep } from "@/components/run/detail/use-step";
import { ValueView } from "@/components/run/detail/value-view";
import type { JsonValue } from "@/lib/core/json";
import type { CallView } from "@/lib/trace/run-view";

/** What went to a tool or an address, and what came back. Secrets stand there by their names. */
export function CallExchange({ call, loaded }: { call: CallView; loaded: LoadedStep }) {
  const full = loaded.state === "ready" ? loaded.step.calls.find((each) => each.id === call.id) : undefined;
  const whole = (value: JsonValue | null, big: JsonValue | undefined) => (isElsewhere(value) && big !== undefined ? big : value);
  const loading = loaded.state === "loading";
  return (
    <details className="call-exchange">
      <summary>
        <ChevronRight aria-hidden />
        {call.sort === "http" ? "Request and answer" : "Arguments and result"}
      </summary>
      <h4>{call.sort === "http" ? "Request" : "Arguments"}</h4>
      <ValueView value={whole(call.request, full?.request)} loading={loading} />
      {call.status === "finished" && (
        <>
          <h4>{call.sort === "http" ? "Answer" : "Result"}</h4>
          <ValueView value={whole(call.response, full?.response)} loading={loading} />
        </>
      )}
    </details>
  );
}
