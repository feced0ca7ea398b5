import type { Journal } from "@/lib/engine/journal";
import type { Event } from "@/lib/trace/event";

/** A journal that keeps its events in memory and takes a turn of the loop to store them, as the real one does. */
export function memoryJournal(): Journal & { events: Event[] } {
  const events: Event[] = [];
  return {
    events,
    open: () => ({
      append: (added) => void events.push(...added),
      stored: () => new Promise((resolve) => setImmediate(resolve)),
    }),
  };
}
