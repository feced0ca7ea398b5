import { useEffect, useEffectEvent, useState } from "react";

/** Files that are dropped anywhere on the page, but not on what takes them itself. Gives whether some are held over it now. */
export function useFileDrop(onFiles: (files: FileList) => void): boolean {
  const [held, setHeld] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!isOurs(event)) return setHeld(false);
      // Without this the browser leaves the page for the file.
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
      setHeld(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHeld(false);
    };
    const drop = (event: DragEvent) => {
      setHeld(false);
      if (!isOurs(event) || event.dataTransfer === null) return;
      event.preventDefault();
      take(event.dataTransfer.files);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return held;
}

function isOurs({ target, dataTransfer, defaultPrevented }: DragEvent): boolean {
  if (defaultPrevented || dataTransfer?.types.includes("Files") !== true) return false;
  return !(target instanceof Element) || target.closest("[role=dialog], [role=alertdialog], input[type=file]") === null;
}
