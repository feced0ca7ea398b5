"use client";

import { Pencil, Trash2 } from "lucide-react";
import { When } from "@/components/shell/when";
import { IconButton } from "@/components/ui/icon-button";

export type ConnectionRow = { name: string; detail: string; from: "owner" | "operator" | "baton"; updatedAt: string | null };

type ConnectionTableProps = {
  caption: string;
  detail: string;
  rows: readonly ConnectionRow[];
  now: number;
  onReplace: (name: string) => void;
  onDelete: (name: string) => void;
};

/** What is connected, by name. Entries of the operator and of ours are only shown. */
export function ConnectionTable({ caption, detail, rows, now, onReplace, onDelete }: ConnectionTableProps) {
  return (
    <table className="w-full table-fixed border-collapse text-base">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-left text-tiny text-ink-3">
        <tr>
          <th scope="col" className="h-8 pr-3 font-medium">
            Name
          </th>
          <th scope="col" className="h-8 pr-3 font-medium max-md:hidden">
            {detail}
          </th>
          <th scope="col" className="h-8 w-32 pr-3 text-right font-medium max-md:hidden">
            Changed
          </th>
          <th scope="col" className="h-8 w-20 pointer-coarse:w-24">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.from} ${row.name}`} className="h-10 border-t border-line last:border-b">
            <td className="pr-3">
              <code className="block truncate">{row.name}</code>
            </td>
            <td className="truncate pr-3 text-small text-ink-3 max-md:hidden">{row.detail}</td>
            <td className="num pr-3 text-right text-small text-ink-3 max-md:hidden">
              {row.updatedAt !== null && <When at={row.updatedAt} now={now} />}
            </td>
            <td className="text-right whitespace-nowrap">
              {row.from !== "owner" ? (
                <span className="text-small text-ink-3">{row.from === "operator" ? "Operator" : "Built in"}</span>
              ) : (
                <>
                  <IconButton size="small" label={`Replace ${row.name}`} onClick={() => onReplace(row.name)}>
                    <Pencil aria-hidden />
                  </IconButton>
                  <IconButton size="small" label={`Delete ${row.name}`} onClick={() => onDelete(row.name)}>
                    <Trash2 aria-hidden />
                  </IconButton>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
