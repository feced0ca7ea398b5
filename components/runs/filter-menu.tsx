"use client";

import { Check, ChevronDown, X } from "lucide-react";
import type { ReactNode } from "react";
import { clsx } from "clsx";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";

type FilterMenuProps = {
  name: string;
  /** In words what is chosen; null: any. */
  chosen: string | null;
  options: readonly { value: string; label: string; icon?: ReactNode }[];
  value: string | undefined;
  onChoose: (value: string | undefined) => void;
};

/** A filter that is a button while it lets everything through, and a chip that can be removed once it does not. */
export function FilterMenu({ name, chosen, options, value, onChoose }: FilterMenuProps) {
  const isSet = chosen !== null;
  return (
    <span className={clsx("inline-flex h-8 max-w-64 items-center", chip, isSet ? active : "border-line-2 bg-card shadow-1")}>
      <Menu
        align="start"
        trigger={
          <button type="button" className="flex h-full min-w-0 items-center gap-1.5 rounded-control px-2.5 text-base hover:bg-hover">
            <span className="text-ink-2">{name}</span>
            <span className="min-w-0 truncate font-medium">{chosen ?? "any"}</span>
            {!isSet && <ChevronDown className="size-4 shrink-0 stroke-[1.75] text-ink-3" aria-hidden />}
          </button>
        }
      >
        <MenuItem icon={value === undefined ? <Check aria-hidden /> : <Blank />} onSelect={() => onChoose(undefined)}>
          Any
        </MenuItem>
        {options.map((option) => (
          <MenuItem
            key={option.value}
            icon={option.value === value ? <Check aria-hidden /> : (option.icon ?? <Blank />)}
            onSelect={() => onChoose(option.value)}
          >
            {option.label}
          </MenuItem>
        ))}
      </Menu>
      {isSet && <RemoveFilter name={name} onRemove={() => onChoose(undefined)} />}
    </span>
  );
}

/** A filter that has no menu of its own: it was set under "More". */
export function FilterChip({ name, value, onRemove }: { name: string; value: string; onRemove: () => void }) {
  return (
    <span className={clsx("inline-flex h-8 max-w-72 items-center", chip, active)}>
      <span className="flex min-w-0 gap-1.5 pl-2.5 text-base">
        <span className="text-ink-2">{name}</span>
        <span className="min-w-0 truncate font-medium">{value}</span>
      </span>
      <RemoveFilter name={name} onRemove={onRemove} />
    </span>
  );
}

const chip = "rounded-control border";
const active = "border-accent bg-accent-bg";

function RemoveFilter({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <IconButton label={`Remove filter ${name}`} size="row" onClick={onRemove} className="mx-1">
      <X aria-hidden />
    </IconButton>
  );
}

function Blank() {
  return <span className="size-4 shrink-0" />;
}
