import type { OwnerId, RunId } from "@/lib/core/ids";
import type { Spec } from "@/lib/spec/spec";
import type { Event } from "@/lib/trace/event";

/** What a new owner of a run has read of it. `seq` is the last stored event's number, also where that is a text, which is not read. */
export type Taken = {
  id: RunId;
  owner: OwnerId;
  epoch: number;
  seq: number;
  spec: Spec;
  asked: number;
  simulated: boolean;
  events: Event[];
};
