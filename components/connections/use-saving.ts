"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { announceChange } from "@/components/connections/changes";
import { toast } from "@/components/ui/toaster";
import { ApiError } from "@/lib/contract/client";

/** Sends a change, and reads the page anew once it is kept. A refusal is said, and what was typed stays. */
export function useSaving(): { busy: boolean; save: (work: () => Promise<unknown>, failed: string, done: () => void) => void } {
  const router = useRouter();
  const [busy, start] = useTransition();
  const save = (work: () => Promise<unknown>, failed: string, done: () => void) =>
    start(async () => {
      try {
        await work();
        announceChange();
        done();
        router.refresh();
      } catch (cause) {
        toast.failed(failed, { description: reason(cause) });
      }
    });
  return { busy, save };
}

/** The first field that is wrong says more than the sentence about all of them. */
function reason(cause: unknown): string {
  if (cause instanceof ApiError) return cause.problem?.errors?.[0]?.message ?? cause.message;
  return cause instanceof Error ? cause.message : String(cause);
}
