// On the page for what is not there: an address in capitals leads to the page that was meant, where there is one.
const { pathname, search, hash } = location;
const lower = pathname.toLowerCase();
if (lower !== pathname) {
  const meant = lower.endsWith("/") ? lower : `${lower}/`;
  fetch(meant, { method: "HEAD" }).then(
    (response) => {
      if (response.ok) location.replace(meant + search + hash);
    },
    () => {},
  );
}
