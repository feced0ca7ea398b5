/** `(2) Runs · Baton`: how many questions wait, before what the page is called. */
export function withCount(title: string, count: number): string {
  const plain = title.replace(/^\(\d+\+?\) /, "");
  return count === 0 ? plain : `(${count > 99 ? "99+" : count}) ${plain}`;
}

/** Keeps the count before the title, also when a page gives itself another one. Answers how to stop. */
export function keepTitleCount(count: number): () => void {
  const set = () => {
    const wanted = withCount(document.title, count);
    if (document.title !== wanted) document.title = wanted;
  };
  set();
  const watch = new MutationObserver(set);
  watch.observe(document.head, { childList: true, subtree: true, characterData: true });
  return () => watch.disconnect();
}
