"use client";

import { Section, TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { noteConfig } from "@/lib/nodes/note/schema";
import { readSettings } from "@/lib/nodes/read-settings";

export function NoteInspector(props: InspectorProps) {
  const { text } = readSettings(noteConfig, props.node.config);
  return (
    <Section>
      <TextSetting {...props} field="text" label="Text" value={text} rows={6} explanation="**Bold** is drawn bold." />
    </Section>
  );
}
