/** Runs out after `limitMs` of work; time between `pause` and `resume` (limits, budget, tasks, people) does not count (E10). */
export class WorkClock {
  private left: number;
  private since = 0;
  private pauses = 1;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    limitMs: number,
    private readonly out: () => void,
  ) {
    this.left = limitMs;
    this.resume();
  }

  pause(): void {
    this.pauses += 1;
    if (this.timer === null) return;
    clearTimeout(this.timer);
    this.timer = null;
    this.left -= performance.now() - this.since;
  }

  resume(): void {
    this.pauses -= 1;
    if (this.pauses > 0) return;
    this.since = performance.now();
    this.timer = setTimeout(this.out, Math.max(0, this.left));
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
