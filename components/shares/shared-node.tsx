import { KindTile } from "@/components/ui/kind-tile";
import { isHidden } from "@/lib/core/hidden";
import type { JsonValue } from "@/lib/core/json";
import type { GraphNode } from "@/lib/graph/document";
import { definitionOf } from "@/lib/nodes/definitions";

/** A node's settings as they stand in the document: to be read, whatever its kind. */
export function SharedNode({ node }: { node: GraphNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <header className="flex items-center gap-2">
        <KindTile kind={node.kind} />
        <div className="min-w-0">
          <h2 className="truncate text-section">{node.name}</h2>
          <p className="text-small text-ink-3">
            {definitionOf(node.kind)?.label ?? node.kind}, <code>{node.id}</code>
          </p>
        </div>
      </header>
      {node.description !== undefined && <p className="text-base text-ink-2">{node.description}</p>}
      <dl className="flex flex-col gap-3">
        {Object.entries(node.config).map(([key, value]) => (
          <div key={key} className="min-w-0">
            <dt className="mb-1 text-small font-medium text-ink-2">{inWords(key)}</dt>
            <dd>
              <Value value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Value({ value }: { value: JsonValue }) {
  if (isHidden(value)) return <p className="rounded-control border border-dashed border-line-ui px-2 py-1 text-small text-ink-3">Hidden</p>;
  if (typeof value === "string" && (value.length > 60 || value.includes("{{"))) return <Block>{value}</Block>;
  if (typeof value === "object" && value !== null) return <Block>{JSON.stringify(value, null, 2)}</Block>;
  return <span className="text-base">{String(value)}</span>;
}

function Block({ children }: { children: string }) {
  return (
    <pre
      tabIndex={0}
      className="max-h-72 overflow-auto rounded-control border border-line bg-sunk p-2 font-mono text-code whitespace-pre-wrap"
    >
      {children}
    </pre>
  );
}

/** `maxTasks` as "Max tasks". */
function inWords(key: string): string {
  const words = key.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
