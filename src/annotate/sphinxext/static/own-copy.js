// "I have a copy": opened, or given a file anywhere on the page, it loads what compares and shows the copy.
(() => {
  "use strict";
  const box = document.querySelector(".own-copy");
  if (!box) return;
  const here = document.currentScript.src, { text } = box.dataset, KEY = `edition.own-copy.${text}`;
  let room = null;
  const load = (part) => globalThis.editionPage.load(new URL(`own-copy-${part}.js`, here).href);
  const enter = () => (room ||= Promise.all(["align", "show", text].map(load)).then(
    () => globalThis.editionCopy.room(box, KEY),
    () => { room = null; box.lastElementChild.textContent = "What compares a copy could not be loaded. Close this and open it to try again."; },
  ));
  box.addEventListener("toggle", () => { if (box.open) enter(); });
  const files = (event) => event.dataTransfer && event.dataTransfer.types.includes("Files");
  document.addEventListener("dragover", (event) => { if (files(event)) { event.preventDefault(); box.open = true; } });
  document.addEventListener("drop", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    enter().then((made) => made && made.take(file));
  });
  try { if (sessionStorage.getItem(KEY)) enter(); } catch { /* storage is switched off */ }
})();
