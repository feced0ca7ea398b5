import { clsx } from "clsx";
import { Thumbnail } from "@/components/graphs/thumbnail";
import { RemoveTemplate } from "@/components/graphs/remove-template";
import { TemplateCost } from "@/components/graphs/template-cost";
import { UseTemplate } from "@/components/graphs/use-template";
import { TierSign } from "@/components/ui/tier-sign";
import type { GraphPreview } from "@/lib/contract/graphs";
import type { TemplateAverage } from "@/lib/contract/templates";
import type { Graph } from "@/lib/graph/document";
import type { Tier } from "@/lib/model/catalogue";

export type ShownTemplate = {
  /** The slug of one of ours. */
  id: string;
  /** Saved by the person who looks. */
  own: boolean;
  name: string;
  description: string;
  tags: readonly string[];
  graph: Graph;
  preview: GraphPreview;
  models: { id: string; label: string; tier: Tier | null }[];
  likely: { costNanoUsd: string; durationMs: number } | null;
  average: TemplateAverage | null;
};

/** A real graph that runs at once; using it makes a copy of one's own. */
export function TemplateCard({ template, brief, heading: Heading }: { template: ShownTemplate; brief: boolean; heading: "h2" | "h3" }) {
  const { id, name, description, tags, preview, models } = template;
  return (
    <article className="flex overflow-hidden rounded-card border border-line-2 bg-card shadow-1 max-xl:flex-col">
      <Thumbnail
        preview={preview}
        width={176}
        height={148}
        className="w-44 shrink-0 border-line max-xl:h-28 max-xl:w-full max-xl:border-b xl:border-r"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1 p-3">
        <div className="flex items-center gap-2">
          <Heading className="min-w-0 flex-1 truncate text-base font-semibold" title={name}>
            {name}
          </Heading>
          {template.own && <RemoveTemplate id={id} name={name} />}
        </div>
        <p className={clsx("mb-auto text-small text-ink-2", brief && "line-clamp-3")} title={brief ? description : undefined}>
          {description}
        </p>
        {tags.length > 0 && (
          <ul aria-label="Tags" className="mt-1 flex flex-wrap gap-1">
            {tags.map((tag) => (
              <li key={tag} className="max-w-full truncate rounded-chip bg-hover px-1.5 text-tiny leading-5 text-ink-2">
                {tag}
              </li>
            ))}
          </ul>
        )}
        <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
          <span className="flex items-center gap-1.5 text-small text-ink-2">
            {models.map((model) => (
              <TierSign key={model.id} tier={model.tier} label={model.label} />
            ))}
            <TemplateCost {...template} />
          </span>
          <UseTemplate id={id} name={name} graph={template.graph} />
        </div>
      </div>
    </article>
  );
}
