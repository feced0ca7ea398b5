"use client";

import { OctagonX } from "lucide-react";
import { Button, ButtonLink } from "@/components/ui/button";

/** A page broke. What was saved is in the database, and runs go on in the worker. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="content" tabIndex={-1} className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-3 p-6 outline-none">
      <p className="flex items-center gap-[5px] font-medium text-fail">
        <OctagonX className="size-3.5 stroke-2" aria-hidden />
        Failed
      </p>
      <h1 className="text-page">This page could not be shown</h1>
      <p className="text-ink-2">
        Saved graphs and runs are kept, and what runs goes on. Try again; if Baton was just stopped or started, wait for a moment.
      </p>
      <div className="flex gap-2">
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
        <ButtonLink href="/">Home</ButtonLink>
      </div>
      {error.digest !== undefined && (
        <p className="text-small text-ink-3">
          Code <code>{error.digest}</code>
        </p>
      )}
    </main>
  );
}
