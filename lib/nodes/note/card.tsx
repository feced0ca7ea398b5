"use client";

import type { CardProps } from "@/lib/nodes/card-props";
import { noteConfig } from "@/lib/nodes/note/schema";
import { readSettings } from "@/lib/nodes/read-settings";

/** Of Markdown only `**bold**` is drawn: a note is a remark, not a page. */
export function NoteCard({ node }: CardProps) {
  const { text } = readSettings(noteConfig, node.config);
  return (
    <p className="card-note">
      {(text || node.name).split("**").map((part, index) => (index % 2 === 1 ? <strong key={index}>{part}</strong> : part))}
    </p>
  );
}
