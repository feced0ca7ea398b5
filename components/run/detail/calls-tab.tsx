"use client";

import type { ReactNode } from "react";
import { CallExchange } from "@/components/run/detail/call-exchange";
import { RequestId } from "@/components/run/detail/request-id";
import { Tries } from "@/components/run/detail/tries";
import type { LoadedStep } from "@/components/run/detail/use-step";
import { sortName } from "@/components/run/call-sort";
import { signOf } from "@/components/run/row-words";
import { useRunFrame, useRunScene } from "@/components/run/run-context";
import { StatusSign } from "@/components/ui/status-sign";
import { assertNever } from "@/lib/core/assert-never";
import { duration, money, tokenCount } from "@/lib/core/format";
import { callName } from "@/lib/trace/call-name";
import type { CallView, StepView } from "@/lib/trace/run-view";

/** Every try of the step, and every call of all of them. */
export function CallsTab({ step, calls, loaded }: { step: StepView | null; calls: CallView[]; loaded: LoadedStep }) {
  return (
    <>
      {step !== null && <Tries step={step} calls={calls} />}
      {calls.length === 0 ? (
        <p className="detail-note">No calls yet.</p>
      ) : (
        <ol className="calls">
          {calls.map((call) => (
            <Call key={call.id} call={call} step={step} loaded={loaded} />
          ))}
        </ol>
      )}
    </>
  );
}

function Call({ call, step, loaded }: { call: CallView; step: StepView | null; loaded: LoadedStep }) {
  const { at } = useRunFrame();
  const { modelOf, shown } = useRunScene();
  const sign = signOf({ status: statusOf(call), held: false, asks: false });
  const { input, output, cacheRead, cacheWrite } = call.tokens;
  const facts: [string, ReactNode][] = [
    ["Model", call.model === null ? "" : modelOf(call.model).label],
    ["Try", String(call.attempt)],
    ["First token", call.firstTokenMs === null ? "" : duration(call.firstTokenMs)],
    ["Reserved", call.status === "open" && shown.costs ? money(call.reservedNanoUsd) : ""],
    ["May have cost", call.lost === null || !shown.costs ? "" : `${money(call.lost.minNanoUsd)} to ${money(call.lost.maxNanoUsd)}`],
    ["Request", call.requestId === null ? "" : <RequestId id={call.requestId} />],
  ];
  return (
    <li className="call">
      <div className="call-head">
        <StatusSign state={sign} word={call.status === "lost" ? "Lost" : undefined} iconOnly />
        <b>{sortName(call)}</b>
        {callName(call) !== "" && <code className="call-name">{callName(call)}</code>}
        {call.stopReason !== null && <span className="call-stop">stop: {call.stopReason}</span>}
        <span className="call-numbers">
          {output > 0 && (
            <span>
              {tokenCount(input + cacheRead + cacheWrite)} in, {tokenCount(output)} out
            </span>
          )}
          {shown.costs && <span>{callCost(call)}</span>}
          <span>{duration((call.endedAt ?? at) - call.startedAt)}</span>
        </span>
      </div>
      {call.error !== null && (
        <p className="call-error">
          {call.error.message} <code>{call.error.code}</code>
        </p>
      )}
      {call.status === "lost" && <p className="call-error">{whyLost(call, step)}</p>}
      {call.withdrawn !== null && <p className="call-note">Its text was withdrawn: the try broke off.</p>}
      <dl className="call-facts">
        {facts
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <CallExchange call={call} loaded={loaded} />
    </li>
  );
}

function statusOf(call: CallView): "running" | "succeeded" | "failed" {
  switch (call.status) {
    case "open":
      return "running";
    case "finished":
      return "succeeded";
    case "failed":
    case "lost":
      return "failed";
    default:
      return assertNever(call.status);
  }
}

/** Only where a later try goes on from it is it known that its worker had ended. */
function whyLost({ attempt }: CallView, step: StepView | null): string {
  if (step?.attempts.some(({ continues }) => continues === attempt) === true)
    return "Its worker ended before the answer was seen. A new try asked again.";
  return step?.status === "cancelled"
    ? "It was stopped with its step, before the answer was seen."
    : "It broke off before the answer was seen.";
}

function callCost(call: CallView): string {
  if (call.status === "open" || call.lost !== null) return "";
  return call.sort === "model" ? money(call.costNanoUsd) : "free";
}
