import type { Metadata } from "next";
import { modelsToday } from "@/app/(studio)/models-today";
import { Appearance } from "@/components/settings/appearance";
import { ModelTable } from "@/components/settings/model-table";
import { ProviderSettings } from "@/components/settings/provider-settings";
import { ListPage } from "@/components/shell/list-page";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button";

export const metadata: Metadata = { title: "Settings" };

export default function SettingsPage() {
  const { provider, items, asOf } = modelsToday();
  return (
    <ListPage>
      <PageHead title="Settings" />
      <div className="flex max-w-3xl flex-col gap-8">
        <ProviderSettings provider={provider} set={namesThatAreSet()} />
        <section aria-labelledby="connections">
          <h2 id="connections" className="mb-1 text-section">
            Connections
          </h2>
          <p className="mb-2 text-ink-2">Secrets and tool servers that the steps of your graphs use.</p>
          <ButtonLink href="/settings/connections">Secrets and tool servers</ButtonLink>
        </section>
        <Appearance />
        <section aria-labelledby="models">
          <h2 id="models" className="mb-1 text-section">
            Models and prices
          </h2>
          <p className="mb-2 text-ink-2">
            What this version knows, as of {asOf}. A model that is not listed runs too; its calls are unpriced.
          </p>
          <ModelTable models={items} />
        </section>
        <section aria-labelledby="privacy">
          <h2 id="privacy" className="mb-1 text-section">
            Privacy
          </h2>
          <p className="text-ink-2">
            Baton sends no telemetry. Graphs, runs and prompts stay in the database of this installation; only the model’s server is called.
          </p>
        </section>
      </div>
    </ListPage>
  );
}

/** Names alone: a page never holds the value of a key. */
function namesThatAreSet(): string[] {
  const names = ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL"];
  return names.filter((name) => (process.env[name] ?? "").trim() !== "");
}
