import { expect, test } from "vitest";
import { noCards, putAway, settle, shownCards, stand, touch } from "@/components/run/questions/standing-cards";

test("[E8] the only question is the one that keys mean; of several none is until one is chosen", () => {
  expect(stand(noCards, ["q1"]).chosen).toBe("q1");
  expect(stand(stand(noCards, ["q1"]), ["q1", "q2"]).chosen).toBe("q1");
  const several = stand(noCards, ["q1", "q2"]);
  expect(several.chosen).toBeNull();
  expect(touch(several, "q2").chosen).toBe("q2");
});

test("[E8] a question that goes away gives neither its place nor its keys to the next one", () => {
  const chosen = touch(stand(noCards, ["q1", "q2", "q3", "q4"]), "q1");
  expect(shownCards(chosen)).toEqual(["q1", "q2", "q3"]);
  const without = stand(chosen, ["q2", "q3", "q4"]);
  expect(shownCards(without)).toEqual(["q1", "q2", "q3", "q4"]);
  expect(without.chosen).toBe("q1");
  expect(shownCards(stand(putAway(without, "q1"), ["q2", "q3", "q4"]))).toEqual(["q2", "q3", "q4"]);
});

test("[E8] one that was answered here keeps its place while another is open, and goes with the last", () => {
  const answered = settle(touch(stand(noCards, ["q1", "q2"]), "q1"), "q1");
  const first = stand(answered, ["q2"]);
  expect(shownCards(first)).toEqual(["q1", "q2"]);
  const both = settle(touch(first, "q2"), "q2");
  expect(shownCards(stand(both, []))).toEqual([]);
  const next = stand(stand(both, []), ["q3"]);
  expect(shownCards(next)).toEqual(["q3"]);
  expect(next.chosen).not.toBe("q3");
});

test("[E8] the last one stays when its reader had gone into it, else it goes without a word", () => {
  const one = stand(noCards, ["q1"]);
  expect(shownCards(stand(one, []))).toEqual([]);
  expect(shownCards(stand(touch(one, "q1"), []))).toEqual(["q1"]);
});

test("what stands is the same while nothing changes", () => {
  const cards = stand(noCards, ["q1"]);
  expect(stand(cards, ["q1"])).toBe(cards);
});
