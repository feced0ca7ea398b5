/** First in the tab order of every page. The page's `main` has the id `content`. */
export function SkipLink() {
  return (
    <a href="#content" className="popup fixed top-2 left-2 z-50 -translate-y-24 px-3 py-2 text-base font-medium focus:translate-y-0">
      Skip to content
    </a>
  );
}
