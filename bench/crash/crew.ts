import type { Outside } from "./outside";
import { killWorker, spawnWorker, type WorkerProcess } from "./worker-process";

/** The workers of a drill: where one is killed another comes, and meanwhile there is one less, or none. */
export type Crew = {
  /** Those that are up now. */
  ready(): WorkerProcess[];
  kill(worker: WorkerProcess): Promise<void>;
  close(): Promise<void>;
};

export async function startCrew(url: string, outside: Outside, size: number): Promise<Crew> {
  const ready = new Set<WorkerProcess>();
  const coming = new Set<Promise<void>>();
  function call(): void {
    const one = spawnWorker(url, outside).then((worker) => void ready.add(worker));
    coming.add(one);
    void one.finally(() => coming.delete(one));
  }
  for (let index = 0; index < size; index += 1) call();
  await Promise.all(coming);
  return {
    ready: () => [...ready],
    async kill(worker) {
      ready.delete(worker);
      await killWorker(worker);
      call();
    },
    async close() {
      await Promise.all(coming);
      await Promise.all([...ready].map(killWorker));
    },
  };
}
