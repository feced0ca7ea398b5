"use client";

import { RotateCw } from "lucide-react";
import { useFork } from "@/components/run/fork/use-fork";
import { Button } from "@/components/ui/button";

/** What had succeeded is reused; only what did not is done again (F4). */
export function RetryFailed({ runId }: { runId: string }) {
  const { fork, busy, price } = useFork(runId, { alone: true });
  return (
    <Button busy={busy} busyText="Starting" onClick={() => void fork({ from: "failed" })}>
      <RotateCw aria-hidden />
      {price === null ? "Retry failed" : `Retry, up to ${price.split(" to ")[1]}`}
    </Button>
  );
}
