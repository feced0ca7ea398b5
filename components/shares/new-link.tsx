"use client";

import { FileDown, Link2 } from "lucide-react";
import { useState, useTransition } from "react";
import { saveRun } from "@/components/shares/save-run";
import type { ShareTarget } from "@/components/shares/use-shares";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { dateTime } from "@/lib/core/format";
import type { ShareAnswer, ShareShow } from "@/lib/contract/shares";

const day = 86_400_000;
const ends = [
  { value: "never", label: "When I revoke it", ms: null },
  { value: "day", label: "In one day", ms: day },
  { value: "week", label: "In seven days", ms: 7 * day },
  { value: "month", label: "In thirty days", ms: 30 * day },
] as const;
type End = (typeof ends)[number]["value"];

type Part = { key: keyof ShareShow; label: string; hint: string; runOnly: boolean };
const parts: readonly Part[] = [
  { key: "prompts", label: "Prompts", hint: "And other texts in settings", runOnly: false },
  { key: "inputs", label: "Inputs", hint: "What runs are given, defaults too", runOnly: false },
  { key: "outputs", label: "Outputs", hint: "What each step answered", runOnly: true },
  { key: "costs", label: "Costs", hint: "Money and caps", runOnly: false },
];

type NewLinkProps = { target: ShareTarget; make: (show: ShareShow, expiresAt: string | null) => Promise<ShareAnswer> };

/** Chooses what a link shows and until when, makes it, and puts it on the clipboard. */
export function NewLink({ target, make }: NewLinkProps) {
  const [show, setShow] = useState<ShareShow>({ prompts: false, inputs: false, outputs: true, costs: true });
  const [end, setEnd] = useState<End>("never");
  const [busy, start] = useTransition();
  const create = () =>
    start(async () => {
      try {
        const link = await make(show, expiryOf(end));
        await copied(link);
      } catch (cause) {
        toast.failed("The link was not made", { description: (cause as Error).message }); // call throws ApiError only
      }
    });
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="grid grid-cols-2 gap-x-3 gap-y-2">
        <legend className="mb-1 text-small font-medium text-ink-2">Shows the {target.what} and</legend>
        {parts
          .filter((part) => target.what === "run" || !part.runOnly)
          .map(({ key, label, hint }) => (
            <Checkbox
              key={key}
              label={label}
              hint={hint}
              checked={show[key]}
              onCheckedChange={(checked) => setShow({ ...show, [key]: checked })}
            />
          ))}
      </fieldset>
      <div className="flex items-end gap-2">
        <Field label="Ends" className="flex-1">
          <Select value={end} onValueChange={setEnd} options={ends} />
        </Field>
        <Button look="primary" busy={busy} busyText="Making" onClick={create}>
          <Link2 aria-hidden />
          Create link
        </Button>
      </div>
      {target.what === "run" && <SavePage runId={target.id} show={show} />}
    </div>
  );
}

/** The same choices for whoever cannot reach this server. */
function SavePage({ runId, show }: { runId: string; show: ShareShow }) {
  const [busy, start] = useTransition();
  const save = () =>
    start(async () => {
      try {
        await saveRun(runId, show);
        toast.done("Page saved", { description: "It opens in any browser. Baton can import it as a run." });
      } catch (cause) {
        toast.failed("The page was not made", { description: (cause as Error).message }); // saveRun and fetch throw nothing else
      }
    });
  return (
    <div className="flex items-center gap-3 border-t border-line pt-3">
      <p className="flex-1 text-small text-ink-3">Or one HTML file with the same choices, which opens anywhere and plays back.</p>
      <Button busy={busy} busyText="Saving" onClick={save}>
        <FileDown aria-hidden />
        Save as a page
      </Button>
    </div>
  );
}

function expiryOf(end: End): string | null {
  const ms = ends.find(({ value }) => value === end)?.ms ?? null;
  return ms === null ? null : new Date(Date.now() + ms).toISOString();
}

/** Browsers may keep pages off the clipboard; the link then stands in the list to be copied by hand. */
async function copied(link: ShareAnswer): Promise<void> {
  const until = link.expiresAt === null ? "" : `Ends on ${dateTime(link.expiresAt, Date.now())}. `;
  const description = `${until}Anybody with it can look.`;
  await navigator.clipboard.writeText(link.url).then(
    () => toast.done("Link copied", { description }),
    () => toast.done("Link made", { description }),
  );
}
