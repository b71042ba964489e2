// The ways into the form on which readers suggest: chosen words, the card of a mention, a key, the line under the title.
// The form itself, with what it searches, is loaded when it is first asked for. Without this, the line is a link.
(() => {
  "use strict";
  if (!document.querySelector(".strand")) return;
  const root = document.documentElement.dataset.content_root || "./";
  const PLACE = ".edition-paragraph:not(.precis)";
  const ask = globalThis.editionPage.made("button", { type: "button", className: "form-ask" }, "Suggest a correction");
  let loaded = null, chosen = null, waiting = 0;

  // What the search of the page has loaded already is not loaded again.
  const load = () => loaded ||= Promise.all([
    "form.css", ...(globalThis.editionSearch ? [] : ["search-find.js"]), ...(globalThis.editionIndex ? [] : ["search-index.js"]),
    "form-data.js", "form-place.js", "form-fields.js", "form.js",
  ].map((name) => globalThis.editionPage.load(`${root}_static/${name}`))).catch((error) => { loaded = null; throw error; });

  const open = (at) => {
    ask.remove();
    load().then(() => globalThis.editionForm.open(at)).catch(() => {
      const link = document.querySelector(".correct a");
      if (link) location.assign(link.href);
    });
  };

  // Words that are chosen in one paragraph of the text; a summary is in the editors' words and no place to anchor at.
  const picked = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0), of = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(PLACE);
    const paragraph = of(range.startContainer);
    return paragraph && of(range.endContainer) === paragraph ? { paragraph, range: range.cloneRange() } : null;
  };
  const offer = () => {
    if (document.activeElement === ask) return;
    if (document.querySelector("dialog.edition-form[open]")) { ask.remove(); return; }
    chosen = picked();
    if (!chosen) { ask.remove(); return; }
    const host = chosen.paragraph.closest(".strand"), boxes = chosen.range.getClientRects(), last = boxes[boxes.length - 1];
    if (!last) return;
    const frame = host.getBoundingClientRect();
    ask.style.top = `${last.bottom - frame.top + 4}px`;
    ask.style.left = `${Math.max(0, Math.min(last.left - frame.left, frame.width - 180))}px`;
    chosen.paragraph.after(ask);
  };
  document.addEventListener("selectionchange", () => { clearTimeout(waiting); waiting = setTimeout(offer, 120); });
  // A press would take the selection away before the click.
  ask.addEventListener("pointerdown", (event) => event.preventDefault());
  ask.addEventListener("click", () => { if (chosen) open({ ...chosen, opener: chosen.paragraph.querySelector(".para-number") }); });

  document.addEventListener("edition:correct", ({ detail: id }) => {
    const mention = document.getElementById(id);
    if (mention) open({ mention, opener: mention });
  });
  const anchored = (target) => target.closest("a.mention[href]") || target.closest("a.para-number");
  document.addEventListener("keydown", (event) => {
    const link = event.key === "e" && !event.ctrlKey && !event.metaKey && !event.altKey && anchored(event.target);
    if (!link || document.querySelector("dialog:modal")) return;
    event.preventDefault();
    open(link.matches("a.mention") ? { mention: link, opener: link } : { paragraph: link.closest(".edition-paragraph"), opener: link });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".correct a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open({ opener: link });
  });
})();
