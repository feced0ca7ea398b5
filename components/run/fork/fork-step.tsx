"use client";

import { GitFork } from "lucide-react";
import { ForkForm } from "@/components/run/fork/fork-form";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { StepView } from "@/lib/trace/run-view";

/** Begins a new run at this step; what it is asked, how it is set and what it gave may be changed on the way. */
export function ForkStep({ runId, step, name }: { runId: string; step: StepView; name: string }) {
  return (
    <Popover
      title={`Fork from ${name}`}
      side="top"
      className="w-[26rem]"
      trigger={
        <Button size="small">
          <GitFork aria-hidden />
          Fork from here
        </Button>
      }
    >
      <ForkForm runId={runId} step={step} />
    </Popover>
  );
}
