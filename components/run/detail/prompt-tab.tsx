"use client";

import { useState } from "react";
import { ChevronDown, ChevronUp } from "lucide-react";
import { CopyableValue } from "@/components/run/detail/copyable-value";
import type { Selection } from "@/components/run/detail/selection";
import { TurnItem } from "@/components/run/detail/turn-detail";
import type { LoadedStep } from "@/components/run/detail/use-step";
import { Hidden, ValueSkeleton } from "@/components/run/detail/value-view";
import { promptOf, textOf, type Prompt } from "@/components/run/detail/prompt-of";
import { isElsewhere } from "@/components/run/detail/big-value";
import { CopyButton } from "@/components/ui/copy-button";
import { hiddenText, isHidden } from "@/lib/core/hidden";
import { counted } from "@/lib/core/format";

/** The prompt as it was sent, every reference filled in; a step that asks no model shows what it was given. */
export function PromptTab({ selection, loaded }: { selection: Selection; loaded: LoadedStep }) {
  const { step, calls, task, row } = selection;
  if (row.turn !== null) return <TurnItem selection={selection} loaded={loaded} />;
  const call = calls.findLast((each) => each.sort === "model") ?? null;
  if (call === null) {
    if (task !== null && step === null) return <Text title="Objective" text={task.objective} />;
    if (step === null || step.model !== null) return <p className="detail-note">Nothing was asked yet.</p>;
    const input = isElsewhere(step.input) && loaded.state === "ready" ? loaded.step.input : step.input;
    return (
      <section className="detail-section">
        <h3>Input</h3>
        <CopyableValue name="input" value={input} loading={loaded.state === "loading"} />
      </section>
    );
  }
  if (isHidden(call.request)) return <Hidden />;
  const prompt = isElsewhere(call.request) ? loadedPrompt(loaded, call.id) : promptOf(call.request);
  if (prompt === null) return loaded.state === "loading" ? <ValueSkeleton /> : <p className="detail-note">The prompt could not be read.</p>;
  return (
    <>
      {prompt.system !== null && <Text title="System" text={prompt.system} />}
      {prompt.messages.map((message, index) => (
        <Text key={index} title={roles[message.role] ?? message.role} text={message.text} />
      ))}
    </>
  );
}

const roles: Record<string, string> = { user: "Prompt, as sent", assistant: "Model", tools: "What the tools gave" };
const foldedLines = 14;

function loadedPrompt(loaded: LoadedStep, call: string): Prompt | null {
  if (loaded.state !== "ready") return null;
  const request = loaded.step.calls.find((each) => each.id === call)?.request ?? null;
  const own = promptOf(request);
  if (own !== null || loaded.step.prompt === null) return own;
  const { system, messages } = loaded.step.prompt;
  return { system, messages: messages.map(({ role, content }) => ({ role, text: textOf(content) })) };
}

function Text({ title, text }: { title: string; text: string }) {
  const [open, setOpen] = useState(false);
  if (text === hiddenText)
    return (
      <section className="detail-section">
        <h3>{title}</h3>
        <Hidden />
      </section>
    );
  const lines = text.split("\n");
  const long = lines.length > foldedLines || text.length > 2_400;
  const folded = long && !open;
  return (
    <section className="detail-section">
      <div className="value-head">
        <h3>{title}</h3>
        {text !== "" && <CopyButton label={`Copy ${title.toLowerCase()}`} size="row" text={text} />}
      </div>
      <pre className="prompt" tabIndex={0}>
        {folded ? `${lines.slice(0, foldedLines).join("\n").slice(0, 2_400)} …` : text}
      </pre>
      {long && (
        <button type="button" className="more" onClick={() => setOpen(!open)}>
          {open ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          {open ? "Show less" : `Show all ${counted(lines.length, "line")}`}
        </button>
      )}
    </section>
  );
}
