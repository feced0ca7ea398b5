import type { ReactNode } from "react";
import { KindTile } from "@/components/ui/kind-tile";
import { StatusSign } from "@/components/ui/status-sign";
import { TierSign } from "@/components/ui/tier-sign";
import type { CardModel, CardRun } from "@/lib/nodes/card-props";

type CardHeaderProps = { kind: string; name: string; sign?: CardRun | null; children?: ReactNode };

/** Tile and name, 40 high. A card without a footer shows the run's sign at the end, after what else stands there. */
export function CardHeader({ kind, name, sign, children }: CardHeaderProps) {
  return (
    <header className="card-head">
      <KindTile kind={kind} />
      <span className="card-name" title={name}>
        {name}
      </span>
      {children}
      {sign != null && <StatusSign state={sign.state} word={sign.word} iconOnly />}
    </header>
  );
}

/** Tier, name and effort of the model, 20 high. */
export function CardModelRow({ model, effort }: { model: CardModel; effort: string }) {
  return (
    <div className="card-model">
      <TierSign tier={model.tier} />
      <span className="card-model-name">{model.label}</span>
      <span className="card-effort">{effort}</span>
    </div>
  );
}

/** Two lines, 36 high: the prompt's first words, or what the run has to say. */
export function CardText({ prompt, run }: { prompt: string; run: CardRun | null }) {
  const said = run?.text ?? null;
  if (said === null) return <p className="card-text">{withReferences(prompt.slice(0, 240))}</p>;
  return (
    <p className="card-text" data-sort={said.sort}>
      <span className="card-said">{said.sort === "stream" ? lastWords(said.text, 64) : said.text}</span>
      {said.sort === "stream" && <span className="caret" aria-hidden />}
    </p>
  );
}

/** Two small facts, 32 high. In a run its sign stands left, cost and time right. */
export function CardFooter({ left, right, run }: { left: ReactNode; right?: ReactNode; run: CardRun | null }) {
  if (run === null)
    return (
      <footer className="card-foot">
        <span className="card-fact">{left}</span>
        <span className="card-number">{right}</span>
      </footer>
    );
  return (
    <footer className="card-foot">
      <StatusSign state={run.state} word={run.word} />
      <span className="card-number">
        {run.cost !== "" && <span>{run.cost}</span>}
        {run.time !== "" && <span>{run.time}</span>}
      </span>
    </footer>
  );
}

/** What a container does with its inside, 24 high, below its head. */
export function ContainerRule({ left, right }: { left: ReactNode; right: ReactNode }) {
  return (
    <p className="card-rule">
      <span className="card-fact">{left}</span>
      <span className="card-number">{right}</span>
    </p>
  );
}

/** What all inside of a container cost and took so far. */
export function ContainerSum({ run: { cost, time } }: { run: CardRun }) {
  return (
    <>
      {cost !== "" && <span>{cost}</span>}
      {time !== "" && <span>{time}</span>}
    </>
  );
}

/** The ports of a card at their sides, in the order of its outputs; in a run those that were not taken are struck out. */
export function CardPorts({ ports, run }: { ports: readonly string[]; run: CardRun | null }) {
  const settled = run?.livePorts ?? null;
  return (
    <ul className="card-ports">
      {ports.map((port) => (
        <li className="card-row" key={port} data-taken={settled === null ? undefined : settled.includes(port)}>
          <code className="card-route">{port}</code>
        </li>
      ))}
    </ul>
  );
}

const reference = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** References in the accent's mono, the rest as it stands. */
export function withReferences(text: string): ReactNode[] {
  // `split` with a group gives text and group in turn.
  return text.split(reference).map((part, index) =>
    index % 2 === 1 ? (
      <code className="card-ref" key={index}>
        {part}
      </code>
    ) : (
      part
    ),
  );
}

/** The end of a text, from the start of a word: what is being written now stays in sight. */
export function lastWords(text: string, length: number): string {
  const line = text.trimEnd().replaceAll(/\s+/g, " ");
  if (line.length <= length) return line;
  const tail = line.slice(-length);
  return tail.slice(tail.indexOf(" ") + 1);
}
