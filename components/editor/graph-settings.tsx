"use client";

import { useDesk, useEditor } from "@/components/editor/editor-context";
import { useTagsInUse } from "@/components/editor/use-tags-in-use";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { TagInput } from "@/components/ui/tag-input";
import { TextArea } from "@/components/ui/text-area";
import { counted } from "@/lib/core/format";
import { mostUsd } from "@/lib/core/nano-usd";
import type { Limits } from "@/lib/graph/document";

/** The graph's own settings: what a run of it may spend, and what it is for. */
export function GraphSettings() {
  const { store } = useDesk();
  const graph = useEditor((state) => state.graph);
  const limits = graph.limits ?? {};
  const write = (patch: Partial<Limits>) => {
    const next = Object.fromEntries(Object.entries({ ...limits, ...patch }).filter(([, value]) => value != null)) as Limits; // limits with keys left out
    store
      .getState()
      .edit(
        { type: "document", change: { limits: Object.keys(next).length === 0 ? undefined : next } },
        { key: `limits/${Object.keys(patch).join()}` },
      );
  };
  const document = (change: { description?: string | undefined; tags?: string[] | undefined }) =>
    store.getState().edit({ type: "document", change }, { key: `document/${Object.keys(change).join()}` });
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <header className="border-b border-line px-4 py-3">
        <h2 className="text-section">Graph</h2>
        <p className="text-small text-ink-3">
          {counted(graph.nodes.length, "node")}, {counted(graph.edges.length, "edge")}. Select one to set it.
        </p>
      </header>
      <section className="inspector-section" aria-label="Limits of a run">
        <h3 className="text-section">Limits of a run</h3>
        <div className="inspector-pair">
          <Field label="Cost at most" className="flex-1">
            <NumberInput
              value={limits.maxCostUsd ?? null}
              min={0.001}
              max={mostUsd}
              step={0.05}
              unit="USD"
              placeholder="no limit"
              format={{ maximumFractionDigits: 4 }}
              onValueChange={(value) => write({ maxCostUsd: value ?? undefined })}
            />
          </Field>
          <Field label="Tokens at most" className="flex-1">
            <NumberInput
              value={limits.maxTokens ?? null}
              min={1}
              step={10_000}
              placeholder="no limit"
              onValueChange={(value) => write({ maxTokens: value === null ? undefined : Math.round(value) })}
            />
          </Field>
        </div>
        <div className="inspector-pair">
          <Field label="Time at most" className="flex-1">
            <NumberInput
              value={limits.maxSeconds ?? null}
              min={1}
              step={60}
              unit="s"
              placeholder="3,600"
              onValueChange={(value) => write({ maxSeconds: value === null ? undefined : Math.round(value) })}
            />
          </Field>
          <Field label="Steps at once" className="flex-1">
            <NumberInput
              value={limits.concurrency ?? null}
              min={1}
              max={256}
              placeholder="16"
              onValueChange={(value) => write({ concurrency: value === null ? undefined : Math.round(value) })}
            />
          </Field>
        </div>
      </section>
      <section className="inspector-section" aria-label="About">
        <Field label="Description">
          <TextArea value={graph.description ?? ""} rows={4} onValueChange={(text) => document({ description: text || undefined })} />
        </Field>
        <Field label="Tags" hint="By which the list of graphs is filtered.">
          <Tags tags={graph.tags ?? []} onChange={(tags) => document({ tags: tags.length === 0 ? undefined : tags })} />
        </Field>
      </section>
    </div>
  );
}

function Tags({ tags, onChange }: { tags: string[]; onChange: (tags: string[]) => void }) {
  return <TagInput tags={tags} onChange={onChange} known={useTagsInUse()} most={20} longest={60} />;
}
