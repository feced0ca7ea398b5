import { Suspense } from "react";
import { late } from "@/components/ui/late";

/** Reading Markdown takes a tenth of the page's code, and what stands on the page first needs none of it. */
const MarkdownText = late(async () => (await import("@/components/run/detail/markdown-text")).MarkdownText, AsWritten);

/** A model's text as Markdown; as it was written until that can be read, or if it cannot. */
export function Markdown({ text, streaming = false }: { text: string; streaming?: boolean }) {
  return (
    <Suspense fallback={<AsWritten text={text} />}>
      <MarkdownText text={text} streaming={streaming} />
    </Suspense>
  );
}

function AsWritten({ text }: { text: string }) {
  return <p className="prose prose-raw">{text}</p>;
}
