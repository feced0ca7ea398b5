"use client";

import { Search } from "lucide-react";
import { useRouter, usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { TextInput } from "@/components/ui/text-input";

/** Writes what is searched for into the address, where the page reads it. */
export function SearchField({ label, className = "w-64 max-md:w-full" }: { label: string; className?: string }) {
  const router = useRouter();
  const path = usePathname();
  const query = useSearchParams();
  const current = query.get("text") ?? "";
  const [text, setText] = useState(current);
  useEffect(() => {
    const trimmed = text.trim();
    if (trimmed === current) return;
    const timer = setTimeout(() => {
      const next = new URLSearchParams(query);
      next.delete("cursor");
      if (trimmed === "") next.delete("text");
      else next.set("text", trimmed);
      router.replace(`${path}?${next}`, { scroll: false });
    }, 250);
    return () => clearTimeout(timer);
  }, [text, current, query, path, router]);
  return (
    <div role="search" className={`relative ${className}`}>
      <Search className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 stroke-[1.75] text-ink-3" aria-hidden />
      <TextInput
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onValueChange={setText}
        maxLength={200}
        className="pl-8"
      />
    </div>
  );
}
