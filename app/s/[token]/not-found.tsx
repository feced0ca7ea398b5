import { ClosedLink } from "@/components/shares/closed-link";

export default function NotFound() {
  return <ClosedLink />;
}
