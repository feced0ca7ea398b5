"use client";

import { Pin } from "lucide-react";
import { useState, type FormEvent } from "react";
import { fieldsOf, toEntries, toInput, type Entries, type FieldProblems } from "@/components/run/form/form-fields";
import { InputField } from "@/components/run/form/input-field";
import { useOutlook, type Outlook } from "@/components/run/form/use-outlook";
import { useStartRun, type CostRange } from "@/components/run/form/use-start-run";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SimulatedBadge } from "@/components/ui/simulated-badge";
import { duration, estimatedMoney, money } from "@/lib/core/format";
import { newId } from "@/lib/core/ids";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  graph: Graph;
  /** null: a document that is not saved. */
  graphId: string | null;
  version: number | "draft";
  initial?: JsonObject;
  /** Outputs by node that the run takes in place of work. */
  pins?: { readonly [node: string]: JsonValue };
  /** Runs before the start, for example to save what was just edited. A throw stops it, with its message. */
  prepare?: () => Promise<void>;
};

const noPins = {};

/** Asks for the run's input, says what it is likely to cost, starts it and goes to its page. */
export function RunForm(props: Props) {
  // Mounted anew each time: it starts with fresh entries and a fresh key.
  return props.open ? <OpenForm {...props} /> : null;
}

function OpenForm({ onOpenChange, graph, graphId, version, initial = {}, pins = noPins, prepare }: Props) {
  const fields = fieldsOf(graph);
  const [entries, setEntries] = useState<Entries>(() => toEntries(fields, initial));
  const [wrong, setWrong] = useState<FieldProblems>({});
  const [key] = useState(newId);
  const outlook = useOutlook(graph, pins);
  const { start, busy, refusal, forgive } = useStartRun({ graph, graphId, version, pins, prepare });
  const problems = refusal?.kind === "fields" ? { ...wrong, ...refusal.fields } : wrong;
  const pinned = Object.keys(pins).length;
  const price = refusal?.kind === "price" ? refusal : null;

  function submit(event: FormEvent): void {
    event.preventDefault();
    const { input, problems: found } = toInput(fields, entries);
    setWrong(found);
    const first = Object.keys(found)[0];
    if (first !== undefined) document.getElementById(`${key}-${first}`)?.querySelector<HTMLElement>("input, textarea, button")?.focus();
    else void start(input, key, price !== null);
  }

  function change(field: string, entry: string | boolean): void {
    setEntries({ ...entries, [field]: entry });
    setWrong({ ...wrong, [field]: "" });
    if (refusal?.kind === "fields") forgive();
  }

  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={`Run ${graph.name}`}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Not now</Button>
          <Button look="primary" type="submit" form={`${key}-form`} busy={busy} busyText="Starting">
            {price === null ? "Run" : "Run at this price"}
          </Button>
        </>
      }
    >
      <form id={`${key}-form`} onSubmit={submit} noValidate className="flex flex-col gap-4">
        {fields.length === 0 && <p className="text-ink-2">This graph takes no input.</p>}
        {fields.map((field) => (
          <div key={field.key} id={`${key}-${field.key}`}>
            <InputField
              field={field}
              entry={entries[field.key] ?? ""}
              error={problems[field.key] || null}
              onChange={(entry) => change(field.key, entry)}
            />
          </div>
        ))}
        {pinned > 0 && (
          <p className="flex items-center gap-1.5 text-small text-reuse">
            <Pin className="size-3.5 shrink-0 stroke-2" aria-hidden />
            {pinned === 1 ? "1 pinned value is used." : `${pinned} pinned values are used.`}
          </p>
        )}
        <Expectation outlook={outlook} />
        {price !== null && <Price range={price.range} />}
        {refusal?.kind === "other" && <Refused title={refusal.title} lines={refusal.lines} />}
        {problems[""] !== undefined && problems[""] !== "" && <Refused title={problems[""]} lines={[]} />}
      </form>
    </Dialog>
  );
}

/** Its place is kept until it is known: a button that moves away under the pointer is not pressed. */
function Expectation({ outlook: { estimate, simulated } }: { outlook: Outlook }) {
  return (
    <p className="flex min-h-6 flex-wrap content-start items-center gap-2 text-small text-ink-2 max-md:min-h-11.5">
      {estimate !== null && (
        <span className="num">
          Likely <b className="font-semibold text-ink">{estimatedMoney(estimate.costNanoUsd.likely)}</b>,{" "}
          {duration(estimate.durationMs.likely)}; at most {money(estimate.costNanoUsd.high)}
        </span>
      )}
      {simulated === true && <SimulatedBadge />}
    </p>
  );
}

/** Asked once, before the first run that costs money. */
function Price({ range }: { range: CostRange | null }) {
  return (
    <section role="alert" className="rounded-card border border-ask bg-ask-bg p-3">
      <h3 className="text-section">This run costs money</h3>
      <p className="mt-1 text-ink">
        A real model answers with your key.
        {range !== null && (
          <>
            {" "}
            It is likely to cost <b className="num font-semibold">{estimatedMoney(range.likely)}</b>, between {money(range.low)} and{" "}
            {money(range.high)}.
          </>
        )}{" "}
        You are asked this once.
      </p>
    </section>
  );
}

function Refused({ title, lines }: { title: string; lines: string[] }) {
  return (
    <section role="alert" className="rounded-card border border-fail bg-fail-bg p-3">
      <p className="font-medium text-fail">{title}</p>
      {lines.length > 0 && (
        <ul className="mt-1 list-disc pl-5 text-small text-ink">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
