"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Reads the page again: every two seconds while something is going on, and whenever its tab is looked at again. */
export function RefreshWhile({ active }: { active: boolean }) {
  const router = useRouter();
  useEffect(() => {
    const refresh = () => document.visibilityState === "visible" && router.refresh();
    const timer = active ? setInterval(refresh, 2000) : undefined;
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [active, router]);
  return null;
}
