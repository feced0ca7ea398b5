"use client";

import { clsx } from "clsx";
import { ArrowDown, ArrowUp, PenLine, Undo2, X } from "lucide-react";
import { useId } from "react";
import { likelyOf, type DraftTask } from "@/components/run/questions/plan-draft";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { TierSign } from "@/components/ui/tier-sign";
import type { PlanRules } from "@/lib/contract/questions";
import { estimatedMoney } from "@/lib/core/format";
import { nodeId } from "@/lib/core/ids";
import { modelOf } from "@/lib/model/model-of";

type Props = {
  task: DraftTask;
  /** All of the plan, in its order: what this one may need. */
  tasks: readonly DraftTask[];
  rules: PlanRules;
  open: boolean;
  onOpen: (open: boolean) => void;
  onChange: (change: Partial<DraftTask>) => void;
  onDrop: () => void;
  onMove: (by: 1 | -1) => void;
};

/** One task of a plan that is reviewed: who does it and what it needs, and on demand all that is told to its delegate. */
export function PlanTask({ task, tasks, rules, open, onOpen, onChange, onDrop, onMove }: Props) {
  const fields = useId();
  const { title, dropped } = task;
  const likely = likelyOf(task, rules);
  return (
    <li className="border-t border-line py-2">
      <div className="flex items-start gap-1">
        <span className={clsx("min-w-0 flex-1 text-base wrap-anywhere", dropped ? "text-ink-3 line-through" : "font-medium")}>{title}</span>
        {dropped ? (
          <Button size="row" aria-label={`Take ${title} back`} onClick={() => onChange({ dropped: false })}>
            <Undo2 aria-hidden />
            Undo
          </Button>
        ) : (
          <>
            <IconButton size="row" label={`Edit ${title}`} aria-expanded={open} aria-controls={fields} onClick={() => onOpen(!open)}>
              <PenLine />
            </IconButton>
            <IconButton size="row" label={`Drop ${title}`} onClick={onDrop}>
              <X />
            </IconButton>
          </>
        )}
      </div>
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 text-small text-ink-3">{dropped ? "dropped" : needsText(task, tasks)}</span>
        {!dropped && likely !== null && <span className="num shrink-0 text-small text-ink-3">{estimatedMoney(likely)}</span>}
        {!dropped && <DelegateSelect task={task} rules={rules} onChange={onChange} />}
      </div>
      <div id={fields} hidden={!open || dropped}>
        {open && !dropped && <TaskFields task={task} tasks={tasks} rules={rules} onChange={onChange} onMove={onMove} />}
      </div>
    </li>
  );
}

function DelegateSelect({ task, rules, onChange }: Pick<Props, "task" | "rules" | "onChange">) {
  const options = rules.delegates.map(({ id, name, model }) => ({
    value: id,
    label: name,
    start: model === null ? undefined : <TierSign tier={modelOf(task.delegate === id ? (task.model ?? model) : model).tier} />,
  }));
  return (
    <Select
      size="small"
      className="w-40"
      aria-label={`Who does ${task.title}`}
      value={task.delegate}
      options={options}
      // Another one may not have this model to choose from.
      onValueChange={(delegate) => onChange({ delegate: nodeId.parse(delegate), model: null })}
    />
  );
}

function TaskFields({ task, tasks, rules, onChange, onMove }: Pick<Props, "task" | "tasks" | "rules" | "onChange" | "onMove">) {
  const at = tasks.indexOf(task);
  const others = tasks.filter((other) => other.id !== task.id && !other.dropped);
  return (
    <div ref={intoSight} className="mt-2 flex flex-col gap-3 rounded-control bg-sunk p-3">
      <Field label="Title">
        <TextInput value={task.title} onValueChange={(title) => onChange({ title })} />
      </Field>
      <Field label="Objective">
        <TextArea value={task.objective} onValueChange={(objective) => onChange({ objective })} rows={3} />
      </Field>
      <Field label="Expected output">
        <TextArea value={task.expectedOutput} onValueChange={(expectedOutput) => onChange({ expectedOutput })} rows={2} />
      </Field>
      <ModelSelect task={task} rules={rules} onChange={onChange} />
      {others.length > 0 && (
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-small font-medium text-ink-2">Needs the results of</legend>
          {others.map((other) => (
            <Checkbox
              key={other.id}
              label={other.title}
              checked={task.dependsOn.includes(other.id)}
              onCheckedChange={(needed) =>
                onChange({ dependsOn: needed ? [...task.dependsOn, other.id] : task.dependsOn.filter((id) => id !== other.id) })
              }
            />
          ))}
        </fieldset>
      )}
      <div className="flex gap-2">
        <Button size="row" disabled={at === 0} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden />
          Move up
        </Button>
        <Button size="row" disabled={at === tasks.length - 1} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden />
          Move down
        </Button>
      </div>
    </div>
  );
}

/** Also where it was opened from elsewhere: from its place on the canvas. */
function intoSight(form: HTMLElement | null): void {
  form?.closest("li")?.scrollIntoView({ block: "nearest" });
}

const own = "own";

/** Only where the delegate leaves a choice. */
function ModelSelect({ task, rules, onChange }: Pick<Props, "task" | "rules" | "onChange">) {
  const delegate = rules.delegates.find(({ id }) => id === task.delegate);
  if (delegate === undefined || delegate.taskModels.length === 0) return null;
  const models = delegate.taskModels.filter((id) => id !== delegate.model);
  const options = [
    { value: own, label: delegate.model === null ? "Its own" : `${modelOf(delegate.model).label}, its own` },
    ...models.map((id) => ({ value: id, label: modelOf(id).label, start: <TierSign tier={modelOf(id).tier} /> })),
  ];
  return (
    <Field label="Model">
      <Select
        aria-label={`Model for ${task.title}`}
        value={task.model === null || task.model === delegate.model ? own : task.model}
        options={options}
        onValueChange={(model) => onChange({ model: model === own ? null : model })}
      />
    </Field>
  );
}

function needsText(task: DraftTask, tasks: readonly DraftTask[]): string {
  const needed = task.dependsOn.flatMap((id) => {
    const index = tasks.findIndex((other) => other.id === id);
    return index === -1 ? [id] : tasks[index]?.dropped === true ? [] : [String(index + 1)];
  });
  if (needed.length === 0) return "no dependency";
  return `needs ${needed.length === 1 ? needed[0] : `${needed.slice(0, -1).join(", ")} and ${needed.at(-1)}`}`;
}
