import type { Page } from "@playwright/test";

/** What the canvas drew again: ids of nodes and edges, each as often as its component ran. */
export type Renders = { cards: string[]; wires: string[] };

/** Counts from the page's first script on, through the hook that React offers to its developer tools. */
export async function watchRenders(page: Page): Promise<void> {
  await page.addInitScript(() => {
    type Fiber = {
      child: Fiber | null;
      sibling: Fiber | null;
      alternate: Fiber | null;
      flags: number;
      type: unknown;
      memoizedProps: Record<string, unknown> | null;
      memoizedState: unknown;
      ref: unknown;
    };
    const found: { cards: string[]; wires: string[] } = { cards: [], wires: [] };
    const performedWork = 1;
    const note = (fiber: Fiber, before: Fiber | null) => {
      const props = fiber.memoizedProps;
      if (props === null || typeof fiber.type === "string" || typeof props["id"] !== "string" || !(performedWork & fiber.flags)) return;
      if (before !== null && before.memoizedProps === props && before.memoizedState === fiber.memoizedState) return;
      if ("positionAbsoluteX" in props) found.cards.push(props["id"]);
      if ("sourceX" in props) found.wires.push(props["id"]);
    };
    const walk = (fiber: Fiber, before: Fiber | null) => {
      note(fiber, before);
      // A part that was left alone keeps its children as they were.
      if (before !== null && fiber.child === before.child) return;
      for (let child = fiber.child; child !== null; child = child.sibling) {
        const was = child.alternate;
        if (was !== null && before !== null && isAmong(before.child, child)) continue;
        walk(child, was);
      }
    };
    const isAmong = (first: Fiber | null, wanted: Fiber) => {
      for (let each = first; each !== null; each = each.sibling) if (each === wanted) return true;
      return false;
    };
    const hook = {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onCommitFiberRoot: (_id: number, root: { current: Fiber }) => walk(root.current, root.current.alternate),
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
      checkDCE: () => undefined,
    };
    Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook, countedRenders: found });
  });
}

/** What was drawn since this was last asked. */
export async function rendersSince(page: Page): Promise<Renders> {
  return page.evaluate(() => {
    const found = (window as unknown as { countedRenders: Renders }).countedRenders; // what the script above keeps
    return { cards: found.cards.splice(0), wires: found.wires.splice(0) };
  });
}
