import "server-only";
import { StepError } from "@/lib/core/errors";
import { anthropicModel } from "@/lib/model/anthropic";
import type { ModelPort } from "@/lib/model/port";
import { providerFromEnv, type Environment } from "@/lib/model/provider";

/**
 * The model behind a run. A run keeps what it was made with: one that began simulated goes on simulated, whatever key was set since,
 * and a real one is never answered by the simulated model. They differ in the address alone.
 */
export function modelsFromEnv(env: Environment, simulatedUrl: string): (run: { simulated: boolean }) => ModelPort {
  // The simulated model never sees a real key.
  // Wherever it stands today, it says the same.
  const simulated = { ...anthropicModel({ baseURL: simulatedUrl, apiKey: "simulated" }), server: "simulated" };
  const provider = providerFromEnv(env);
  const real = provider.name === "anthropic" ? anthropicModel(provider) : missing(provider.name);
  return (run) => (run.simulated ? simulated : real);
}

function missing(name: string): ModelPort {
  return {
    server: name,
    call: () =>
      Promise.reject(
        new StepError(
          "auth_failed",
          `This run was made for a real model, and this worker has none (provider: ${name}). Set its key and start again.`,
        ),
      ),
  };
}
