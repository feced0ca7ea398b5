"use client";

import { useMemo } from "react";
import type { Action } from "@/components/actions/action";
import { shown } from "@/components/actions/combo";
import { offered } from "@/components/actions/registry";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

/** The keys of the page that is open. */
export function KeyMap({ onClose }: { onClose: () => void }) {
  const groups = useMemo(() => grouped(offered()), []);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="wide"
      title="Keys"
      description="On this page. ⌘ is Ctrl where there is no ⌘."
    >
      <div tabIndex={0} role="group" aria-label="Keys" className="gap-8 sm:columns-2">
        {groups.map(([group, actions]) => (
          <section key={group} aria-label={group} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-small font-medium text-ink-2">{group}</h3>
            <dl>
              {actions.map(({ id, label, keys = [] }) => (
                <div key={id} className="flex min-h-7 items-center justify-between gap-4 text-base">
                  <dt>{label}</dt>
                  <dd className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{shown(key)}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function grouped(actions: readonly Action[]): [string, Action[]][] {
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    if (action.keys === undefined || action.keys.length === 0) continue;
    groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  }
  return [...groups];
}
