import { TierSign } from "@/components/ui/tier-sign";
import type { ModelAnswer } from "@/lib/contract/models";
import { money, tokenCount } from "@/lib/core/format";

const million = 1_000_000;

/** Prices per million tokens today, at the shortest prompt. */
export function ModelTable({ models }: { models: readonly ModelAnswer[] }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-small whitespace-nowrap">
        <thead className="text-left text-tiny text-ink-3">
          <tr>
            {heads.map(({ name, end }) => (
              <th key={name} scope="col" className={`h-8 pr-4 font-medium last:pr-0 ${end ? "text-right" : ""}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model.id} className="h-9 border-t border-line last:border-b">
              <td className="pr-4">
                <span className="flex items-center gap-1.5 text-base font-medium">
                  <TierSign tier={model.tier} />
                  {model.label}
                </span>
              </td>
              <td className="pr-4">
                <code>{model.id}</code>
              </td>
              <td className="num pr-4 text-right">{tokenCount(model.contextTokens)}</td>
              <td className="num pr-4 text-right">{priceOf(model, "input")}</td>
              <td className="num pr-4 text-right">{priceOf(model, "output")}</td>
              <td className="num text-right text-ink-3">{model.retiresAt ?? ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const heads = [
  { name: "Model", end: false },
  { name: "Id", end: false },
  { name: "Context", end: true },
  { name: "Input per M", end: true },
  { name: "Output per M", end: true },
  { name: "Retires", end: true },
];

function priceOf({ price }: ModelAnswer, kind: "input" | "output"): string {
  const rate = price?.tiers[0]?.rates[kind];
  return rate === undefined ? money(null) : money(BigInt(rate) * BigInt(million));
}
