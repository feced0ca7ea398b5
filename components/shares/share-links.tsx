"use client";

import { ExternalLink, Unlink } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toaster";
import { Tooltip } from "@/components/ui/tooltip";
import { dateTime } from "@/lib/core/format";
import type { ShareAnswer, ShareShow } from "@/lib/contract/shares";

type ShareLinksProps = { links: ShareAnswer[] | null; revoke: (link: ShareAnswer) => Promise<void> };

/** The links that open now. */
export function ShareLinks({ links, revoke }: ShareLinksProps) {
  if (links === null) return <Skeleton className="h-12" />;
  if (links.length === 0) return null;
  const end = (link: ShareAnswer) =>
    void revoke(link).then(
      () => toast.done("Link revoked", { description: "It opens nothing any more." }),
      (cause: Error) => toast.failed("The link was not revoked", { description: cause.message }),
    );
  return (
    <section aria-label="Links" className="border-t border-line pt-3">
      <h3 className="mb-1 text-small font-medium text-ink-2">Links that open now</h3>
      <ul>
        {links.map((link) => (
          <li key={link.id} className="flex items-center gap-1 border-t border-line py-1.5 first:border-t-0">
            <div className="min-w-0 flex-1">
              <code className="block truncate text-code">{link.url.replace(/^https?:\/\//, "")}</code>
              <span className="block text-small text-ink-3">{shownBy(link)}</span>
            </div>
            <CopyButton text={link.url} label="Copy link" />
            <Tooltip label="Open the link">
              <a
                href={link.url}
                target="_blank"
                rel="noreferrer"
                aria-label="Open the link"
                className={`${buttonClass({ look: "ghost", size: "small" })} w-7 px-0`}
              >
                <ExternalLink aria-hidden />
              </a>
            </Tooltip>
            <IconButton label="Revoke the link" size="small" look="ghost" onClick={() => end(link)}>
              <Unlink className="text-fail" aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `Outputs, costs; ends 30 Nov 12:00`. */
function shownBy(link: ShareAnswer): string {
  const keys: (keyof ShareShow)[] = link.runId === null ? ["prompts", "inputs", "costs"] : ["prompts", "inputs", "outputs", "costs"];
  const shown = keys.filter((key) => link.show[key]).join(", ");
  const first = shown === "" ? (link.runId === null ? "Graph only" : "Run only") : shown.charAt(0).toUpperCase() + shown.slice(1);
  return link.expiresAt === null ? first : `${first}; ends ${dateTime(link.expiresAt, Date.now())}`;
}
