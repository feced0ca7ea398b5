import type { StepId } from "@/lib/core/ids";
import type { Event } from "@/lib/trace/event";
import { Story } from "@/lib/trace/testing/story";

/** Items are counted from 1. `lag`: how long after its step an item is taken note of. */
type Plot = {
  items: number;
  atOnce: number;
  ms: (item: number) => number;
  failing?: number;
  onItemError?: "fail" | "skip";
  lag?: number;
  cancelledAt?: number;
};

/** A run that is one map, so many of its items at once and each a single step. As the engine does it: the next begins as soon as one is over. */
export class MapStory {
  private readonly story = new Story(0);
  private readonly pages: StepId;

  constructor(private readonly plot: Plot) {
    this.story.tell(0, { type: "run.started", worker: "w", epoch: 1, format: 1 });
    this.pages = this.story.begin(10, "pages", { name: "Each page", kind: "map" });
    const items = Array.from({ length: plot.items }, (_, index) => `page ${index + 1}`);
    this.story.tell(10, { type: "items.counted", stepId: this.pages, count: plot.items, items });
  }

  told(): Event[] {
    const { items, atOnce, ms, failing = Infinity, onItemError = "fail", cancelledAt = Infinity } = this.plot;
    const free = Array.from({ length: atOnce }, () => 10);
    const failsAt = onItemError === "fail" && failing <= items ? this.beginning(failing) + ms(failing) : Infinity;
    const cut = Math.min(cancelledAt, failsAt);
    for (let item = 1; item <= items; item += 1) {
      const place = free.indexOf(Math.min(...free));
      const from = free[place] ?? 0;
      if (from >= cut) break;
      free[place] = from + ms(item);
      this.item(item, from, cut);
    }
    const over = Math.min(cut, Math.max(...free) + (this.plot.lag ?? 0));
    if (cut === failsAt && cut !== Infinity) {
      this.story.fail(over, this.pages, `Item ${failing} failed: No.`, "run");
      return this.story.finish(over, "failed", null).events();
    }
    if (cut !== Infinity) {
      this.story.tell(over, { type: "step.cancelled", stepId: this.pages });
      return this.story.finish(over, "cancelled", null).events();
    }
    return this.story.end(over, this.pages, []).finish(over, "succeeded", []).events();
  }

  private item(item: number, from: number, cut: number): void {
    const { failing, onItemError, ms, lag = 0 } = this.plot;
    const step = this.story.begin(from, "write", { name: "Write", kind: "executor", path: `pages[${item - 1}]`, parent: this.pages });
    const to = from + ms(item);
    if (item === failing) this.story.fail(to, step, "No.", "container");
    else if (to <= cut) this.story.end(to, step, null);
    else return void this.story.tell(cut, { type: "step.cancelled", stepId: step });
    if (item === failing && onItemError !== "skip") return;
    if (to + lag <= cut) this.story.tell(to + lag, { type: "iteration.finished", stepId: this.pages, index: item - 1, done: true });
  }

  /** When an item begins, if nothing is cut. */
  private beginning(wanted: number): number {
    const free = Array.from({ length: this.plot.atOnce }, () => 10);
    for (let item = 1; item < wanted; item += 1) {
      const place = free.indexOf(Math.min(...free));
      free[place] = (free[place] ?? 0) + this.plot.ms(item);
    }
    return Math.min(...free);
  }
}
