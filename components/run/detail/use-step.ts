"use client";

import { useEffect, useState } from "react";
import { stepAnswer, type StepAnswer } from "@/lib/contract/steps";

export type LoadedStep = { state: "idle" | "loading" } | { state: "ready"; step: StepAnswer } | { state: "failed"; retry: () => void };

/**
 * The whole of a step with its big values, read when it is looked at. `version` changes when the step has new things to say;
 * until the newer answer is there the older one stays.
 */
export function useStep(address: string | null, version: string): LoadedStep {
  const [loaded, setLoaded] = useState<{ address: string; result: LoadedStep } | null>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (address === null) return;
    const abort = new AbortController();
    read(address, abort.signal)
      .then((step) => setLoaded({ address, result: { state: "ready", step } }))
      .catch(() => {
        if (!abort.signal.aborted) setLoaded({ address, result: { state: "failed", retry: () => setTries((count) => count + 1) } });
      });
    return () => abort.abort();
  }, [address, version, tries]);

  if (address === null) return { state: "idle" };
  return loaded?.address === address ? loaded.result : { state: "loading" };
}

async function read(address: string, signal: AbortSignal): Promise<StepAnswer> {
  const response = await fetch(address, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`the step could not be read: ${response.status}`);
  return stepAnswer.parse(await response.json());
}
