import { Mark } from "@/components/ui/mark";

/** One page for every link that opens nothing: it does not say which of them ever did. */
export function ClosedLink() {
  return (
    <main id="content" className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 p-6">
      <Mark size={40} />
      <h1 className="text-page">This link opens nothing</h1>
      <p className="text-ink-2">It was revoked, has come to its end, or was never made. Ask whoever sent it to you for a new one.</p>
    </main>
  );
}
