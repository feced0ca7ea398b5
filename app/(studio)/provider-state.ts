import "server-only";
import { modelsToday } from "@/app/(studio)/models-today";
import type { ProviderState } from "@/components/shell/provider-card";

export function providerState(): ProviderState {
  const { simulated, message } = modelsToday().provider;
  return { simulated, message };
}
