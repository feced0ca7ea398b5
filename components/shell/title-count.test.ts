import { expect, test } from "vitest";
import { withCount } from "@/components/shell/title-count";

test("[E8] a page's title says how many questions wait, once, and nothing when none does", () => {
  expect(withCount("Runs · Baton", 0)).toBe("Runs · Baton");
  expect(withCount("Runs · Baton", 2)).toBe("(2) Runs · Baton");
  expect(withCount("(2) Runs · Baton", 3)).toBe("(3) Runs · Baton");
  expect(withCount("(99+) Runs · Baton", 0)).toBe("Runs · Baton");
  expect(withCount("Runs · Baton", 140)).toBe("(99+) Runs · Baton");
});
