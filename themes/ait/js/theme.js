// Classic and first, so that the chosen colours stand before anything is painted.
// The choice is kept in the name of this tab's window: no cookie and no storage, and it ends with the tab.
(function () {
  var choice = /theme=(light|dark)/.exec(window.name);
  if (choice) document.documentElement.dataset.theme = choice[1];
})();
