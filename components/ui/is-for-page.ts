/** Whether a gesture of the clipboard means the page: in a field, a popup, or where text is marked, the browser's own is meant. */
export function isForPage({ target, defaultPrevented }: ClipboardEvent): boolean {
  if (defaultPrevented || !(window.getSelection()?.isCollapsed ?? true)) return false;
  return !(target instanceof Element) || target.closest(elsewhere) === null;
}

const elsewhere = "input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=alertdialog]";
