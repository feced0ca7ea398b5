import "server-only";
import { isPassing } from "@/lib/data/flush-events";

/** The driver's own reads and writes outlive a restart of the database. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let wait = 50; ; wait = Math.min(wait * 2, 2_000)) {
    try {
      return await work();
    } catch (cause) {
      if (!isPassing(cause)) throw cause;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
