"use client";

import { ChevronRight } from "lucide-react";
import { Suspense, useEffect, useState, type ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { late } from "@/components/ui/late";
import { NumberInput } from "@/components/ui/number-input";
import { Select, type SelectOption } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { InspectorProps, Preview } from "@/lib/nodes/inspector-props";

type Setting = Pick<InspectorProps, "change" | "problemOf"> & { field: string; label: string };

/** A group of settings, divided from the next by a line. */
export function Section({ title, explanation, children }: { title?: string; explanation?: string; children: ReactNode }) {
  return (
    <section className="inspector-section">
      {title !== undefined && <h3 className="text-section">{title}</h3>}
      {explanation !== undefined && <p className="inspector-remark">{explanation}</p>}
      {children}
    </section>
  );
}

type TextSettingProps = Setting & { value: string; onChange?: (text: string) => void; rows?: number; mono?: boolean; explanation?: string };

export function TextSetting({ field, label, value, rows, mono = false, explanation, change, problemOf, onChange }: TextSettingProps) {
  const write = onChange ?? ((text: string) => change({ [field]: text }));
  return (
    <Field label={label} error={problemOf(field)?.message ?? null} hint={explanation} className="flex-1">
      {rows === undefined ? (
        <TextInput value={value} onValueChange={write} className={mono ? "font-mono" : undefined} spellCheck={!mono} />
      ) : (
        <TextArea value={value} onValueChange={write} rows={rows} mono={mono} />
      )}
    </Field>
  );
}

export function NumberSetting({
  field,
  label,
  value,
  min,
  max,
  unit,
  step,
  change,
  problemOf,
}: Setting & { value: number; min: number; max: number; unit?: string; step?: number }) {
  return (
    <Field label={label} error={problemOf(field)?.message ?? null} className="flex-1">
      <NumberInput
        value={value}
        min={min}
        max={max}
        unit={unit}
        step={step}
        onValueChange={(next) => next !== null && change({ [field]: next })}
      />
    </Field>
  );
}

type ChoiceProps<T extends string> = Setting & { value: T; options: readonly SelectOption<T>[]; onChange?: (value: T) => void };

export function ChoiceSetting<T extends string>({ field, label, value, options, change, problemOf, onChange }: ChoiceProps<T>) {
  return (
    <Field label={label} error={problemOf(field)?.message ?? null} className="flex-1">
      <Select value={value} options={options} onValueChange={onChange ?? ((next) => change({ [field]: next }))} />
    </Field>
  );
}

export function SwitchSetting({
  label,
  explanation,
  value,
  onChange,
}: {
  label: string;
  explanation?: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <div className="flex items-center justify-between gap-3">
      <span className="min-w-0">
        <span className="block text-base font-medium">{label}</span>
        {explanation !== undefined && <span className="block text-small text-ink-3">{explanation}</span>}
      </span>
      <Switch aria-label={label} checked={value} onCheckedChange={onChange} />
    </div>
  );
}

const TemplateEditor = late(async () => (await import("@/components/ui/template-editor")).TemplateEditor);

type PromptProps = InspectorProps & { field: string; label: string; value: string; hint?: string; folded?: boolean };

/** A text with references. Folded, it opens when it is asked for or not empty. */
export function PromptSetting({ field, label, value, hint, folded = false, scope, preview, likely, change, problemOf }: PromptProps) {
  const [open, setOpen] = useState(!folded || value !== "");
  const problem = problemOf(field);
  if (!open)
    return (
      <button type="button" className="inspector-fold" onClick={() => setOpen(true)}>
        <ChevronRight size={15} />
        {label}
      </button>
    );
  return (
    <Field
      label={label}
      error={problem?.message ?? null}
      aside={
        value === "" ? undefined : <span className="num text-small text-ink-3">{[about(value), ...priced(field, likely)].join(", ")}</span>
      }
    >
      <Suspense fallback={<div className="inspector-wait" />}>
        <TemplateEditor
          label={label}
          value={value}
          scope={scope}
          hint={hint}
          onChange={(text) => change({ [field]: text === "" && folded ? undefined : text })}
        />
      </Suspense>
      {value.includes("{{") && <PromptPreview label={label} text={value} preview={preview} />}
    </Field>
  );
}

/** What would be sent, on demand, and anew when the text changes. */
function PromptPreview({ label, text, preview }: { label: string; text: string; preview: InspectorProps["preview"] }) {
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<Preview | null>(null);
  useEffect(() => {
    if (!open) return;
    let isOld = false;
    const look = async () => {
      // What is asked throws errors.
      const next = await preview(text).catch((cause: Error) => ({ missing: cause.message }));
      if (!isOld) setFound(next);
    };
    const timer = setTimeout(() => void look(), 300);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [open, text, preview]);
  return (
    <div className="mt-1">
      <button type="button" className="inspector-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={15} className={open ? "rotate-90" : undefined} />
        Preview
      </button>
      {open && found !== null && (
        <div role="status" aria-label={`Preview of ${label}`}>
          {"missing" in found ? (
            <p className="text-small text-ink-3">{found.missing}</p>
          ) : (
            <>
              <pre
                tabIndex={0}
                className="max-h-60 overflow-auto rounded-control border border-line bg-sunk p-2 font-mono text-code whitespace-pre-wrap wrap-anywhere"
              >
                {found.text}
              </pre>
              <p className="mt-1 text-small text-ink-3">
                With the values of {found.from}, {about(found.text)}.
              </p>
            </>
          )}
        </div>
      )}
    </div>
  );
}

/** Beside what is written for the most part, which of all texts of a node changes its cost most. */
function priced(field: string, likely: string | null): string[] {
  return field === "prompt" && likely !== null ? [`${likely} a run`] : [];
}

/** A token is about four characters; the exact number is the model's business. */
function about(text: string): string {
  return `about ${Math.max(1, Math.ceil(text.length / 4)).toLocaleString("en")} tokens`;
}

/** A condition in CEL. */
export function ExpressionSetting({
  field,
  label,
  value,
  problemOf,
  onChange,
}: Pick<InspectorProps, "problemOf"> & { field: string; label: string; value: string; onChange: (text: string) => void }) {
  return (
    <Field label={label} error={problemOf(field)?.message ?? null}>
      <TextArea value={value} onValueChange={onChange} rows={2} mono spellCheck={false} placeholder="judge.output.score >= 0.7" />
    </Field>
  );
}
