import { ButtonLink } from "@/components/ui/button";
import { SimulatedBadge } from "@/components/ui/simulated-badge";

/** Which model answers runs that start now. */
export type ProviderState = { simulated: boolean; message: string | null };

/** Shown while runs are not what a newcomer may take them for: simulated, or refused. With a working key there is nothing to say. */
export function ProviderCard({ provider }: { provider: ProviderState }) {
  if (provider.message === null && !provider.simulated) return null;
  return (
    <section aria-label="Model in use" className="flex flex-col items-start gap-2 rounded-card border border-line-2 bg-card p-3">
      {provider.simulated && <SimulatedBadge />}
      <p className="text-small text-ink-2">
        {provider.message ?? "No key is set. Runs use the built-in simulated model and spend nothing."}
      </p>
      <ButtonLink href="/settings#key" size="small">
        {provider.simulated ? "Add a key" : "Settings"}
      </ButtonLink>
    </section>
  );
}
