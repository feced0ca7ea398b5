"use client";

import { useSyncExternalStore } from "react";
import { z } from "zod";

const views = z.array(z.object({ name: z.string(), query: z.string() }));
export type RunView = z.infer<typeof views>[number];

const key = "baton-run-views";
const nothing: RunView[] = [];
let read: { text: string | null; views: RunView[] } = { text: null, views: nothing };
const listeners = new Set<() => void>();

/** The views that this browser keeps, oldest first, in all of its tabs. */
export function useSavedViews(): RunView[] {
  return useSyncExternalStore(listen, savedViews, () => nothing);
}

/** Another view of the same name is replaced. */
export function saveView(view: RunView): void {
  write([...savedViews().filter(({ name }) => name !== view.name), view]);
}

export function forgetView(name: string): void {
  write(savedViews().filter((view) => view.name !== name));
}

/** The same list as long as it says the same. What somebody else wrote under our name is none. */
function savedViews(): RunView[] {
  const text = window.localStorage.getItem(key);
  if (text !== read.text) read = { text, views: parse(text) };
  return read.views;
}

function parse(text: string | null): RunView[] {
  try {
    return views.catch(nothing).parse(JSON.parse(text ?? "[]"));
  } catch {
    return nothing;
  }
}

function write(next: RunView[]): void {
  window.localStorage.setItem(key, JSON.stringify(next));
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
