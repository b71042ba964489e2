// Cards: what is known of a mention, beside its sentence. Without this, mentions are links to their records.
(() => {
  "use strict";
  if (!document.querySelector("a.mention")) return;
  const { made } = globalThis.editionPage, stage = document.getElementById("stage");
  const wide = matchMedia("(min-width: 1180px)"), narrow = matchMedia("(max-width: 899px)");
  const dialog = made("dialog", { className: "edition-card", id: "edition-card" });
  let opener = null, sheet = null;

  const tab = (name) => {
    if (!stage) return;
    stage.dataset.tab = name;
    stage.querySelectorAll(".stage-tab").forEach((button) => button.setAttribute("aria-pressed", button.dataset.tab === name));
    stage.querySelector('[data-tab="card"]').disabled = !dialog.open;
    dialog.classList.toggle("away", name !== "card" && narrow.matches);
  };
  const raise = (high) => {
    if (!stage) return;
    stage.dataset.sheet = high ? "high" : "low";
    const button = stage.querySelector(".stage-raise");
    button.textContent = high ? "Lower" : "Raise";
    button.setAttribute("aria-expanded", high);
  };

  // In the margin the card stands at the height of its mention; elsewhere it lies over the stage, not over the text.
  const place = (link) => {
    const host = wide.matches || !stage ? link.closest(".strand") || document.body : stage;
    if (dialog.parentNode !== host) host.append(dialog);
    dialog.style.top = wide.matches ? `${link.getClientRects()[0].top - host.getBoundingClientRect().top - 6}px` : "";
  };

  const shows = (link, entry) => {
    const line = made("p", { className: "card-show" });
    const add = (words, detail) => {
      const button = made("button", { type: "button" }, words);
      const event = detail ? new CustomEvent("edition:find", { detail }) : new CustomEvent("edition:correct", { detail: link.id });
      button.addEventListener("click", () => document.dispatchEvent(event));
      line.append(button);
    };
    const { entity, meant, years } = link.dataset;
    const known = (name, id) => id && stage && stage.querySelector(`[data-${name}="${CSS.escape(id)}"]`);
    if (link.classList.contains("metonymic")) { if (known("acting", meant || entity)) add("Who acts", { kind: "acting", id: meant || entity }); }
    else if (known("place", entity)) add("Show on the map", { kind: "place", id: entity });
    const strand = link.closest(".strand");
    const year = years ? years.split(" ").pop() : strand && strand.dataset.year;
    if (year && stage) add("Show in time", { kind: "year", id: year });
    add("Correct", null);
    line.lastChild.setAttribute("aria-keyshortcuts", "e");
    if (line.childElementCount) entry.querySelector(".card-others").before(line);
  };

  const openCard = (link) => {
    const entry = document.getElementById(`about-${link.id}`);
    if (!entry) return false;
    const copy = entry.cloneNode(true);
    copy.removeAttribute("id");
    // Who or what it is stands in the first card of the page that names it.
    const first = entry.dataset.told && document.getElementById(entry.dataset.told);
    if (first) {
      const scripts = first.querySelector(".card-scripts");
      if (scripts) copy.querySelector(".card-name").after(scripts.cloneNode(true));
      const rest = copy.querySelector(".card-also, .card-note, .card-decision");
      first.querySelectorAll(".card-description, .card-span").forEach((line) => rest.before(line.cloneNode(true)));
    }
    const by = `${document.querySelector("h1").firstChild.textContent}, ¶${link.closest(".strand").dataset.para}, ${link.id}`;
    copy.querySelector(".card-links").append(made("span", { className: "card-id" }, by));
    copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
    const name = copy.querySelector(".card-name");
    name.id = "edition-card-name";
    dialog.setAttribute("aria-labelledby", name.id);
    const close = made("button", { type: "button", className: "card-close" }, "Close");
    close.addEventListener("click", () => dialog.close());
    shows(link, copy);
    dialog.style.setProperty("--k", getComputedStyle(link).getPropertyValue("--k"));
    dialog.replaceChildren(close, copy);
    if (opener) opener.classList.remove("open");
    opener = link;
    link.classList.add("open");
    place(link);
    if (sheet === null && stage) sheet = stage.dataset.sheet;
    if (!dialog.open) dialog.show();
    tab("card");
    if (narrow.matches) raise(true);
    dialog.scrollTop = 0;
    close.focus({ preventScroll: true });
    const box = link.getBoundingClientRect(), floor = narrow.matches && stage ? stage.getBoundingClientRect().top : innerHeight;
    if (box.bottom > floor - 8 || box.top < 60) link.scrollIntoView({ block: narrow.matches ? "start" : "center" });
    // A card that would run out of the window goes up by as much.
    const over = dialog.getBoundingClientRect().bottom - innerHeight + 10;
    if (wide.matches && over > 0) dialog.style.top = `${parseFloat(dialog.style.top) - over}px`;
    return true;
  };

  dialog.addEventListener("close", () => {
    tab("stage");
    if (narrow.matches) raise(sheet === "high");
    sheet = null;
    if (!opener) return;
    opener.classList.remove("open");
    // The browser gives the focus to where it was when the card first opened; the mention shown last is meant.
    const focus = document.activeElement;
    if (!focus || focus === document.body || focus.matches("a.mention") || dialog.contains(focus)) opener.focus({ preventScroll: true });
    opener = null;
  });
  document.addEventListener("keydown", (event) => {
    // Escape in the search above closes the search alone.
    if (event.key === "Escape" && dialog.open && !document.querySelector("dialog:modal")) dialog.close();
  });

  const follow = (event, link) => {
    if (link.origin !== location.origin || link.pathname !== location.pathname) return;
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    history.pushState(null, "", link.hash);
    const next = target.closest("a.mention") || target;
    next.scrollIntoView({ block: narrow.matches ? "start" : "center" });
    // The card stays open from mention to mention; when it closes, the focus goes to the one shown last.
    if (next.matches("a.mention") && !link.matches(".card-permalink") && openCard(next)) return;
    if (opener) opener.classList.remove("open");
    opener = next;
    dialog.close();
  };

  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const inside = event.target.closest("dialog.edition-card");
    const link = event.target.closest(inside ? "a[href*='#']" : "a.mention");
    if (inside) { if (link) follow(event, link); return; }
    if (link && link.hasAttribute("href")) { if (openCard(link)) event.preventDefault(); return; }
    if (dialog.open && !event.target.closest(".stage")) dialog.close();
  });

  if (stage) {
    stage.querySelectorAll(".stage-tab").forEach((button) => button.addEventListener("click", () => tab(button.dataset.tab)));
    stage.querySelector(".stage-raise").addEventListener("click", () => raise(stage.dataset.sheet !== "high"));
    document.addEventListener("edition:find", () => { if (narrow.matches) { tab("stage"); raise(true); } });
  }
  const settle = () => { if (dialog.open && opener) { const link = opener; opener = null; dialog.close(); openCard(link); } };
  wide.addEventListener("change", settle);
  narrow.addEventListener("change", settle);
  document.querySelectorAll("a.mention").forEach((link) => {
    if (document.getElementById(`about-${link.id}`)) link.setAttribute("aria-haspopup", "dialog");
  });
})();
