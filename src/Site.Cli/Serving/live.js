// Keeps the open page as the files are: plain text that changed is exchanged in place, so that the place on the page, what stands open and
// what was filled in stay; for all else the page is loaded anew. What is wrong is laid over it.

/** Elements that hold text and that scripts of a theme do not look for, and their attributes. */
const plain = new Set(["A", "B", "BLOCKQUOTE", "BR", "EM", "I", "LI", "OL", "P", "STRONG", "UL"]);
const attributes = new Set(["href", "lang", "start"]);

/** The page as the server gave it, without what scripts made of it since. @type {Document | undefined} */
let given;

/** Names the bytes that the open page shows. */
let shown = new URL(import.meta.url).search.slice(1);

/** Brings the open page to what the server has now. The first time it only learns what was given, unless that is older than what the server has. */
async function follow() {
  const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const own = page.querySelector('script[src^="/_live/"]');
  const now = own?.getAttribute("src")?.split("?")[1] ?? "";
  own?.remove();
  if (now !== shown) {
    /** @type {Edit[]} */
    const edits = [];
    // What lies in a template element takes no part in the comparison of nodes.
    const isText = given && !answer.redirected && !page.querySelector("template") && compare(document.documentElement, given.documentElement, page.documentElement, edits);
    if (!isText) {
      location.reload();
      return;
    }
    for (const { parent, gone, come, next } of edits) {
      gone.forEach(node => parent.removeChild(node));
      come.forEach(node => parent.insertBefore(document.importNode(node, true), next));
    }
  }
  shown = now;
  given = page;
}

/** @typedef {{ parent: Node, gone: ChildNode[], come: ChildNode[], next: ChildNode | null }} Edit children of an open node that make room for others */

/**
 * Finds what to exchange. False: more differs than plain text, or scripts have been at work where it does.
 * @param {Node} parent of the open page @param {Node} was as it was given @param {Node} is as it is now @param {Edit[]} edits grows
 * @returns {boolean}
 */
function compare(parent, was, is, edits) {
  if (was.isEqualNode(is)) return true;
  const isPart = was instanceof HTMLElement && isLike(parent, was) && was.cloneNode().isEqualNode(is.cloneNode())
    && !was.nodeName.includes("-") && !["HEAD", "SCRIPT", "STYLE"].includes(was.nodeName);
  if (!isPart) return false;
  const [before, after] = [[...was.childNodes], [...is.childNodes]];
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start].isEqualNode(after[start])) start++;
  let end = 0;
  while (end < least - start && before[before.length - 1 - end].isEqualNode(after[after.length - 1 - end])) end++;
  const gone = before.slice(start, before.length - end);
  const come = after.slice(start, after.length - end);
  // Scripts may have put nodes of their own after these, not before or among them.
  const children = [...parent.childNodes];
  if (!before.slice(0, start + gone.length + 1).every((node, i) => isLike(children[i], node))) return false;
  if (gone.length === come.length) {
    /** @type {Edit[]} */
    const found = [];
    if (gone.every((node, i) => compare(children[start + i], node, come[i], found) || exchange(start + i, [node], [come[i]], found))) {
      edits.push(...found);
      return true;
    }
  }
  return exchange(start, gone, come, edits);

  /** @param {number} at place of the first among the children @param {ChildNode[]} gone @param {ChildNode[]} come @param {Edit[]} edits */
  function exchange(at, gone, come, edits) {
    const open = children.slice(at, at + gone.length);
    const isSafe = [...gone, ...come].every(isPlain) && gone.every((node, i) => open[i].isEqualNode(node));
    if (isSafe) edits.push({ parent, gone: open, come, next: children[at + gone.length] ?? null });
    return isSafe;
  }
}

/** @param {Node | undefined} open @param {Node} node */
function isLike(open, node) {
  return open?.nodeName === node.nodeName && (!(open instanceof Element) || open.id === /** @type {Element} */ (node).id);
}

/** @param {Node} node @returns {boolean} */
function isPlain(node) {
  return node.nodeType === Node.TEXT_NODE
    || (node instanceof Element && plain.has(node.nodeName) && [...node.attributes].every(a => attributes.has(a.name)) && [...node.childNodes].every(isPlain));
}

const overlay = document.createElement("div");
Object.assign(overlay.style, { position: "fixed", inset: "auto 0 0 0", maxHeight: "60vh", overflow: "auto", background: "#2b0d0d", color: "#ffe9e7",
  padding: "1rem 1.5rem", font: "15px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap", zIndex: "2147483647", borderTop: "4px solid #f5a3a0" });
overlay.setAttribute("role", "alert");

const events = new EventSource("/_live/events");
// One after the other. The first also sees what was saved before the stream was open. A server that is gone comes back with a next event.
let following = Promise.resolve();
events.addEventListener("changed", () => { following = following.then(follow).catch(() => {}); });
events.addEventListener("errors", (event) => {
  const { title, items } = JSON.parse(event.data);
  overlay.textContent = [title, ...items].join("\n\n");
  if (items.length > 0) document.body.append(overlay); else overlay.remove();
});
