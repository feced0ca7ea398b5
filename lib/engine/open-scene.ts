import { loadFork } from "@/lib/engine/load-fork";
import { maskOf } from "@/lib/engine/mask";
import type { EnginePorts } from "@/lib/engine/ports";
import { Record } from "@/lib/engine/record";
import type { RunScene } from "@/lib/engine/run-scene";
import type { Taken } from "@/lib/engine/taken";
import { TextGatherer } from "@/lib/engine/text-gatherer";
import { Turns } from "@/lib/engine/turns";
import { hiddenValues } from "@/lib/engine/hidden-values";
import { emptyRun, fold } from "@/lib/trace/fold";

type On = { refused: () => void; asked: (count: number) => void } & Pick<RunScene, "decideAgain" | "mayCall">;

/** Everything that the attempts of a run need, from what its owner took over. */
export async function openScene(taken: Taken, ports: EnginePorts, stop: AbortSignal, on: On): Promise<RunScene> {
  const { id, epoch, seq, spec, events } = taken;
  const payloads = events.length > 1 ? await ports.payloads(id) : [];
  const connections = await ports.connections(taken.owner);
  // The last stored events may be streamed text, which is not read: the number goes on from the row's.
  const view = { ...fold(emptyRun(id), events), seq };
  const fork = view.origin === null ? null : await loadFork(view.origin, ports);
  const mask = maskOf(hiddenValues(connections));
  const record = new Record(view, ports.journal.open({ id, epoch, seq }, on), ports.now, payloads, mask);
  return {
    spec,
    record,
    fork,
    text: new TextGatherer(record, mask),
    turns: new Turns(),
    model: ports.model(taken),
    ports,
    connections,
    stop,
    mayCall: on.mayCall,
    decideAgain: on.decideAgain,
  };
}
