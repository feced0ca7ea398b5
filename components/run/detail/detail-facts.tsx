import { costText } from "@/components/run/row-words";
import { spent, type Frame } from "@/components/run/frame";
import type { Selection } from "@/components/run/detail/selection";
import { duration, tokenCount } from "@/lib/core/format";
import { addTokens, noTokens } from "@/lib/trace/tokens";
import { firstTokenAt } from "@/lib/trace/segments";

/** Cost, time, first token, tokens: what is not known is left out. */
export function DetailFacts({ frame, selection, costs }: { frame: Frame; selection: Selection; costs: boolean }) {
  const { row, calls } = selection;
  const time = spent(frame, row);
  const first = calls.find((call) => firstTokenAt(call) !== null);
  const firstAt = first === undefined ? null : firstTokenAt(first);
  const tokens = calls.reduce((sum, call) => addTokens(sum, call.tokens), noTokens);
  const read = tokens.input + tokens.cacheRead + tokens.cacheWrite;
  const facts: [string, string][] = [
    ["Cost", costs ? costText(row) : ""],
    ["Time", time === null ? "" : duration(time)],
    ["First token", first === undefined || firstAt === null ? "" : duration(first.firstTokenMs ?? firstAt - first.startedAt)],
    ["Tokens", read + tokens.output === 0 ? "" : `${tokenCount(read)} in, ${tokenCount(tokens.output)} out`],
    ["Tries", row.tries > 1 ? String(row.tries) : ""],
  ];
  const known = facts.filter(([, value]) => value !== "");
  if (known.length === 0) return null;
  return (
    <dl className="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
