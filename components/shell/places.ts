import { ChartNoAxesGantt, House, Inbox, LayoutTemplate, Server, Settings2, Waypoints, type LucideIcon } from "lucide-react";

export type Place = { href: string; name: string; icon: LucideIcon };

/** Where the number of open questions stands. */
export const inbox: Place = { href: "/inbox", name: "Inbox", icon: Inbox };

export const places: readonly Place[] = [
  { href: "/", name: "Home", icon: House },
  { href: "/graphs", name: "Graphs", icon: Waypoints },
  { href: "/runs", name: "Runs", icon: ChartNoAxesGantt },
  inbox,
  { href: "/templates", name: "Templates", icon: LayoutTemplate },
];

/** What runs the runs: looked at by whoever operates the installation. */
export const workers: Place = { href: "/workers", name: "Workers", icon: Server };

export const settings: Place = { href: "/settings", name: "Settings", icon: Settings2 };

/** A page below a place belongs to it; home has none below. */
export function isHere(place: Place, path: string): boolean {
  return place.href === "/" ? path === "/" : path === place.href || path.startsWith(`${place.href}/`);
}
