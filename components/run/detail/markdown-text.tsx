import { memo } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { markdownBlocks } from "@/components/run/detail/markdown-blocks";

/** A model's text as Markdown. It is split into blocks, and only the last one is parsed again while text comes in. */
export function MarkdownText({ text, streaming = false }: { text: string; streaming?: boolean }) {
  const blocks = markdownBlocks(text);
  return (
    <div className="prose" data-streaming={streaming || undefined}>
      {blocks.map((block, index) => (
        <Block key={index} text={block} />
      ))}
    </div>
  );
}

const Block = memo(function Block({ text }: { text: string }) {
  return (
    <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={parts}>
      {text}
    </ReactMarkdown>
  );
});

const parts: Components = {
  // A picture in a model's text would be fetched from wherever it says, and could carry data there.
  img: ({ alt }) => (
    <span className="prose-picture">{alt === undefined || alt === "" ? "Picture, not loaded" : `Picture, not loaded: ${alt}`}</span>
  ),
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ),
  table: ({ children }) => (
    <div className="prose-table" role="region" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h6>{children}</h6>,
};
