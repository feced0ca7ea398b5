import { describe, expect, test } from "vitest";
import { createRunStore, liveTime } from "@/components/run/run-store";
import { runId } from "@/lib/core/ids";
import { emptyRun, fold } from "@/lib/trace/fold";
import { unfolded } from "@/lib/trace/folds";
import { rows } from "@/lib/trace/rows";
import { MapStory } from "@/lib/trace/testing/map-story";
import { researchBrief } from "@/lib/trace/testing/research-brief";

const id = runId.parse("r1");
const whole = researchBrief();
const start = Date.parse(whole[0]!.at);
const end = Date.parse(whole.at(-1)!.at);

function recorded() {
  const store = createRunStore(id, null);
  store.getState().receive(whole, end + 10);
  return store;
}

function at(ms: number) {
  return fold(
    emptyRun(id),
    whole.filter((event) => Date.parse(event.at) <= start + ms),
  );
}

test("[T2] live is playback at the end: leaving it and coming back gives the same view", () => {
  const store = recorded();
  const live = store.getState().view;
  store.getState().seek(start + 20_000);
  expect(store.getState().view).toEqual(at(20_000));
  store.getState().goLive();
  expect(store.getState().view).toBe(live);
});

test("[T3] a page that is loaded in the middle of a run shows the server's view until its own has caught up, and nothing twice", () => {
  const snapshot = at(15_000);
  const store = createRunStore(id, snapshot);
  store.getState().receive(whole.slice(0, 40), end);
  expect(store.getState().view).toBe(snapshot);
  store.getState().receive(whole, end);
  store.getState().receive(whole.slice(100), end);
  expect(store.getState().view).toEqual(at(Infinity));
});

test("[T2] a moment that names its event leads there, also where more events share its millisecond", () => {
  const store = recorded();
  const { times, events } = store.getState().tape;
  const shared = times.findIndex((time, index) => index > 0 && time === times[index + 1]);
  store.getState().seek(times[shared] ?? 0, events[shared]?.seq);
  expect(store.getState().playhead).toEqual({ at: times[shared], count: shared + 1 });
  expect(store.getState().view.seq).toBe(events[shared]?.seq);
  store.getState().seek(start + 20_000, events[shared]?.seq);
  expect(store.getState().view).toEqual(at(20_000));
});

describe("the playhead", () => {
  test("stays where it is while events come in", () => {
    const store = createRunStore(id, null);
    store.getState().receive(whole.slice(0, 100), end);
    store.getState().seek(start + 2_000);
    const { view } = store.getState();
    store.getState().receive(whole, end);
    expect(store.getState().view).toEqual(view);
    expect(store.getState().live.seq).toBe(whole.length);
  });

  test("that was put past what was loaded stands at its time, whatever of that comes in later", () => {
    const store = createRunStore(id, at(Infinity));
    store.getState().receive(whole.slice(0, 10), end);
    store.getState().seek(start + 20_000);
    for (const loaded of [60, whole.length]) store.getState().receive(whole.slice(0, loaded), end);
    expect(store.getState().playhead).toEqual({ at: start + 20_000, count: at(20_000).seq });
    expect(store.getState().view).toEqual(at(20_000));
  });

  test("of a run that is paused before its events are there stays at the end that the server told, and at that moment when they are", () => {
    const facts = whole.filter((event) => event.type !== "text.added" && Date.parse(event.at) <= start + 15_000);
    const snapshot = fold(emptyRun(id), facts);
    const store = createRunStore(id, snapshot);
    store.getState().receive(whole.slice(0, 10), end);
    store.getState().pause();
    expect(store.getState()).toMatchObject({ playhead: { at: snapshot.at }, view: snapshot });
    store.getState().step(-1, false);
    expect(store.getState().view).toBe(snapshot);
    store.getState().receive(whole.slice(0, 40), end);
    expect(store.getState().view).toBe(snapshot);
    store.getState().receive(whole, end);
    expect(store.getState().view).toEqual(at(snapshot.at - start));
  });

  test("plays from the start when it stands at the end, at its speed, and arrives live", () => {
    const store = recorded();
    store.getState().setSpeed(5);
    store.getState().play();
    store.getState().advance(2_000);
    expect(store.getState().view).toEqual(at(10_000));
    store.getState().advance(60_000);
    expect(store.getState()).toMatchObject({ playhead: null, playing: false });
  });

  test("goes through every event, also those of one millisecond, there and back", () => {
    const store = recorded();
    const seen: number[] = [];
    for (let index = whole.length; index > 1; index -= 1) {
      store.getState().step(-1, false);
      seen.push(store.getState().view.seq);
    }
    expect(seen).toEqual(
      whole
        .slice(0, -1)
        .map((event) => event.seq)
        .reverse(),
    );
    store.getState().step(1, false);
    expect(store.getState().view.seq).toBe(2);
  });

  test("goes over streamed text where asked to go far", () => {
    const store = recorded();
    store.getState().seek(start + 1_000);
    store.getState().step(1, true);
    const count = store.getState().playhead!.count;
    expect(whole[count - 1]!.type).toBe("call.finished");
  });
});

test("a step is shown where it stands: what it is under is open, its neighbours are seen, and nothing else opens", () => {
  const story = new MapStory({ items: 40, atOnce: 10, ms: (item) => 1_000 + item, failing: 28 });
  const store = createRunStore(id, null);
  store.getState().receive(story.told(), end);
  const all = rows(store.getState().live, []);
  const seen = () => unfolded(all, store.getState().folds, store.getState().selected).map((row) => row.id);
  expect(seen()).toEqual(["pages"]);
  store.getState().find("no such step");
  store.getState().show("write~pages-27", all);
  expect(store.getState()).toMatchObject({ selected: "write~pages-27", query: null });
  expect(seen()).toContain("pages#[28]");
  store.getState().select(null);
  expect(seen().filter((row) => row.startsWith("write"))).toEqual(["write~pages-27"]);
});

test("the clock of a live run is the server's, and stops with the run", () => {
  const store = createRunStore(id, null);
  store.getState().synchronize(start, 1_000_000);
  store.getState().receive(whole.slice(0, 2), 1_000_000);
  expect(liveTime(store.getState(), 1_004_000)).toBe(start + 4_000 + 8);
  store.getState().receive(whole, 1_050_000);
  expect(liveTime(store.getState(), 2_000_000)).toBe(end);
});

test("[E12] while no worker drives the run nothing of it is shown as running, until an event says that one does; the past stays as it was", () => {
  const store = createRunStore(id, null);
  const some = whole.slice(0, 100);
  store.getState().receive(some, end);
  const running = [...store.getState().view.steps.values()].filter((step) => step.status === "running").map((step) => step.id);
  expect(running.length).toBeGreaterThan(0);
  store.getState().stall(true);
  const { steps } = store.getState().view;
  expect([...steps.values()].filter((step) => step.status === "running")).toEqual([]);
  expect(running.map((step) => steps.get(step)?.waiting?.reason)).toEqual(running.map(() => "worker"));
  store.getState().seek(start + 2_000);
  expect(store.getState().view).toEqual(at(2_000));
  store.getState().goLive();
  expect(store.getState().view.steps.get(running[0]!)?.waiting?.reason).toBe("worker");
  store.getState().receive(whole.slice(100, 101), end);
  expect(store.getState().view).toEqual(store.getState().live);
});
