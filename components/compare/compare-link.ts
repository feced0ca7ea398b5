/** Where two runs stand beside each other: the older one is A, unless they are swapped. */
export function compareLink(run: string, other: string, swapped = false): string {
  return `/runs/${run}/compare?with=${other}${swapped ? "&swap=1" : ""}`;
}
