"use client";

import { useDesk } from "@/components/editor/editor-context";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TierSign } from "@/components/ui/tier-sign";
import { mostUsd } from "@/lib/core/nano-usd";
import type { GraphNode, Policy } from "@/lib/graph/document";
import { catalogue } from "@/lib/model/catalogue";
import { definitionOf } from "@/lib/nodes/definitions";
import { SwitchSetting } from "@/lib/nodes/inspector-parts";

const defaults = { attempts: 3, timeoutSeconds: 600, idleSeconds: 60 };
const onError = [
  { value: "fail", label: "Fail the run" },
  { value: "continue", label: "Go on with the error as value" },
  { value: "port", label: "Leave by an error port" },
] as const;

const overBudget = [
  { value: "stop", label: "Stop" },
  { value: "fallback", label: "Step down to the fallback model" },
  { value: "ask", label: "Ask a person for more" },
] as const;

const noModel = { value: "", label: "None" };

/** What a node may spend in one run, and what it does when its own model is too dear or fails for good. */
function MoneyPolicy({ policy, write }: { policy: Policy; write: (patch: Partial<Policy>) => void }) {
  const [fallback = ""] = policy.fallbackModels ?? [];
  const offered = catalogue.models.filter((model) => model.status === "current" || model.id === fallback);
  const models = [noModel, ...offered.map(({ id, label, tier }) => ({ value: id, label, start: <TierSign tier={tier} /> }))];
  return (
    <>
      <Field label="Cost at most" hint="Of all its steps in one run. The run's own cap holds beside it.">
        <NumberInput
          value={policy.maxCostUsd ?? null}
          min={0}
          max={mostUsd}
          step={0.01}
          unit="USD"
          placeholder="no limit"
          format={{ maximumFractionDigits: 6 }}
          onValueChange={(value) => write({ maxCostUsd: value === null || value <= 0 ? undefined : value })}
        />
      </Field>
      <Field label="Fallback model" hint="Takes over when the tries of its own model are used up.">
        <Select
          value={fallback}
          options={models}
          onValueChange={(id) => write({ fallbackModels: id === "" ? undefined : [id, ...(policy.fallbackModels ?? []).slice(1)] })}
        />
      </Field>
      <Field label="When money is short">
        <Select
          value={policy.overBudget ?? "stop"}
          options={overBudget}
          onValueChange={(value) => write({ overBudget: value === "stop" ? undefined : value })}
        />
      </Field>
    </>
  );
}

const overContext = [
  { value: "fail", label: "Fail" },
  { value: "truncate", label: "Cut the longest texts in the middle" },
  { value: "summarize", label: "Sum the longest texts up first" },
] as const;

/** What a node that asks a model does with more than the model can read. */
function ContextPolicy({ policy, write }: { policy: Policy; write: (patch: Partial<Policy>) => void }) {
  return (
    <Field label="When the prompt is too long" hint="For the model's context. Summaries are calls of this node, and cost.">
      <Select
        value={policy.overContext ?? "fail"}
        options={overContext}
        onValueChange={(value) => write({ overContext: value === "fail" ? undefined : value })}
      />
    </Field>
  );
}

/** What happens when it goes wrong or takes too long; only what differs from the default stands in the document. */
export function PolicySettings({ node }: { node: GraphNode }) {
  const { store } = useDesk();
  const policy = node.policy ?? {};
  const write = (patch: Partial<Policy>) => {
    const next = Object.fromEntries(Object.entries({ ...policy, ...patch }).filter(([, value]) => value !== undefined)) as Policy; // a policy with keys left out
    store
      .getState()
      .edit({ type: "policy", id: node.id, policy: Object.keys(next).length === 0 ? undefined : next }, { key: `${node.id}/policy` });
  };
  const asksModel = definitionOf(node.kind)?.asks(node.config) != null;
  const unless = (value: number | null, usual: number) => (value === null || value === usual ? undefined : value);
  return (
    <div className="inspector-section">
      <Field label="Tries" hint="The first one and its repeats after an error that may pass.">
        <NumberInput
          value={policy.retry?.attempts ?? defaults.attempts}
          min={1}
          max={10}
          onValueChange={(attempts) => write({ retry: attempts === null || attempts === defaults.attempts ? undefined : { attempts } })}
        />
      </Field>
      <div className="inspector-pair">
        <Field label="Time at most" className="flex-1">
          <NumberInput
            value={policy.timeoutSeconds ?? defaults.timeoutSeconds}
            min={1}
            max={86_400}
            unit="s"
            onValueChange={(value) => write({ timeoutSeconds: unless(value, defaults.timeoutSeconds) })}
          />
        </Field>
        <Field label="Silence at most" className="flex-1">
          <NumberInput
            value={policy.idleSeconds ?? defaults.idleSeconds}
            min={1}
            max={3_600}
            unit="s"
            onValueChange={(value) => write({ idleSeconds: unless(value, defaults.idleSeconds) })}
          />
        </Field>
      </div>
      <Field label="When it fails">
        <Select
          value={policy.onError ?? "fail"}
          options={onError}
          onValueChange={(value) => write({ onError: value === "fail" ? undefined : value })}
        />
      </Field>
      {asksModel && <ContextPolicy policy={policy} write={write} />}
      {asksModel && <MoneyPolicy policy={policy} write={write} />}
      <SwitchSetting
        label="Keep its results"
        explanation="The same work on the same values is taken from an earlier run, at no cost."
        value={policy.cacheResult === true}
        onChange={(kept) => write({ cacheResult: kept ? true : undefined })}
      />
      <Field label="Description" hint="A planner reads it when it chooses among its delegates.">
        <TextArea
          value={node.description ?? ""}
          rows={3}
          onValueChange={(text) =>
            store.getState().edit({ type: "describe", id: node.id, description: text || undefined }, { key: `${node.id}/description` })
          }
        />
      </Field>
    </div>
  );
}
