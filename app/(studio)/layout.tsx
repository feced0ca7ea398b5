import type { ReactNode } from "react";
import { LandmarkKeys } from "@/components/shell/landmark-keys";
import { SkipLink } from "@/components/shell/skip-link";

export default function StudioLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <LandmarkKeys />
      {children}
    </>
  );
}
