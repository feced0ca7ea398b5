import type { ReactNode } from "react";
import { asker } from "@/app/(studio)/asker";
import { providerState } from "@/app/(studio)/provider-state";
import { BottomBar } from "@/components/shell/bottom-bar";
import { Rail } from "@/components/shell/rail";
import { SideBar } from "@/components/shell/side-bar";
import { listGraphs } from "@/lib/data/graphs";

export default async function ListsLayout({ children }: { children: ReactNode }) {
  const { total } = await listGraphs(await asker(), { limit: 1 });
  return (
    <div className="flex min-h-dvh">
      <SideBar graphCount={total} provider={providerState()} />
      <div className="sticky top-0 hidden h-dvh md:max-lg:flex">
        <Rail />
      </div>
      {children}
      <BottomBar />
    </div>
  );
}
