"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useInboxCount } from "@/components/shell/inbox-count";
import { inbox, isHere, places, settings, workers, type Place } from "@/components/shell/places";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { Mark } from "@/components/ui/mark";
import { Tooltip } from "@/components/ui/tooltip";

/** The side bar of the editor and the run page: icons only, 48 wide. */
export function Rail() {
  const path = usePathname();
  const { count } = useInboxCount();
  return (
    <nav aria-label="Baton" className="flex w-12 shrink-0 flex-col items-center border-r border-line bg-panel pb-2 max-md:hidden">
      <Tooltip label="Baton, home" side="right">
        <Link href="/" aria-label="Baton, home" className="flex h-12 w-full items-center justify-center -outline-offset-4">
          <Mark />
        </Link>
      </Tooltip>
      <ul className="mt-1 flex flex-col gap-1">
        {places.map((place) => (
          <li key={place.href}>
            <RailLink place={place} path={path} count={place === inbox ? count : 0} />
          </li>
        ))}
      </ul>
      <div className="mt-auto flex flex-col gap-1">
        <ThemeMenu />
        <RailLink place={workers} path={path} />
        <RailLink place={settings} path={path} />
      </div>
    </nav>
  );
}

function RailLink({ place, path, count = 0 }: { place: Place; path: string; count?: number }) {
  const here = isHere(place, path);
  return (
    <Tooltip label={place.name} side="right">
      <Link
        href={place.href}
        aria-label={count === 0 ? place.name : `${place.name}, ${count}`}
        aria-current={here ? "page" : undefined}
        className={clsx(
          "relative flex size-9 items-center justify-center rounded-card",
          here ? "bg-accent-bg text-accent" : "text-ink-2 hover:bg-hover hover:text-ink",
        )}
      >
        <place.icon className="size-4.5 stroke-[1.75]" aria-hidden />
        {count > 0 && (
          <span className="num absolute top-0 right-0 min-w-4 rounded-chip bg-ask-bg px-1 text-center text-tiny font-semibold text-ask">
            {count > 99 ? "99+" : count}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
