/**
 * Does its work once for all that ask for it in the same round of the event loop, behind what waits to be read and written: who asks with
 * every little step neither has it done each time, nor keeps everybody else from their turn.
 */
export class Together {
  private asked = false;

  constructor(private readonly work: () => void) {}

  ask(): void {
    if (this.asked) return;
    this.asked = true;
    setImmediate(() => {
      this.asked = false;
      this.work();
    });
  }
}
