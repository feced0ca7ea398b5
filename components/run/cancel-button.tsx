"use client";

import { CircleStop } from "lucide-react";
import { useRun, useRunFrame, useRunStore } from "@/components/run/run-context";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { ApiError, call } from "@/lib/contract/client";
import { cancelRun } from "@/lib/contract/runs";

/** Asks the run to stop, and says at once that it was asked. */
export function CancelButton() {
  const { live } = useRunFrame();
  const store = useRunStore();
  const asked = useRun((state) => state.cancelling) || live.cancelRequested;

  async function cancel(): Promise<void> {
    store.getState().cancel(true);
    try {
      await call(cancelRun, { params: { runId: live.id } });
    } catch (error) {
      // It ended by itself in between: its last event says how.
      if (error instanceof ApiError && error.code === "run_ended") return;
      store.getState().cancel(false);
      toast.failed("The run was not cancelled", { description: error instanceof ApiError ? error.message : "Something broke on the way." });
    }
  }

  return (
    <Button onClick={() => void cancel()} disabled={asked}>
      <CircleStop aria-hidden />
      {asked ? "Cancelling" : "Cancel run"}
    </Button>
  );
}
