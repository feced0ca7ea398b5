import "server-only";
import type pg from "pg";
import { storableJson, type JsonValue } from "@/lib/core/json";
import type { RunId } from "@/lib/core/ids";
import { searchWords } from "@/lib/core/search-words";
import { calledModels } from "@/lib/data/called-models";
import { flush, type EventBlock } from "@/lib/data/flush-events";
import { openQuestions } from "@/lib/engine/requests";
import { StaleOwner, type Journal, type Payload, type RunJournal } from "@/lib/engine/journal";
import type { Event } from "@/lib/trace/event";
import type { RunView } from "@/lib/trace/run-view";

/** A flush never carries more: one run must not make the others wait for its megabytes. */
const most = { events: 1_000, bytes: 2_000_000 };

type Waiter = { seq: number; resolve: () => void; reject: (cause: unknown) => void };

type Block = EventBlock & { book: Book };

type Book = {
  run: { id: RunId; epoch: number };
  /** Numbers of the last stored and the last appended event. */
  stored: number;
  last: number;
  pending: string[];
  payloads: Payload[];
  view: RunView | null;
  load: (value: JsonValue) => JsonValue;
  waiters: Waiter[];
  dead: unknown;
  refused: () => void;
  asked: (count: number) => void;
};

/** How long events wait for others when nobody awaits them. What a crash takes with it grows by as much. */
const gatherMs = 3;

/** The journal of this worker on Postgres: one statement in flight, for all its runs. */
export function openJournal(pool: pg.Pool): Journal {
  const waiting = new Set<Book>();
  let flying = false;
  let scheduled = false;
  let lazy: NodeJS.Timeout | null = null;

  /** At the next turn of the loop where somebody awaits the end of it: what settles in this turn travels together. */
  function hurry(): void {
    if (flying || scheduled || waiting.size === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      void fly();
    });
  }

  /** Soon, where nobody awaits it: the ends of many calls at once, and streamed text, must not fly one by one before a call that waits. */
  function soon(): void {
    if (flying || scheduled) return;
    lazy ??= setTimeout(() => {
      lazy = null;
      hurry();
    }, gatherMs);
  }

  function next(): void {
    for (const book of waiting) if (book.waiters.length > 0) return hurry();
    if (waiting.size > 0) soon();
  }

  async function fly(): Promise<void> {
    flying = true;
    const blocks = takeBlocks(waiting);
    try {
      const accepted = await flush(pool, blocks);
      for (const block of blocks) settle(block, accepted.get(block));
    } catch (cause) {
      // Not a refusal and not a lost connection: the statement itself is wrong. Its runs are given up here, and go on after a rest.
      for (const { book } of blocks) {
        kill(book, cause);
        book.refused();
      }
    } finally {
      flying = false;
      next();
    }
  }

  function settle(block: Block, asked: number | undefined): void {
    const { book } = block;
    if (asked === undefined) {
      kill(book, new StaleOwner(book.run.id));
      book.refused();
      return;
    }
    book.stored = block.from + block.count;
    book.waiters = book.waiters.filter((waiter) => {
      if (waiter.seq > book.stored) return true;
      waiter.resolve();
      return false;
    });
    book.asked(asked);
    if (book.pending.length > 0) waiting.add(book);
  }

  function kill(book: Book, cause: unknown): void {
    book.dead = cause;
    book.pending = [];
    book.payloads = [];
    waiting.delete(book);
    for (const waiter of book.waiters) waiter.reject(cause);
    book.waiters = [];
  }

  return {
    open(run, on): RunJournal {
      const book: Book = {
        run,
        stored: run.seq,
        last: run.seq,
        pending: [],
        payloads: [],
        view: null,
        load: asIs,
        waiters: [],
        dead: null,
        ...on,
      };
      return {
        append(events, payloads, view, load) {
          if (book.dead !== null) return;
          for (const event of events) book.pending.push(toRow(event));
          book.last += events.length;
          book.payloads.push(...payloads);
          book.view = view;
          book.load = load;
          waiting.add(book);
          soon();
        },
        stored() {
          if (book.dead !== null) return Promise.reject(book.dead);
          if (book.stored === book.last) return Promise.resolve();
          hurry();
          return new Promise((resolve, reject) => book.waiters.push({ seq: book.last, resolve, reject }));
        },
      };
    },
  };
}

function takeBlocks(waiting: Set<Book>): Block[] {
  const blocks: Block[] = [];
  let room = most.events;
  let bytes = most.bytes;
  for (const book of waiting) {
    if (room === 0 || bytes <= 0) break;
    let count = 0;
    while (count < book.pending.length && count < room && bytes > 0) bytes -= book.pending[count++]?.length ?? 0;
    const rows = book.pending.splice(0, count);
    room -= count;
    // Payloads go with the first block that may name them; sending one early does no harm.
    const payloads = book.payloads.splice(0);
    waiting.delete(book);
    blocks.push({ book, run: book.run, from: book.stored, count, row: toBlockRow(book, rows, payloads) });
  }
  return blocks;
}

function toBlockRow(book: Book, rows: string[], payloads: Payload[]): string {
  const view = book.view;
  if (view === null) throw new Error(`run ${book.run.id} has events and no view`);
  const { tokens } = view;
  const head = JSON.stringify({
    r: book.run.id,
    e: book.run.epoch,
    s: book.stored,
    n: rows.length,
    st: view.status,
    c: String(view.costNanoUsd),
    u: view.unpricedCalls,
    ll: String(view.lost.minNanoUsd),
    lm: String(view.lost.maxNanoUsd),
    ti: tokens.input,
    tout: tokens.output,
    cr: tokens.cacheRead,
    cw: tokens.cacheWrite,
    sa: iso(view.startedAt),
    ea: iso(view.endedAt),
    er: view.error,
    oq: view.endedAt === null ? openQuestions(view).length : 0,
    ...(view.endedAt !== null && { ...endRow(view), wo: searchWords(book.load(view.output), view.error?.message ?? null) }),
  });
  const pay = payloads.map((payload) => `[${JSON.stringify(payload.id)},${storableJson(payload.value)}]`).join(",");
  return `${head.slice(0, -1)},"ev":[${rows.join(",")}],"pay":[${pay}]}`;
}

function endRow(view: RunView): { mo: string[]; mc: string[] } {
  const { models, costs } = calledModels(view);
  return { mo: models, mc: costs.map(String) };
}

function asIs(value: JsonValue): JsonValue {
  return value;
}

function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

function toRow(event: Event): string {
  const { seq: _seq, at, type, ...rest } = event;
  // The rest of an event is JSON: its schema has nothing else.
  return `[${Date.parse(at)},"${type}",${storableJson(rest as unknown as JsonValue)}]`;
}
