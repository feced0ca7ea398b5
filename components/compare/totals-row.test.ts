import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TotalsRow } from "@/components/compare/totals-row";
import type { Total } from "@/lib/trace/run-total";

const total: Total = {
  costNanoUsd: 100_000_000n,
  lostNanoUsd: 0n,
  paidNanoUsd: 100_000_000n,
  paidLostNanoUsd: 0n,
  ms: 1_000,
  tokens: 10,
  score: null,
  executed: 1,
  reused: 0,
};

/** What is read of it, without the marks. */
function words(b: Partial<Total>): string {
  const totals = { a: total, b: { ...total, paidNanoUsd: b.costNanoUsd ?? total.paidNanoUsd, ...b } };
  const props = { totals, first: null, title: "", going: false, read: 1, simulated: false, onGoTo: () => undefined };
  return renderToStaticMarkup(createElement(TotalsRow, props)).replace(/<[^>]+>/g, " ");
}

test("[E4] a run in which calls broke off is set beside another with the most that it cost, and no saving is said of it", () => {
  expect(words({ costNanoUsd: 6_700_000n })).toMatch(/\$0\.1000\s+to\s+\$0\.0067\s+−93 %/);
  const cut = words({ costNanoUsd: 6_700_000n, lostNanoUsd: 146_500_000n, paidLostNanoUsd: 146_500_000n });
  expect(cut).toMatch(/\$0\.1000\s+to\s+≤ \$0\.1532/);
  expect(cut).not.toContain("−93 %");
});
