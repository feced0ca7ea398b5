"use client";

import { ListFilter } from "lucide-react";
import { useState, type FormEvent } from "react";
import { applied, typed, type FilterDraft } from "@/components/runs/filter-draft";
import { useFilter } from "@/components/runs/use-filter";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import { TextInput } from "@/components/ui/text-input";
import { checkedFilter, filterKeys, type RunFilter } from "@/lib/contract/run-filter";

/** What is narrowed by more rarely. Nothing happens before "Apply", and what cannot be is said beside its field. */
export function MoreFilters() {
  const { filter, change } = useFilter();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title="More filters"
      align="start"
      trigger={
        <Button>
          <ListFilter aria-hidden />
          More
        </Button>
      }
    >
      <Form
        filter={filter}
        onApply={(next) => {
          change(next);
          setOpen(false);
        }}
      />
    </Popover>
  );
}

function Form({ filter, onApply }: { filter: RunFilter; onApply: (next: FilterDraft) => void }) {
  const [draft, setDraft] = useState<FilterDraft>(() => ({ ...filter }));
  const [tried, setTried] = useState(false);
  const wanted = applied(draft);
  const given = Object.fromEntries(filterKeys.flatMap((key) => (wanted[key] ? [[key, wanted[key]]] : [])));
  const checked = checkedFilter.safeParse(given);
  const errorOf = (key: keyof RunFilter) =>
    tried && !checked.success ? (checked.error.issues.find(({ path }) => path[0] === key)?.message ?? null) : null;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    // A graph that did not change stays out: choosing one empties the version.
    const { graph: _graph, ...rest } = wanted;
    if (checked.success) onApply(rest);
  };
  const field = (key: keyof RunFilter, label: string, placeholder = "") => (
    <Field label={label} error={errorOf(key)}>
      <TextInput
        value={draft[key] ?? ""}
        placeholder={placeholder}
        maxLength={60}
        onValueChange={(value) => setDraft(typed(draft, key, value))}
      />
    </Field>
  );
  return (
    <form onSubmit={apply} className="grid grid-cols-2 gap-3">
      {field("minCostUsd", "Cost from, $", "0.05")}
      {field("maxCostUsd", "Cost to, $", "1")}
      {field("minSeconds", "Time from, s", "10")}
      {field("maxSeconds", "Time to, s", "60")}
      {field("since", "Started since", "7d or 2026-11-24")}
      {field("until", "Started before", "24h or 2026-11-25")}
      {field("tag", "Tag")}
      {filter.graph !== undefined && field("version", "Version", "12")}
      <div className="col-span-2">
        <Segmented
          aria-label="Real or simulated"
          value={draft.simulated ?? ""}
          onValueChange={(simulated) => setDraft(typed(draft, "simulated", simulated))}
          options={[
            { value: "", label: "All runs" },
            { value: "false", label: "Real" },
            { value: "true", label: "Simulated" },
          ]}
        />
      </div>
      <div className="col-span-2 flex justify-end">
        <Button type="submit" look="primary" size="small">
          Apply
        </Button>
      </div>
    </form>
  );
}
