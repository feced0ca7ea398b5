"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { tokenCount } from "@/lib/core/format";
import { catalogue, findModel, type ModelEntry } from "@/lib/model/catalogue";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { factsOf } from "@/lib/nodes/model-facts";
import { ModelPicker } from "@/lib/nodes/model-picker";
import { modelIdOf, type ModelChoice, type ModelSettings } from "@/lib/nodes/model-settings";
import type { ModelTiers } from "@/lib/spec/spec";

/** One model, or one for each difficulty of the work. */
export function ModelSetting({ model, ...props }: InspectorProps & { model: ModelChoice }) {
  const { change } = props;
  if (typeof model === "string") return <ModelField {...props} id={model} choose={(next) => change({ model: next })} byDifficulty />;
  const { auto } = model;
  return (
    <>
      <Field
        label="Model"
        error={props.problemOf("model")?.message ?? null}
        hint="The cheapest of the three says how hard the work is; the one for that does it, or a cheaper one where the budget is short."
      >
        <Select
          value={automatic}
          options={[
            { value: automatic, label: "By difficulty", aside: "auto" },
            { value: "one", label: "Always the same" },
          ]}
          onValueChange={(next) => next !== automatic && change({ model: auto.medium })}
        />
      </Field>
      {difficulties.map(({ key, label }) => (
        <ModelField
          {...props}
          key={key}
          label={label}
          field={`model.auto.${key}`}
          id={auto[key]}
          choose={(next) => change({ model: { auto: { ...auto, [key]: next } } })}
        />
      ))}
    </>
  );
}

const difficulties = [
  { key: "low", label: "Easy work" },
  { key: "medium", label: "Middling work" },
  { key: "high", label: "Hard work" },
] as const;

type ModelFieldProps = Pick<InspectorProps, "problemOf" | "change"> & {
  id: string;
  choose: (id: string) => void;
  label?: string;
  field?: string;
  byDifficulty?: boolean;
};

/** The chosen model with its price; the others are a key away. A model that no table knows stays as it is. */
function ModelField({ id, choose, change, problemOf, label = "Model", field = "model", byDifficulty = false }: ModelFieldProps) {
  const [today] = useState(() => new Date());
  const known = findModel(catalogue, id);
  const { price } = factsOf(id, today);
  return (
    <Field
      label={label}
      error={problemOf(field)?.message ?? null}
      aside={
        <span className="num text-small text-ink-3">
          {id !== "" && (price === null ? "unpriced" : `${price.input} in, ${price.output} out per M`)}
        </span>
      }
      hint={known && `${tokenCount(known.contextTokens)} context, ${tokenCount(known.maxOutputTokens)} output at most`}
    >
      <ModelPicker
        id={id}
        today={today}
        special={byDifficulty ? difficulty : undefined}
        onPick={(next) => (next === automatic ? change({ model: { auto: currentTiers() } }) : choose(next))}
      />
    </Field>
  );
}

/** No model has this id. */
const automatic = "by difficulty";
const difficulty = {
  id: automatic,
  label: "By difficulty",
  explanation: "Three models: the cheapest says how hard the work is, the one for that does it.",
};

/** The current model of each tier. */
function currentTiers(): ModelTiers {
  const current = (tier: ModelEntry["tier"]) =>
    catalogue.models.find((entry) => entry.status === "current" && entry.tier === tier)?.id ?? "";
  return { low: current("exec"), medium: current("plan"), high: current("think") };
}

/** Efforts that the chosen model accepts; pressing the chosen one again is not needed: `default` stands first. */
export function EffortSetting({
  model,
  effort,
  change,
  problemOf,
}: InspectorProps & { model: ModelChoice; effort: ModelSettings["effort"] }) {
  const known = findModel(catalogue, modelIdOf(model));
  const accepted = known?.efforts ?? ["low", "medium", "high", "xhigh", "max"];
  if (accepted.length === 0 && effort === undefined) return null;
  const offered = effort === undefined || accepted.includes(effort) ? accepted : [...accepted, effort];
  const options = [
    { value: "default" as const, label: "auto", name: `The model's own${known?.defaultEffort == null ? "" : `, ${known.defaultEffort}`}` },
    ...offered.map((value) => ({ value, label: value === "medium" ? "med" : value, name: value })),
  ];
  return (
    <Field label="Effort" error={problemOf("effort")?.message ?? null}>
      <Segmented
        value={effort ?? "default"}
        options={options}
        onValueChange={(next) => change({ effort: next === "default" ? undefined : next })}
      />
    </Field>
  );
}
