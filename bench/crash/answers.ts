import type pg from "pg";
import { ownerId, type RunId } from "@/lib/core/ids";
import { listQuestions } from "@/lib/data/questions";
import { answerQuestion, type Given } from "@/lib/runtime/answer";

/** What a run's questions were answered with, and what should not have been taken, or should have. */
export type Answers = { taken: ReadonlyMap<string, Given>; complaints: string[] };

/** Somebody who answers everything that runs ask, until it is told to stop. */
export type Answering = { of(run: RunId): Answers; stop(): Promise<void> };

type Asked = { run: RunId; id: string };

const asker = { ownerId: ownerId.parse("local") };

/** When and how often somebody answers: as soon as it is asked, when the run has come to rest, twice, or two people different things. */
const manners = ["at once", "at rest", "twice", "against each other"] as const;

export function answering(pool: pg.Pool, random: () => number): Answering {
  const all = new Map<RunId, { taken: Map<string, Given>; complaints: string[] }>();
  const begun = new Map<string, Promise<void>>();
  let over = false;

  function of(run: RunId) {
    const found = all.get(run) ?? { taken: new Map<string, Given>(), complaints: [] };
    all.set(run, found);
    return found;
  }

  async function take({ run, id }: Asked, given: Given): Promise<"taken" | "late"> {
    const answer = await answerQuestion(asker, run, id, given);
    if (!answer.ok) return "late";
    of(run).taken.set(id, given);
    return "taken";
  }

  async function answer(asked: Asked, manner: (typeof manners)[number], given: Given): Promise<void> {
    if (manner === "at rest") while (!over && !(await rests(pool, asked.run))) await moment();
    const other: Given = { decision: given.decision === "approve" ? "reject" : "approve" };
    const atOnce = manner === "against each other" ? [given, other] : manner === "twice" ? [given, given] : [given];
    const outcomes = await Promise.all(atOnce.map((one) => take(asked, one)));
    if (manner === "twice") outcomes.push(await take(asked, given));
    const count = outcomes.filter((outcome) => outcome === "taken").length;
    const right = manner === "against each other" ? 1 : outcomes.length;
    if (count !== right) of(asked.run).complaints.push(`${asked.id}, answered ${manner}: ${outcomes.join()}`);
  }

  async function look(): Promise<void> {
    const { items } = await listQuestions(asker, { limit: 100 });
    for (const { runId: run, id } of items) {
      const key = `${run} ${id}`;
      if (begun.has(key)) continue;
      const manner = manners[Math.floor(random() * manners.length)] ?? "at once";
      const given: Given = { decision: random() < 0.8 ? "approve" : "reject" };
      begun.set(key, answer({ run: run as RunId, id }, manner, given)); // ids of the database are ids
    }
  }

  const work = (async () => {
    while (!over) {
      await look();
      await moment();
    }
  })();
  return {
    of,
    async stop() {
      over = true;
      await work;
      await Promise.all(begun.values());
    },
  };
}

async function rests(pool: pg.Pool, run: RunId): Promise<boolean> {
  const { rows } = await pool.query<{ driving: boolean }>("select driving from run where id = $1", [run]);
  return rows[0]?.driving !== true;
}

function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 40));
}
