"use client";

import { useEffect, useState } from "react";
import { DropImport } from "@/components/graphs/drop-import";
import { isDocument, type Given } from "@/components/graphs/read-document";
import { isForPage } from "@/components/ui/is-for-page";

/** A page of graphs takes files and documents from wherever they come. */
export function ListImport() {
  const [given, setGiven] = useState<Given | null>(null);
  useEffect(() => {
    const give = (event: ClipboardEvent) => {
      const text = isForPage(event) ? (event.clipboardData?.getData("text/plain") ?? "") : "";
      if (!isDocument(text)) return;
      event.preventDefault();
      setGiven({ text, read: null });
    };
    document.addEventListener("paste", give);
    return () => document.removeEventListener("paste", give);
  }, []);
  return <DropImport given={given} onGiven={setGiven} />;
}
