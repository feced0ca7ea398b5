import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import type { ReadDocument } from "@/components/graphs/read-document";
import { assertNever } from "@/lib/core/assert-never";
import type { Problem } from "@/lib/core/errors";
import { counted } from "@/lib/core/format";
import type { Graph } from "@/lib/graph/document";
import { definitionOf } from "@/lib/nodes/definitions";

const shown = 6;

/** What a document holds, in a sentence, and each thing that is wrong with it. */
export function ReadReport({ read }: { read: ReadDocument }) {
  switch (read.as) {
    case "not-json":
      return <Line sort="error">This is not JSON: {read.message}</Line>;
    case "no-graph":
      return <Line sort="error">{read.message}</Line>;
    case "refused":
      return <Problems head={`It cannot be imported: ${counted(read.problems.length, "problem")}.`} problems={read.problems} />;
    case "graph":
      return (
        <>
          <Line sort="done">
            <b className="font-semibold">{read.graph.name}</b>: {contents(read.graph)}
          </Line>
          {read.problems.length > 0 && (
            <Problems
              head={`It can be imported; ${counted(read.problems.length, "problem")} to settle in the editor.`}
              problems={read.problems}
            />
          )}
        </>
      );
    case "run":
      return (
        <Line sort="done">
          <b className="font-semibold">{read.run.name}</b>: a run of {counted(read.run.events.length, "event")}
        </Line>
      );
    default:
      return assertNever(read);
  }
}

function Problems({ head, problems }: { head: string; problems: Problem[] }) {
  return (
    <>
      <p className="mt-2 mb-1 text-base font-medium">{head}</p>
      <ul className="flex flex-col gap-1">
        {problems.slice(0, shown).map((problem, index) => (
          <li key={index}>
            <Line sort={problem.severity}>
              {problem.nodeId !== undefined && <code className="mr-1 text-ink-3">{problem.nodeId}</code>} {problem.message}
            </Line>
          </li>
        ))}
        {problems.length > shown && <li className="pl-5.5 text-small text-ink-3">and {problems.length - shown} more</li>}
      </ul>
    </>
  );
}

function Line({ sort, children }: { sort: "error" | "warning" | "done"; children: React.ReactNode }) {
  const { icon: Icon, ink } = icons[sort];
  return (
    <p className="flex gap-2 text-base">
      <Icon
        className={`mt-0.5 size-3.5 shrink-0 stroke-2 ${ink}`}
        aria-label={sort === "done" ? undefined : sort}
        aria-hidden={sort === "done" || undefined}
      />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}

const icons = {
  error: { icon: CircleAlert, ink: "text-fail" },
  warning: { icon: TriangleAlert, ink: "text-ask" },
  done: { icon: CircleCheck, ink: "text-done" },
};

/** `5 nodes: 1 input, 1 planner, 2 executors, 1 output`. */
function contents(graph: Graph): string {
  const counts = new Map<string, number>();
  for (const { kind } of graph.nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts].map(([kind, count]) => counted(count, definitionOf(kind)?.label.toLowerCase() ?? `“${kind}”`));
  return `${counted(graph.nodes.length, "node")}${kinds.length > 0 ? `: ${kinds.join(", ")}` : ""}`;
}
