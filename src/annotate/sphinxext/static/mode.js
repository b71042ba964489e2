// Light or dark as the reader chose, before anything is drawn; the theme's switch works with what is set here.
(() => {
  "use strict";
  const { dataset } = document.documentElement;
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // some browsers keep nothing for files from a disk
    }
  };
  dataset.mode = kept("mode") || dataset.theme || "auto";
  dataset.theme = kept("theme") || dataset.theme || "auto";
})();
