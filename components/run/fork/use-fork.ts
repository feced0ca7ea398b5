"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { compareLink } from "@/components/compare/compare-link";
import { toast } from "@/components/ui/toaster";
import { ApiError, call } from "@/lib/contract/client";
import { forkRun } from "@/lib/contract/runs";
import { money } from "@/lib/core/format";
import type { JsonObject, JsonValue } from "@/lib/core/json";

export type ForkBody = {
  from?: string;
  edits?: Record<string, JsonObject>;
  outputs?: Record<string, JsonValue>;
  input?: JsonObject;
};

/** Forks a run and goes to where the new one stands beside it, or to the new one alone. Where real money is asked for the first time, says what it may cost and asks for a second press. */
export function useFork(runId: string, { alone = false }: { alone?: boolean } = {}) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [leaving, startLeaving] = useTransition();
  const [price, setPrice] = useState<string | null>(null);

  async function fork(body: ForkBody): Promise<void> {
    setAsking(true);
    try {
      const { id } = await call(forkRun, { params: { runId }, body: { ...body, ...(price === null ? {} : { confirm: true }) } });
      startLeaving(() => router.push(alone ? `/runs/${id}` : compareLink(id, runId)));
    } catch (error) {
      const range = error instanceof ApiError && error.code === "confirmation_required" ? error.problem?.costNanoUsd : undefined;
      if (range !== undefined) setPrice(`${money(range.low)} to ${money(range.high)}`);
      else toast.failed("The run was not forked", { description: error instanceof Error ? error.message : "Something broke on the way." });
    } finally {
      setAsking(false);
    }
  }

  return { fork, busy: asking || leaving, price };
}
