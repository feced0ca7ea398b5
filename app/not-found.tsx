import { ButtonLink } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";

/** Also for what belongs to somebody else: the two must look the same. */
export default function NotFound() {
  return (
    <main id="content" tabIndex={-1} className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-3 p-6 outline-none">
      <Mark size={40} />
      <h1 className="text-page">This is not here</h1>
      <p className="text-ink-2">It may have been deleted, or it belongs to somebody else.</p>
      <div className="flex gap-2">
        <ButtonLink href="/graphs">All graphs</ButtonLink>
        <ButtonLink href="/runs">All runs</ButtonLink>
      </div>
    </main>
  );
}
