"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { SearchField } from "@/components/shell/search-field";
import { Select } from "@/components/ui/select";
import { StatusIcon, statusWords, type SignState } from "@/components/ui/status-sign";

const any = "any";

const states: { value: string; sign: SignState }[] = [
  { value: "queued,running", sign: "running" },
  { value: "waiting", sign: "asking" },
  { value: "succeeded", sign: "done" },
  { value: "failed", sign: "failed" },
  { value: "cancelled", sign: "cancelled" },
];

/** What the list shows stands in the address: it can be kept as a bookmark, and Back undoes it. */
export function RunFilters({ graphs, count }: { graphs: { id: string; name: string }[]; count: string }) {
  const router = useRouter();
  const path = usePathname();
  const query = useSearchParams();
  const choose = (key: string) => (value: string) => {
    const next = new URLSearchParams(query);
    next.delete("cursor");
    if (value === any) next.delete(key);
    else next.set(key, value);
    router.push(`${path}?${next}`, { scroll: false });
  };
  const statusOptions = [
    { value: any, label: "Any status" },
    ...states.map(({ value, sign }) => ({ value, label: statusWords[sign], start: <StatusIcon state={sign} /> })),
  ];
  const graphOptions = [{ value: any, label: "Any graph" }, ...graphs.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2">
      <SearchField label="Search inputs and graphs" />
      <Select
        aria-label="Graph"
        className="w-44"
        value={query.get("graph") ?? any}
        onValueChange={choose("graph")}
        options={graphOptions}
      />
      <Select
        aria-label="Status"
        className="w-36"
        value={query.get("status") ?? any}
        onValueChange={choose("status")}
        options={statusOptions}
      />
      <span className="num ml-auto text-small text-ink-3" role="status">
        {count}
      </span>
    </div>
  );
}
