import { TemplateCard, type ShownTemplate } from "@/components/graphs/template-card";

type TemplatesGridProps = {
  templates: readonly ShownTemplate[];
  /** Three lines of each description. */ brief: boolean;
  heading: "h2" | "h3";
};

export function TemplatesGrid({ templates, brief, heading }: TemplatesGridProps) {
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      {templates.map((template) => (
        <TemplateCard key={template.id} template={template} brief={brief} heading={heading} />
      ))}
    </div>
  );
}
