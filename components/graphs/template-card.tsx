import { clsx } from "clsx";
import { Thumbnail } from "@/components/graphs/thumbnail";
import { UseTemplate } from "@/components/graphs/use-template";
import { TierSign } from "@/components/ui/tier-sign";
import type { GraphPreview } from "@/lib/contract/graphs";
import { duration, estimatedMoney } from "@/lib/core/format";
import type { Graph } from "@/lib/graph/document";
import type { Tier } from "@/lib/model/catalogue";

export type ShownTemplate = {
  slug: string;
  name: string;
  description: string;
  graph: Graph;
  preview: GraphPreview;
  models: { id: string; label: string; tier: Tier | null }[];
  likely: { costNanoUsd: string; durationMs: number } | null;
};

/** A real graph that runs at once; using it makes a copy of one's own. */
export function TemplateCard({ template, brief, heading: Heading }: { template: ShownTemplate; brief: boolean; heading: "h2" | "h3" }) {
  const { name, description, preview, models, likely } = template;
  return (
    <article className="flex overflow-hidden rounded-card border border-line-2 bg-card shadow-1 max-xl:flex-col">
      <Thumbnail
        preview={preview}
        width={176}
        height={148}
        className="w-44 shrink-0 border-line max-xl:h-28 max-xl:w-full max-xl:border-b xl:border-r"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1 p-3">
        <Heading className="text-base font-semibold">{name}</Heading>
        <p className={clsx("mb-auto text-small text-ink-2", brief && "line-clamp-3")} title={brief ? description : undefined}>
          {description}
        </p>
        <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
          <span className="flex items-center gap-1.5 text-small text-ink-2">
            {models.map((model) => (
              <TierSign key={model.id} tier={model.tier} label={model.label} />
            ))}
            {likely !== null && (
              <span className="num" title="Likely cost and time of one run">
                {estimatedMoney(likely.costNanoUsd)}, {duration(likely.durationMs)}
              </span>
            )}
          </span>
          <UseTemplate name={name} graph={template.graph} />
        </div>
      </div>
    </article>
  );
}
