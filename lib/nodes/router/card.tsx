"use client";

import { CardHeader } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { readSettings } from "@/lib/nodes/read-settings";
import { routerConfig } from "@/lib/nodes/router/schema";

/** One row for each route, its port beside it; in a run the routes that were not taken are struck out. */
export function RouterCard({ node, run }: CardProps) {
  const { routes } = readSettings(routerConfig, node.config);
  const settled = run?.livePorts ?? null;
  const rows = [...routes.filter((route) => route.key !== "else"), { key: "else", when: "", description: "" }];
  return (
    <>
      <CardHeader kind="router" name={node.name} sign={run} />
      <ul className="card-rows">
        {rows.map(({ key, when = "", description = "" }, index) => (
          <li className="card-row" key={index} data-taken={settled === null ? undefined : settled.includes(key)}>
            <span className="card-condition" title={when}>
              {shortened(when) || description}
            </span>
            <code className="card-route">{key}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

/** `judge.output.score >= 7` reads `score ≥ 7`. */
function shortened(when: string): string {
  return when
    .replaceAll(/\b\w+\.output\./g, "")
    .replaceAll(">=", "≥")
    .replaceAll("<=", "≤")
    .replaceAll("==", "=");
}
