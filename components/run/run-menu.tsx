"use client";

import { Ellipsis, GitCompareArrows } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { compareLink } from "@/components/compare/compare-link";
import { RunPicker } from "@/components/compare/run-picker";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";

/** What else can be done with a run. */
export function RunMenu({ runId, graphId }: { runId: string; graphId: string | null }) {
  const router = useRouter();
  const [picking, setPicking] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <IconButton label="More">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem icon={<GitCompareArrows aria-hidden />} onSelect={() => setPicking(true)}>
          Compare with…
        </MenuItem>
      </Menu>
      {picking && (
        <RunPicker
          title="Compare with"
          graphId={graphId}
          except={[runId]}
          at={null}
          onPick={(other) => router.push(compareLink(runId, other))}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
