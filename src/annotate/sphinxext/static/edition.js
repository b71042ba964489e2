// Cards and filter of the reading view. Without it, mentions are links to the index and the legend explains the marks.
(() => {
  "use strict";
  const KEY = "edition.show";
  const mentions = [...document.querySelectorAll("a.mention")];
  if (!mentions.length) return;

  // --- Cards -------------------------------------------------------------------------------------------------------
  const dialog = document.createElement("dialog");
  dialog.className = "edition-card";
  dialog.id = "edition-card";
  document.body.append(dialog);
  let opener = null;

  const kindOf = (node) => [...node.classList].find((name) => name.startsWith("mention-"));

  const place = (link) => {
    dialog.style.left = dialog.style.top = "";
    if (matchMedia("(max-width: 600px)").matches) return;
    const at = link.getClientRects()[0] || link.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, innerWidth - dialog.offsetWidth - 16));
    const below = at.bottom + 8 + dialog.offsetHeight <= innerHeight;
    const top = below ? at.bottom + 8 : Math.max(8, at.top - dialog.offsetHeight - 8);
    dialog.style.left = `${left}px`;
    dialog.style.top = `${top}px`;
  };

  const openCard = (link) => {
    const entry = document.getElementById(`about-${link.id}`);
    if (!entry) return false;
    const copy = entry.cloneNode(true);
    copy.removeAttribute("id");
    copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
    const name = copy.querySelector(".card-name");
    name.id = "edition-card-name";
    dialog.setAttribute("aria-labelledby", name.id);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "card-close";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    dialog.style.setProperty("--k", getComputedStyle(link).getPropertyValue("--k"));
    dialog.replaceChildren(close, copy);
    opener = link;
    if (dialog.open) close.focus();
    else dialog.showModal();
    dialog.scrollTop = 0;
    place(link);
    return true;
  };

  dialog.addEventListener("close", () => {
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      const box = dialog.getBoundingClientRect();
      const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
      if (!inside) dialog.close();
      return;
    }
    const link = event.target.closest("a[href*='#']");
    if (!link || link.origin !== location.origin || link.pathname !== location.pathname) return;
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    history.pushState(null, "", link.hash);
    const next = target.closest("a.mention") || target;
    next.scrollIntoView({ block: "center" });
    // The dialogue stays open from card to card; when it closes, the focus goes to the mention shown last.
    opener = next;
    if (!next.matches("a.mention") || link.matches(".card-permalink") || !openCard(next)) dialog.close();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.mention");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!link.hasAttribute("href")) return;
    if (openCard(link)) event.preventDefault();
  });
  mentions.forEach((link) => {
    if (document.getElementById(`about-${link.id}`)) link.setAttribute("aria-haspopup", "dialog");
  });

  // --- Filter ------------------------------------------------------------------------------------------------------
  const legend = document.querySelector(".edition-legend");
  if (!legend) return;
  const boxes = [...legend.querySelectorAll("input[type=checkbox]")];
  const said = legend.querySelector(".legend-said");
  const values = (group) => boxes.filter((box) => box.name === group && box.checked).map((box) => box.value);

  const apply = () => {
    const kinds = new Set(values("show"));
    const senses = boxes.some((box) => box.name === "sense") ? new Set(values("sense")) : null;
    let shown = 0;
    for (const link of mentions) {
      const kind = kindOf(link).slice("mention-".length);
      const sense = link.classList.contains("metonymic") ? "metonymic" : "literal";
      const on = kinds.has(kind) && (!senses || senses.has(sense));
      shown += on;
      link.classList.toggle("off", !on);
      // A link that is switched off is plain text: no tab stop, no announcement.
      if (!on && link.hasAttribute("href")) {
        link.dataset.href = link.getAttribute("href");
        link.removeAttribute("href");
      } else if (on && link.dataset.href) {
        link.setAttribute("href", link.dataset.href);
        delete link.dataset.href;
      }
    }
    const notes = boxes.find((box) => box.name === "notes");
    document.body.classList.toggle("no-notes", Boolean(notes) && !notes.checked);
    return shown;
  };

  // Nothing is written into the address or the store while everything is shown.
  const state = () => {
    const query = new URLSearchParams();
    for (const group of ["show", "sense", "notes"]) {
      const of = boxes.filter((box) => box.name === group);
      if (of.length && of.some((box) => !box.checked)) query.set(group, values(group).join(",") || "none");
    }
    return query.toString().replaceAll("%2C", ",");
  };
  const remember = () => {
    const query = state();
    try { query ? localStorage.setItem(KEY, query) : localStorage.removeItem(KEY); } catch { /* storage is switched off */ }
    const rest = [...new URLSearchParams(location.search)].filter(([name]) => !["show", "sense", "notes"].includes(name));
    const every = [query, new URLSearchParams(rest).toString()].filter(Boolean).join("&");
    try { history.replaceState(null, "", `${location.pathname}${every ? `?${every}` : ""}${location.hash}`); } catch { /* file:// in some browsers */ }
  };
  const restore = () => {
    const asked = new URLSearchParams(location.search);
    let query = asked;
    if (!["show", "sense", "notes"].some((name) => asked.has(name))) {
      try { query = new URLSearchParams(localStorage.getItem(KEY) || ""); } catch { query = asked; }
    }
    for (const box of boxes) {
      if (query.has(box.name)) box.checked = query.get(box.name).split(",").includes(box.value);
    }
  };
  const changed = () => {
    const shown = apply();
    remember();
    if (said) said.textContent = `${shown} of ${mentions.length} mentions are marked.`;
  };

  boxes.forEach((box) => { box.hidden = false; box.addEventListener("change", changed); });
  const buttons = legend.querySelector(".legend-buttons");
  if (buttons) {
    buttons.hidden = false;
    buttons.addEventListener("click", (event) => {
      const which = event.target.dataset.show;
      if (!which) return;
      boxes.forEach((box) => { if (box.name === "show" || which === "all") box.checked = which === "all"; });
      changed();
    });
  }
  restore();
  apply();

  // A link to a mention shows it even where the filter hides its kind.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const link = target && target.closest("a.mention.off");
    if (!link) return;
    const kind = kindOf(link).slice("mention-".length);
    const sense = link.classList.contains("metonymic") ? "metonymic" : "literal";
    boxes.forEach((box) => { if (box.value === kind || box.value === sense) box.checked = true; });
    apply();
  };
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => document.querySelectorAll("details.mention-list").forEach((list) => { list.open = true; }));
})();
