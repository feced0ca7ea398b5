/** Longer waits overflow the timer and ring at once. */
const longestMs = 2 ** 31 - 1;

/** Rings once at a time, in milliseconds since 1970, unless it is set anew or cleared before. */
export class Alarm {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly now: () => number,
    private readonly ring: () => void,
  ) {}

  /** null: not at all. */
  set(at: number | null): void {
    this.clear();
    if (at !== null) this.timer = setTimeout(this.ring, Math.max(0, Math.min(at - this.now(), longestMs)));
  }

  clear(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
