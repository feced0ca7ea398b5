/** Gives the cursor back to the node that was being set: to its row where the outline is open, else to its card, else to the canvas. */
export function backToNode(id: string): void {
  const name = CSS.escape(id);
  const place =
    document.querySelector<HTMLElement>(`[data-outline] [data-row="${name}"]`) ??
    document.querySelector<HTMLElement>(`[data-canvas] [data-node="${name}"]`) ??
    document.querySelector<HTMLElement>("[data-canvas]");
  place?.focus();
}
