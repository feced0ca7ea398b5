"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { importRun, type RunFile } from "@/lib/contract/run-file";

/** Keeps a run that somebody saved, and goes there. */
export function ImportRun({ run }: { run: RunFile }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const keep = () =>
    start(async () => {
      try {
        const { id } = await call(importRun, { body: run });
        router.push(`/runs/${id}`);
      } catch (cause) {
        toast.failed("The run was not imported", { description: (cause as Error).message }); // call throws ApiError only
      }
    });
  return (
    <Button look="primary" busy={busy} busyText="Importing" onClick={keep}>
      Import run
    </Button>
  );
}
