"use client";

import { CardHeader } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { approvalConfig } from "@/lib/nodes/approval/schema";
import { readSettings } from "@/lib/nodes/read-settings";

/** One row for each answer, its port beside it. */
export function ApprovalCard({ node, run }: CardProps) {
  const { editable, timeoutSeconds } = readSettings(approvalConfig, node.config);
  const settled = run?.livePorts ?? null;
  const facts = [editable ? "may edit" : "yes or no", timeoutSeconds === undefined ? "" : `within ${duration(timeoutSeconds)}`];
  return (
    <>
      <CardHeader kind="approval" name={node.name} sign={run} />
      <ul className="card-rows">
        {["approved", "rejected"].map((port, index) => (
          <li className="card-row" key={port} data-taken={settled === null ? undefined : settled.includes(port)}>
            <span className="card-condition">{facts[index]}</span>
            <code className="card-route">{port}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
