// @ts-check
// A place that moved to another page: who comes for it goes on at once. Without this script a notice links there.

function follow() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const link = place?.matches(".moved") ? place.querySelector("a") : null;
  if (link)
    location.replace(link.href);
}

addEventListener("hashchange", follow);
follow();
