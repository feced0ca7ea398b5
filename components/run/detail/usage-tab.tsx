"use client";

import { rateLines } from "@/components/run/detail/rate-lines";
import { RequestId } from "@/components/run/detail/request-id";
import { useRunScene } from "@/components/run/run-context";
import { counted, exactMoney, money } from "@/lib/core/format";
import type { CallView } from "@/lib/trace/run-view";
import { isUnpriced } from "@/lib/trace/unpriced";

/** How the cost came about, to the nano-dollar: tokens times rate, the table that gave the rates, the provider's request. */
export function UsageTab({ calls }: { calls: CallView[] }) {
  const { shown } = useRunScene();
  const models = calls.filter((call) => call.sort === "model");
  if (!shown.costs) return <p className="detail-note">The owner chose not to share costs.</p>;
  if (models.length === 0) return <p className="detail-note">No model was asked.</p>;
  const sum = models.reduce((total, call) => total + (call.costNanoUsd ?? 0n), 0n);
  const unpriced = models.filter(isUnpriced).length;
  const lost = models.reduce((total, call) => total + (call.lost?.maxNanoUsd ?? 0n), 0n);
  return (
    <>
      {models.map((call, index) => (
        <Bill key={call.id} call={call} title={models.length === 1 ? "Usage" : `Call ${index + 1}`} />
      ))}
      {models.length > 1 && (
        <dl className="bill">
          <div className="bill-sum">
            <dt>All calls</dt>
            <dd>{unpriced === models.length ? money(null) : exactMoney(sum)}</dd>
          </div>
          {unpriced > 0 && unpriced < models.length && (
            <div>
              <dt>Not in it: no price known</dt>
              <dd>{counted(unpriced, "call")}</dd>
            </div>
          )}
          {lost > 0n && (
            <div>
              <dt>Not in it: calls that broke off, at most</dt>
              <dd>{exactMoney(lost)}</dd>
            </div>
          )}
        </dl>
      )}
    </>
  );
}

function Bill({ call, title }: { call: CallView; title: string }) {
  const { modelOf } = useRunScene();
  return (
    <section className="detail-section">
      <div className="section-head">
        <h3>
          {title}
          {call.model === null ? "" : `, ${modelOf(call.model).label}`}
        </h3>
        {call.priceTable !== null && <span>Price table {call.priceTable.replace(/^anthropic-list-/, "")}</span>}
      </div>
      <dl className="bill">
        {!isReported(call) && call.status !== "open" && (
          <div>
            <dt>Tokens</dt>
            <dd>not reported</dd>
          </div>
        )}
        {(isReported(call) ? rateLines(call) : []).map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd>{line.text}</dd>
          </div>
        ))}
        <div className="bill-sum">
          <dt>Sum</dt>
          <dd>{sumText(call)}</dd>
        </div>
        {call.requestId !== null && (
          <div>
            <dt>Request</dt>
            <dd>
              <RequestId id={call.requestId} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** Of a call that broke off only the beginning was reported, if anything. */
function isReported({ usage, lost }: CallView): boolean {
  return usage !== null && lost === null;
}

function sumText(call: CallView): string {
  if (call.status === "open") return call.reservedNanoUsd === null ? money(null) : `${money(call.reservedNanoUsd)} reserved`;
  if (call.lost !== null) return `${money(call.lost.minNanoUsd)} to ${money(call.lost.maxNanoUsd)}`;
  return call.costNanoUsd === null ? money(null) : exactMoney(call.costNanoUsd);
}
