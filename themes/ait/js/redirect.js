// @ts-check
// A page that moved, or a short address: go on in the reader's language and keep the place on the page.

const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("main a[hreflang]")]);
const wanted = navigator.languages.map((language) => language.slice(0, 2).toLowerCase())
  .map((language) => links.find((link) => link.hreflang === language))
  .find((link) => link !== undefined);
const target = wanted ?? links[0];
if (target)
  location.replace(target.hash === "" ? target.href + location.hash : target.href);
