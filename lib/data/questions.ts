import "server-only";
import { z } from "zod";
import type { Page, PageQuery } from "@/lib/contract/list";
import type { QuestionAnswer } from "@/lib/contract/questions";
import { runId, type RunId } from "@/lib/core/ids";
import { jsonValue } from "@/lib/core/json";
import { readFacts } from "@/lib/data/events";
import type { Asker } from "@/lib/data/owners";
import { readCursor, toPage } from "@/lib/data/page";
import { pool } from "@/lib/data/pool";
import { toQuestionAnswers, type Asking } from "@/lib/data/question-answer";
import { findRunHead } from "@/lib/data/runs";
import { openQuestions } from "@/lib/engine/requests";
import { parseEvent, type Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { QuestionView, RunView } from "@/lib/trace/run-view";

/** The asker's open questions over all runs, newest first. */
export async function listQuestions(asker: Asker, query: PageQuery): Promise<Page<QuestionAnswer>> {
  const waiting = await readWaiting(asker);
  const asked = waiting.flatMap((run) => {
    const open = openQuestions(run.view).filter(({ id }) => !run.given.has(id));
    return open.map((question) => ({ ...run, question }));
  });
  return pageOf(asker, asked, query);
}

/** What one run asks and asked, newest first; null for a stranger's. */
export async function findQuestions(asker: Asker, id: string, query: PageQuery): Promise<Page<QuestionAnswer> | null> {
  const head = await findRunHead(asker, id);
  if (head === null) return null;
  const view = fold(emptyRun(runId.parse(id)), await readFacts(asker, id, head.seq, null));
  const given = (await readGiven([view.id])).get(view.id) ?? new Map();
  const open = new Set(openQuestions(view).map((question) => question.id));
  const questions = [...view.questions.values()].filter((question) => question.answer !== null || open.has(question.id));
  const asked = questions.map((question) => withGiven({ view, number: head.number, graphName: head.graphName, question }, given));
  return pageOf(asker, asked, query);
}

type Given = Map<string, NonNullable<QuestionView["answer"]>>;
type Waiting = Omit<Asking, "question"> & { given: Given };

/** An answer counts from the moment that it is left, also while nobody has read it yet. */
function withGiven(asking: Asking, given: Given): Asking {
  const answer = asking.question.answer ?? given.get(asking.question.id) ?? null;
  return { ...asking, question: { ...asking.question, answer } };
}

async function pageOf(asker: Asker, asked: Asking[], query: PageQuery): Promise<Page<QuestionAnswer>> {
  const after = readCursor(query.cursor);
  const sorted = asked.sort((a, b) => b.question.askedAt - a.question.askedAt || (placeOf(a) < placeOf(b) ? -1 : 1));
  const left = sorted.filter((asking) => after === null || isAfter(asking, Number(after.value), after.id)).slice(0, query.limit + 1);
  const page = toPage(
    left,
    query.limit,
    asked.length,
    (asking) => ({ value: asking.question.askedAt, id: placeOf(asking) }),
    (item) => item,
  );
  return { ...page, items: await toQuestionAnswers(asker, page.items) };
}

/** Two runs of one graph ask questions of the same id. */
function placeOf({ view, question }: Asking): string {
  return `${view.id} ${question.id}`;
}

function isAfter(asking: Asking, askedAt: number, place: string): boolean {
  const { askedAt: own } = asking.question;
  return own < askedAt || (own === askedAt && placeOf(asking) > place);
}

/** Runs that ask, each folded from what concerns its questions alone: the rest of their traces may be long. */
async function readWaiting(asker: Asker): Promise<Waiting[]> {
  const runs = await pool().query<{ id: RunId; number: number; graph_name: string }>({
    name: "baton-asking-runs",
    text: "select id, number, graph_name from run where owner_id = $1 and open_questions > 0",
    values: [asker.ownerId],
  });
  if (runs.rows.length === 0) return [];
  const ids = runs.rows.map((run) => run.id);
  const [events, given] = await Promise.all([readQuestionEvents(ids), readGiven(ids)]);
  return runs.rows.map((run) => ({
    view: fold(emptyRun(run.id), events.get(run.id) ?? []),
    number: run.number,
    graphName: run.graph_name,
    given: given.get(run.id) ?? new Map(),
  }));
}

async function readQuestionEvents(runs: RunId[]): Promise<Map<RunId, Event[]>> {
  const { rows } = await pool().query<{ run_id: RunId; seq: number; at: number; type: string; data: object }>({
    name: "baton-question-events",
    text: `
with asked as (select run_id, data->>'stepId' as step_id from event where run_id = any($1) and type = 'question.asked')
select run_id, seq, at, type, data from event where run_id = any($1)
   and (type in ('question.asked', 'question.answered')
     or (type like 'step.%' and (run_id, data->>'stepId') in (select run_id, step_id from asked)))
 order by run_id, seq`,
    values: [runs],
  });
  const grouped = new Map<RunId, Event[]>();
  for (const { run_id: run, seq, at, type, data } of rows) {
    const event = parseEvent({ ...data, seq, at: new Date(at).toISOString(), type });
    if (event !== null) grouped.set(run, [...(grouped.get(run) ?? []), event]);
  }
  return grouped;
}

const givenBody = z.object({ questionId: z.string(), decision: z.enum(["approve", "reject"]), value: jsonValue.optional() });

/** Answers that people left with these runs. */
async function readGiven(runs: RunId[]): Promise<Map<RunId, Given>> {
  const { rows } = await pool().query<{ run_id: RunId; body: unknown; created_at: Date }>(
    "select run_id, body, created_at from request where run_id = any($1) and kind = 'answer'",
    [runs],
  );
  const given = new Map<RunId, Given>();
  for (const row of rows) {
    const { questionId, decision, value } = givenBody.parse(row.body);
    const ofRun: Given = given.get(row.run_id) ?? new Map();
    given.set(row.run_id, ofRun.set(questionId, { decision, value, by: "person", at: row.created_at.getTime() }));
  }
  return given;
}

/** A run with one of its questions, to be answered; null for a stranger's, and for a question that it never asked. */
export async function findAsked(asker: Asker, run: string, id: string): Promise<{ view: RunView; question: QuestionView } | null> {
  const head = await findRunHead(asker, run);
  if (head === null) return null;
  const view = fold(emptyRun(runId.parse(run)), await readFacts(asker, run, head.seq, null));
  const question = view.questions.get(id);
  return question === undefined ? null : { view, question };
}
