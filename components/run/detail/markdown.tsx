import { lazy, Suspense } from "react";

/** Reading Markdown takes a tenth of the page's code, and what stands on the page first needs none of it. */
const MarkdownText = lazy(async () => ({ default: (await import("@/components/run/detail/markdown-text")).MarkdownText }));

/** A model's text as Markdown; as it was written until that can be read. */
export function Markdown({ text, streaming = false }: { text: string; streaming?: boolean }) {
  return (
    <Suspense fallback={<p className="prose prose-raw">{text}</p>}>
      <MarkdownText text={text} streaming={streaming} />
    </Suspense>
  );
}
