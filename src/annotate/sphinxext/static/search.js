// The search: a dialog on every page, and the page of the search. The rest of it is loaded when it is first opened.
(() => {
  "use strict";
  const dialog = document.querySelector(".search-dialog");
  const form = document.querySelector(".search-form");
  if (!form) return;
  const room = form.parentNode, said = room.querySelector(".search-said"), list = room.querySelector(".search-found");
  const { q, kind, year, status } = form.elements;
  let asked = false, ready = false, waiting = 0;

  const load = () => {
    if (asked) return;
    asked = true;
    said.textContent = "The index is being loaded …";
    Promise.all(form.dataset.scripts.split(" ").map(globalThis.editionPage.load)).then(
      () => { ready = true; show(); },
      () => { asked = false; said.textContent = "The index could not be loaded. Type on to try again."; },
    );
  };

  const address = () => {
    const asks = new URLSearchParams();
    for (const field of [q, kind, year, status]) if (field.value) asks.set(field.name, field.value);
    return `${form.getAttribute("action")}${String(asks) && `?${asks}`}`;
  };
  const show = () => {
    if (!ready) return;
    globalThis.editionSearch.show(form.elements, said, list, dialog && address());
    if (!dialog) try { history.replaceState(null, "", address()); } catch { /* file:// in some browsers */ }
  };

  const open = () => {
    load();
    if (dialog && !dialog.open) dialog.showModal();
    q.focus();
    q.select();
  };
  form.addEventListener("focusin", load);
  form.addEventListener("input", () => { load(); clearTimeout(waiting); waiting = setTimeout(show, 40); });
  form.addEventListener("submit", (event) => {
    if (dialog) return;
    event.preventDefault();
    show();
  });

  // Arrows go through the results; from the first one back to the words.
  room.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const hits = [...list.querySelectorAll("a.search-hit")], at = hits.indexOf(document.activeElement);
    if (!step || (document.activeElement !== q && at < 0)) return;
    event.preventDefault();
    const next = at + step;
    if (next < 0) q.focus();
    else if (next < hits.length) hits[next].focus();
  });
  const writes = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  document.addEventListener("keydown", (event) => {
    const ctrl = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !writes(event.target);
    if (!ctrl && !slash) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (ctrl && dialog && dialog.open) dialog.close();
    else if (!document.querySelector("dialog:modal:not(.search-dialog)")) open();
  }, true);
  for (const link of document.querySelectorAll(".search-open")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
  }
  if (dialog) {
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest(".search-close, a.search-hit")) dialog.close();
    });
    return;
  }
  const given = new URLSearchParams(location.search);
  for (const field of [q, kind, year, status]) if (given.has(field.name)) field.value = given.get(field.name);
  open();
})();
