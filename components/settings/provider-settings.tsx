import { CircleAlert, CircleCheck } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { SimulatedBadge } from "@/components/ui/simulated-badge";
import type { ModelsAnswer } from "@/lib/contract/models";

type ProviderSettingsProps = { provider: ModelsAnswer["provider"]; /** Names of the variables that are set. */ set: readonly string[] };

const withKey = "ANTHROPIC_API_KEY=sk-ant-… npm start";
const withServer = "ANTHROPIC_BASE_URL=http://127.0.0.1:8080 npm start";

/** Which model answers, what in the environment says so, and how to change it. */
export function ProviderSettings({ provider, set }: ProviderSettingsProps) {
  return (
    <section id="key" aria-labelledby="provider" className="scroll-mt-4">
      <h2 id="provider" className="mb-2 text-section">
        Model provider
      </h2>
      <div className="flex flex-col gap-3 rounded-card border border-line-2 bg-card p-4">
        <State provider={provider} />
        <p className="text-ink-2">
          {set.length === 0 ? (
            "No key and no server is set in the environment."
          ) : (
            <>
              Set in the environment:{" "}
              {set.map((name, index) => (
                <span key={name}>
                  {index > 0 && ", "}
                  <code>{name}</code>
                </span>
              ))}
              . Their values are not shown.
            </>
          )}
        </p>
        <h3 className="mt-1 text-small font-medium text-ink-2">To run on real models, stop Baton and start it with a key</h3>
        <Command text={withKey} />
        <h3 className="mt-1 text-small font-medium text-ink-2">Or with the address of any server that speaks the Messages API</h3>
        <Command text={withServer} />
        <p className="text-small text-ink-3">
          Keys are read from the environment and never stored. The first run that costs money asks once and gives its price range.{" "}
          <code>BATON_PROVIDER=simulated</code> goes back to the built-in model.
        </p>
      </div>
    </section>
  );
}

function State({ provider: { name, simulated, message } }: { provider: ModelsAnswer["provider"] }) {
  if (simulated)
    return (
      <p className="flex flex-wrap items-center gap-2">
        <SimulatedBadge />
        Runs use the built-in simulated model and spend nothing. Their money is at list price.
      </p>
    );
  if (message !== null)
    return (
      <p className="flex gap-2 text-fail">
        <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
        {message}
      </p>
    );
  return (
    <p className="flex gap-2">
      <CircleCheck className="mt-0.5 size-4 shrink-0 text-done" aria-hidden />
      Runs call real models through the provider {name}, and cost money.
    </p>
  );
}

function Command({ text }: { text: string }) {
  return (
    <div className="flex items-center gap-2 rounded-control border border-line bg-sunk py-1 pr-1 pl-3">
      <code className="min-w-0 flex-1 overflow-x-auto text-code whitespace-nowrap" tabIndex={0}>
        {text}
      </code>
      <CopyButton text={text} label="Copy the command" />
    </div>
  );
}
