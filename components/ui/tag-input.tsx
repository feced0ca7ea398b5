"use client";

import { Plus, X } from "lucide-react";
import { useRef, useState, type KeyboardEvent } from "react";
import { TextInput } from "@/components/ui/text-input";

type TagInputProps = {
  tags: readonly string[];
  onChange: (tags: string[]) => void;
  /** Tags in use elsewhere, the best first: those that fit what is typed are offered. */
  known: readonly string[];
  most: number;
  longest: number;
};

const offered = 6;

/** Chips, and a field for one more: Enter or a comma ends a tag, Backspace in the empty field takes the last one back. */
export function TagInput({ tags, onChange, known, most, longest }: TagInputProps) {
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const typed = text.trim().toLowerCase();
  const offers = known.filter((tag) => !tags.includes(tag) && tag.toLowerCase().includes(typed)).slice(0, offered);
  const add = (words: readonly string[]) => {
    const more = words.map((word) => word.trim().slice(0, longest)).filter((word) => word !== "");
    const next = [...new Set([...tags, ...more])].slice(0, most);
    if (next.length > tags.length) onChange(next);
    setText("");
  };
  const remove = (tag: string) => {
    onChange(tags.filter((each) => each !== tag));
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = tags.at(-1);
    if (event.key === "Enter" && text.trim() !== "") add([text]);
    else if (event.key === "Backspace" && text === "" && last !== undefined) remove(last);
    else return;
    event.preventDefault();
  };
  const read = (value: string) => {
    if (!value.includes(",")) return setText(value);
    add(value.split(","));
  };
  return (
    <div className="flex flex-col gap-1.5">
      {tags.length > 0 && (
        <ul className="flex flex-wrap gap-1" aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag} className="inline-flex h-6 max-w-full items-center rounded-chip bg-accent-bg pl-2 text-small text-ink">
              <span className="truncate">{tag}</span>
              <button
                type="button"
                aria-label={`Remove the tag ${tag}`}
                title={`Remove the tag ${tag}`}
                className="flex size-6 shrink-0 items-center justify-center rounded-chip text-ink-2 -outline-offset-2 hover:text-ink pointer-coarse:size-11"
                onClick={() => remove(tag)}
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextInput
        ref={field}
        value={text}
        maxLength={longest + 1}
        placeholder={tags.length < most ? "Add a tag" : `${most} are the most`}
        disabled={tags.length >= most}
        onValueChange={read}
        onBlur={(event) => event.relatedTarget?.closest("[data-tag-offers]") == null && add([text])}
        onKeyDown={onKeyDown}
      />
      {offers.length > 0 && tags.length < most && (
        <div role="group" aria-label="Tags in use" data-tag-offers className="flex flex-wrap gap-1">
          {offers.map((tag) => (
            <button
              key={tag}
              type="button"
              aria-label={`Add the tag ${tag}`}
              className="inline-flex h-6 max-w-full items-center gap-1 rounded-chip border border-line-2 bg-card px-1.5 text-small text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:h-11"
              onClick={() => {
                add([tag]);
                field.current?.focus();
              }}
            >
              <Plus aria-hidden className="size-3.5 shrink-0" />
              <span className="truncate">{tag}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
