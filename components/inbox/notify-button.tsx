"use client";

import { Bell, BellOff } from "lucide-react";
import { useSyncExternalStore, useState } from "react";
import { notifyState, turnOff, turnOn, type NotifyState } from "@/components/shell/notify";
import { Button } from "@/components/ui/button";

/** Notifications of the browser, for those who want them. The browser asks only when this is pressed. */
export function NotifyButton() {
  const first = useSyncExternalStore(never, notifyState, () => "unable" as const);
  const [changed, setChanged] = useState<NotifyState | null>(null);
  const state = changed ?? first;
  switch (state) {
    case "unable":
      return null;
    case "refused":
      return <span className="text-small text-ink-3">Your browser shows no notifications of this page.</span>;
    case "on":
      return (
        <Button size="small" onClick={() => setChanged(turnOff())}>
          <BellOff aria-hidden />
          Notify me no longer
        </Button>
      );
    case "off":
      return (
        <Button size="small" onClick={() => void turnOn().then(setChanged)}>
          <Bell aria-hidden />
          Notify me
        </Button>
      );
  }
}

function never(): () => void {
  return () => undefined;
}
