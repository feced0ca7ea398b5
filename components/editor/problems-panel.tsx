"use client";

import { ChevronDown, ChevronUp, CircleAlert, TriangleAlert } from "lucide-react";
import { useDesk, useEditor, useFindings } from "@/components/editor/editor-context";
import { useLayout, useLayoutStore } from "@/components/editor/layout-store";
import { quickFix } from "@/components/editor/quick-fix";
import { Button, ButtonLink } from "@/components/ui/button";
import { isMissingConnection } from "@/lib/compile/check-connections";
import type { Problem } from "@/lib/core/errors";

/** What the compiler says, live; each row leads to its node. */
export function ProblemsPanel() {
  const { checked, problems, errors } = useFindings();
  const open = useLayout((layout) => layout.problems);
  const layout = useLayoutStore();
  const warnings = problems.length - errors;
  return (
    <section aria-label="Problems" className="shrink-0 border-t border-line bg-panel">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="problem-list"
        onClick={() => layout.getState().setProblems(!open)}
        className="flex h-8 w-full items-center gap-3 px-3 text-base -outline-offset-2 hover:bg-hover"
      >
        {open ? <ChevronDown className="size-4 text-ink-3" aria-hidden /> : <ChevronUp className="size-4 text-ink-3" aria-hidden />}
        <span className="font-semibold">Problems</span>
        {errors > 0 && (
          <Count
            icon={<CircleAlert className="size-3.5 stroke-2" aria-hidden />}
            ink="text-fail"
            count={errors}
            word={errors === 1 ? "error" : "errors"}
          />
        )}
        {warnings > 0 && (
          <Count
            icon={<TriangleAlert className="size-3.5 stroke-2" aria-hidden />}
            ink="text-ask"
            count={warnings}
            word={warnings === 1 ? "warning" : "warnings"}
          />
        )}
        <span className="ml-auto text-small text-ink-3 max-lg:hidden">
          {!checked ? "Not checked yet" : errors > 0 ? "A graph with errors does not run." : problems.length === 0 ? "None" : ""}
        </span>
      </button>
      {open && problems.length > 0 && (
        <ul id="problem-list" className="h-24 overflow-y-auto border-t border-line">
          {problems.map((problem, index) => (
            <Row key={`${problem.code}/${problem.nodeId}/${problem.field}/${index}`} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Count({ icon, ink, count, word }: { icon: React.ReactNode; ink: string; count: number; word: string }) {
  return (
    <span className={`inline-flex items-center gap-1 font-semibold ${ink}`}>
      {icon}
      {count}
      <span className="sr-only"> {word}</span>
    </span>
  );
}

function Row({ problem }: { problem: Problem }) {
  const { store } = useDesk();
  const layout = useLayoutStore();
  const graph = useEditor((state) => state.graph);
  const node = graph.nodes.find((each) => each.id === problem.nodeId);
  const fix = quickFix(graph, problem);
  const isError = problem.severity === "error";
  return (
    <li className="flex min-h-8 items-center gap-3 border-b border-line px-3 text-base">
      {isError ? (
        <CircleAlert className="size-4 shrink-0 text-fail" aria-label="Error" />
      ) : (
        <TriangleAlert className="size-4 shrink-0 text-ask" aria-label="Warning" />
      )}
      <span className="min-w-0 flex-1 truncate" title={`${problem.message} ${problem.hint}`}>
        {problem.message} <span className="text-ink-3">{problem.hint}</span>
      </span>
      <code className="text-ink-3 max-xl:hidden">{problem.code}</code>
      {(node !== undefined || problem.edgeId !== undefined) && (
        <button type="button" className="w-32 truncate text-left font-medium text-accent hover:underline" onClick={() => jump()}>
          {node === undefined ? "Show the edge" : node.name || node.id}
        </button>
      )}
      {isMissingConnection(problem) && (
        <ButtonLink size="row" href="/settings/connections">
          Connections
        </ButtonLink>
      )}
      {fix !== null && (
        <Button size="row" onClick={() => store.getState().edit(fix.edits)}>
          {fix.label}
        </Button>
      )}
    </li>
  );

  function jump(): void {
    const id = node?.id ?? problem.edgeId;
    if (id === undefined) return;
    store.getState().select([id]);
    layout.getState().show(node?.id ?? null);
  }
}
