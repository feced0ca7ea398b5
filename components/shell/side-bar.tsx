"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useInboxCount } from "@/components/shell/inbox-count";
import { inbox, isHere, places, settings, workers, type Place } from "@/components/shell/places";
import { ProviderCard, type ProviderState } from "@/components/shell/provider-card";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { Mark } from "@/components/ui/mark";

/** Beside the lists: where one can go, how many there are, and whether runs spend money. */
export function SideBar({ graphCount, provider }: { graphCount: number; provider: ProviderState }) {
  const path = usePathname();
  const { count } = useInboxCount();
  const counts = new Map([["/graphs", graphCount], ...(count > 0 ? [[inbox.href, count] as const] : [])]);
  return (
    <nav aria-label="Baton" className="sticky top-0 flex h-dvh w-52 shrink-0 flex-col border-r border-line bg-panel p-2 max-lg:hidden">
      <Link href="/" className="mb-2 flex h-10 items-center gap-2 rounded-control px-2 text-head font-semibold tracking-[-0.01em]">
        <Mark />
        Baton
      </Link>
      <ul className="flex flex-col gap-0.5">
        {places.map((place) => (
          <li key={place.href}>
            <PlaceLink place={place} path={path} count={counts.get(place.href)} asks={place === inbox} />
          </li>
        ))}
      </ul>
      <div className="mt-auto flex flex-col gap-2">
        <ProviderCard provider={provider} />
        <div className="flex flex-col gap-0.5">
          <ThemeMenu wide />
          <PlaceLink place={workers} path={path} />
          <PlaceLink place={settings} path={path} />
        </div>
      </div>
    </nav>
  );
}

type PlaceLinkProps = {
  place: Place;
  path: string;
  count?: number | undefined;
  /** The count is of what waits for this person. */ asks?: boolean;
};

function PlaceLink({ place, path, count, asks = false }: PlaceLinkProps) {
  const here = isHere(place, path);
  return (
    <Link
      href={place.href}
      aria-current={here ? "page" : undefined}
      className={clsx(
        "flex h-8 items-center gap-2.5 rounded-control px-2 text-base font-medium",
        here ? "bg-accent-bg text-ink" : "text-ink-2 hover:bg-hover hover:text-ink",
      )}
    >
      <place.icon className={clsx("size-4 stroke-[1.75]", here && "text-accent")} aria-hidden />
      <span className="flex-1">{place.name}</span>
      {count !== undefined && (
        <span className={clsx("num text-small", asks ? "rounded-chip bg-ask-bg px-1.5 font-semibold text-ask" : "text-ink-3")}>
          {count}
        </span>
      )}
    </Link>
  );
}
