import type { ShareShow } from "@/lib/contract/shares";
import type { Graph } from "@/lib/graph/document";

/** What the page of a link knows beside the graph or run itself. */
export type SharedPage = {
  token: string;
  /** `/s/{token}`. */
  address: string;
  name: string;
  sharedBy: string;
  createdAt: string;
  renderedAt: number;
  show: ShareShow;
  graph: Graph;
  /** Stands in somebody else's page. */
  framed: boolean;
};
