"use client";

import { filterWords, periods } from "@/components/runs/filter-words";
import { FilterChip, FilterMenu } from "@/components/runs/filter-menu";
import { MoreFilters } from "@/components/runs/more-filters";
import { useFilter } from "@/components/runs/use-filter";
import { SearchField } from "@/components/shell/search-field";
import { StatusIcon, statusWords, type SignState } from "@/components/ui/status-sign";
import { catalogue } from "@/lib/model/catalogue";

const states: { value: string; sign: SignState }[] = [
  { value: "queued,running", sign: "running" },
  { value: "waiting", sign: "asking" },
  { value: "succeeded", sign: "done" },
  { value: "failed", sign: "failed" },
  { value: "cancelled", sign: "cancelled" },
];

const statusOptions = states.map(({ value, sign }) => ({ value, label: statusWords[sign], icon: <StatusIcon state={sign} /> }));
const periodOptions = periods.map(({ value, words }) => ({ value, label: `${words[0]?.toUpperCase()}${words.slice(1)}` }));

const modelOptions = catalogue.models
  .filter(({ status }) => status === "current" || status === "listed")
  .map(({ id, label }) => ({ value: id, label }));

type RunFiltersProps = {
  graphs: readonly { id: string; name: string }[];
  count: string;
};

/** What the list is narrowed by: a button for what is asked most, the rest under "More", each a chip that can be removed. */
export function RunFilters({ graphs, count }: RunFiltersProps) {
  const { filter, change } = useFilter();
  const words = filterWords(filter, graphs);
  const chosen = (name: string) => words.find((word) => word.name === name)?.value ?? null;
  const own = ["Graph", "Status", "Model", "Started"];
  return (
    <div className="mt-3 mb-2 flex flex-wrap items-center gap-2">
      <SearchField label="Search inputs, outputs, errors" />
      <FilterMenu
        name="Graph"
        chosen={chosen("Graph")}
        value={filter.graph}
        options={graphs.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(graph) => change({ graph })}
      />
      <FilterMenu
        name="Status"
        chosen={filter.status === "queued,running" ? "Running" : chosen("Status")}
        value={filter.status}
        options={statusOptions}
        onChoose={(status) => change({ status })}
      />
      <FilterMenu
        name="Model"
        chosen={chosen("Model")}
        value={filter.model}
        options={modelOptions}
        onChoose={(model) => change({ model })}
      />
      <FilterMenu
        name="Started"
        chosen={chosen("Started")}
        value={filter.until === undefined ? filter.since : ""}
        options={periodOptions}
        onChoose={(since) => change({ since, until: undefined })}
      />
      {words
        .filter(({ name }) => !own.includes(name))
        .map(({ name, value, fields }) => (
          <FilterChip
            key={name}
            name={name}
            value={value}
            onRemove={() => change(Object.fromEntries(fields.map((field) => [field, undefined])))}
          />
        ))}
      <MoreFilters />
      <span className="num ml-auto text-small text-ink-3" role="status">
        {count}
      </span>
    </div>
  );
}
