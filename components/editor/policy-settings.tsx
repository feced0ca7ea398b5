"use client";

import { useDesk } from "@/components/editor/editor-context";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { GraphNode, Policy } from "@/lib/graph/document";

const defaults = { attempts: 3, timeoutSeconds: 600, idleSeconds: 60 };
const onError = [
  { value: "fail", label: "Fail the run" },
  { value: "continue", label: "Go on with the error as value" },
  { value: "port", label: "Leave by an error port" },
] as const;

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
