"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { TierSign } from "@/components/ui/tier-sign";
import { catalogue } from "@/lib/model/catalogue";
import { factsOf, type ModelFacts } from "@/lib/nodes/model-facts";
import { ModelRow, modelColumns } from "@/lib/nodes/model-row";

/** A row that stands for no model of the table, above the rest. */
export type SpecialPick = { id: string; label: string; explanation: string };

type Props = { id: string; today: Date; onPick: (id: string) => void; special?: SpecialPick };

/** All models side by side with what tells them apart; an id that no table knows is taken as it is typed. */
export function ModelPicker({ id, today, onPick, special }: Props) {
  const [text, setText] = useState("");
  const chosen = id === "" ? null : factsOf(id, today);
  const groups = groupsFor(text, chosen, today, special);
  return (
    <Combobox.Root
      items={groups}
      filter={null}
      autoHighlight
      value={chosen?.id ?? null}
      inputValue={text}
      onInputValueChange={setText}
      onOpenChange={() => setText("")}
      onValueChange={(next) => next !== null && onPick(next)}
    >
      <Combobox.Trigger className="field-box flex items-center gap-2 text-left">
        {chosen !== null && <TierSign tier={chosen.tier} />}
        <span className={chosen === null ? "min-w-0 flex-1 truncate text-ink-3" : "min-w-0 flex-1 truncate"}>
          {chosen?.label ?? "Choose a model"}
        </span>
        {chosen !== null && <span className="text-small text-ink-3">{chosen.tier === null ? "unknown" : roles[chosen.tier].one}</span>}
        <Combobox.Icon className="text-ink-3">
          <ChevronDown className="size-4 stroke-[1.75]" aria-hidden />
        </Combobox.Icon>
      </Combobox.Trigger>
      <Combobox.Portal role="region" aria-label="Choices">
        <Combobox.Positioner align="end" sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <Combobox.Popup aria-label="Models" className="popup flex w-[36rem] max-w-(--available-width) flex-col">
            <Combobox.Input
              placeholder="Find a model, or type an id"
              className="h-10 shrink-0 rounded-t-card border-b border-line bg-transparent px-3 text-base -outline-offset-2"
            />
            <div aria-hidden className={`${modelColumns} px-3 pt-2 text-tiny text-ink-3`}>
              <span>Model</span>
              <span className="text-right">In per M</span>
              <span className="text-right">Out per M</span>
              <span>Speed</span>
              <span className="text-right">Context</span>
              <span />
            </div>
            <Combobox.List className="max-h-[min(26rem,calc(var(--available-height)-7rem))] overflow-y-auto overscroll-contain p-1">
              {(group: PickGroup) => (
                <Combobox.Group key={group.name} items={group.items}>
                  <Combobox.GroupLabel className={group.name === "" ? "sr-only" : "px-2 pt-2 pb-1 text-tiny text-ink-3"}>
                    {group.name || "No single model"}
                  </Combobox.GroupLabel>
                  <Combobox.Collection>
                    {(item: string) => <Choice key={item} id={item} today={today} special={special} />}
                  </Combobox.Collection>
                </Combobox.Group>
              )}
            </Combobox.List>
            <p className="border-t border-line px-3 py-2 text-small text-ink-3">
              List prices of {catalogue.asOf}. Speed is the vendor&rsquo;s order, not a measure. No model takes temperature or top_p: effort
              is in their place.
            </p>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function Choice({ id, today, special }: { id: string; today: Date; special: SpecialPick | undefined }) {
  const facts = factsOf(id, today);
  return (
    <Combobox.Item
      value={id}
      disabled={facts.retired}
      className="cursor-default rounded-control px-2 py-1.5 text-base outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-accent-bg pointer-coarse:min-h-11"
    >
      <ModelRow facts={facts} words={special?.id === id ? special : null}>
        <Combobox.ItemIndicator>
          <Check className="size-4" aria-hidden />
        </Combobox.ItemIndicator>
      </ModelRow>
    </Combobox.Item>
  );
}

type PickGroup = { name: string; items: string[] };

const roles = {
  think: { one: "thinker", many: "Thinkers: the strongest" },
  plan: { one: "planner", many: "Planners: between the two" },
  exec: { one: "executor", many: "Executors: the cheapest" },
} as const;

/** Those that can be called, by tier; gone and restricted ones where they are looked for, and the typed text as an id. */
function groupsFor(text: string, chosen: ModelFacts | null, today: Date, special: SpecialPick | undefined): PickGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (what: string) => words.every((word) => what.toLowerCase().includes(word));
  const models = catalogue.models.filter((model) => {
    const offered = model.status !== "restricted" && !factsOf(model.id, today).retired;
    return (offered || words.length > 0 || model.id === chosen?.id) && fits(`${model.label} ${model.id} ${model.aliases.join(" ")}`);
  });
  const typed = text.trim();
  const asTyped = typed !== "" && factsOf(typed, today).tier === null && !/\s/.test(typed) ? [typed] : [];
  const unknown = chosen?.tier === null && chosen.id !== typed && fits(chosen.id) ? [chosen.id] : [];
  const groups: PickGroup[] = [
    { name: "", items: special !== undefined && fits(special.label) ? [special.id] : [] },
    ...(["think", "plan", "exec"] as const).map((tier) => ({
      name: roles[tier].many,
      items: models.filter((model) => model.tier === tier).map((model) => model.id),
    })),
    { name: "In no table", items: [...unknown, ...asTyped] },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
