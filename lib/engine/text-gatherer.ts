import type { CallId, StepId } from "@/lib/core/ids";
import type { ModelDelta } from "@/lib/model/port";
import type { Mask, MaskedStream } from "@/lib/engine/mask";
import type { Record } from "@/lib/engine/record";

/** Streamed text is stored at least this often: playback shows what was seen (T4 allows 50 ms). */
const gatherMs = 40;

type Channel = ModelDelta["channel"];

/** Gathers the streamed text of all calls of a run, so that many small pieces become few events. */
export class TextGatherer {
  private readonly open = new Map<CallId, { stepId: StepId; channel: Channel; text: string }>();
  /** Starts of what may become a secret, by call and channel: a secret may be cut by a piece of another channel. */
  private readonly held = new Map<CallId, { stepId: StepId; streams: Map<Channel, MaskedStream> }>();
  /** Calls of which text is in the trace. */
  readonly shown = new Set<CallId>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly record: Record,
    private readonly mask: Mask | null,
  ) {}

  add(callId: CallId, stepId: StepId, delta: ModelDelta): void {
    const gathered = this.open.get(callId);
    if (gathered?.channel === delta.channel) gathered.text += delta.text;
    else {
      this.flush(callId);
      this.open.set(callId, { stepId, ...delta });
    }
    this.timer ??= setTimeout(() => {
      this.timer = null;
      for (const id of [...this.open.keys()]) this.flush(id);
    }, gatherMs);
  }

  /** Before a call ends: all its text stands before its end. */
  end(callId: CallId): void {
    this.flush(callId);
    const held = this.held.get(callId);
    if (held === undefined) return;
    this.held.delete(callId);
    for (const [channel, stream] of held.streams) this.emit(callId, held.stepId, channel, stream.end());
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.open.clear();
    this.held.clear();
  }

  private flush(callId: CallId): void {
    const gathered = this.open.get(callId);
    if (gathered === undefined) return;
    this.open.delete(callId);
    const { stepId, channel, text } = gathered;
    this.emit(callId, stepId, channel, this.mask === null ? text : this.streamOf(this.mask, callId, stepId, channel).add(text));
  }

  private emit(callId: CallId, stepId: StepId, channel: Channel, text: string): void {
    if (text === "") return;
    this.shown.add(callId);
    this.record.emit({ type: "text.added", callId, stepId, channel, text });
  }

  private streamOf(mask: Mask, callId: CallId, stepId: StepId, channel: Channel): MaskedStream {
    const held = this.held.get(callId) ?? { stepId, streams: new Map<Channel, MaskedStream>() };
    this.held.set(callId, held);
    const stream = held.streams.get(channel) ?? mask.stream();
    held.streams.set(channel, stream);
    return stream;
  }
}
