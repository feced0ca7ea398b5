"use client";

import { createContext, useContext, useMemo, type ReactNode } from "react";
import { useStore } from "zustand";
import { estimateOfWork } from "@/components/run/estimate-of-work";
import type { Frame } from "@/components/run/frame";
import type { CostEstimate, RunScene } from "@/components/run/run-scene";
import type { RunState, RunStore } from "@/components/run/run-store";
import { useFrame } from "@/components/run/use-frame";

const SceneContext = createContext<{ store: RunStore; scene: RunScene } | null>(null);
const FrameContext = createContext<Frame | null>(null);

/** Gives the parts of a run page its store, what stays the same, and the moment that they show. */
export function RunProvider({ store, scene, children }: { store: RunStore; scene: RunScene; children: ReactNode }) {
  const frame = useFrame(store, scene.outline);
  return (
    <SceneContext value={{ store, scene }}>
      <FrameContext value={frame}>{children}</FrameContext>
    </SceneContext>
  );
}

export function useRunStore(): RunStore {
  return inside(useContext(SceneContext)).store;
}

export function useRunScene(): RunScene {
  return inside(useContext(SceneContext)).scene;
}

export function useRun<T>(select: (state: RunState) => T): T {
  return useStore(useRunStore(), select);
}

/** Changes at most four times a second while time moves. */
export function useRunFrame(): Frame {
  return inside(useContext(FrameContext));
}

/** What the run was likely to cost, without what it did not have to do. */
export function useRunEstimate(): CostEstimate | null {
  const { estimate, graph } = useRunScene();
  const { live } = useRunFrame();
  return useMemo(() => estimate && estimateOfWork(estimate, graph, live), [estimate, graph, live]);
}

function inside<T>(value: T | null): T {
  if (value === null) throw new Error("a part of the run page stands outside of a RunProvider");
  return value;
}
