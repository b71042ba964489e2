// And back: what is asked for on the stage (a place, a year, an actor) lists its sentences; previous and next walk them.
// The place in the text and what was asked for stand in the address.
(() => {
  "use strict";
  const stage = document.getElementById("stage");
  if (!stage) return;
  const lists = stage.querySelector(".stage-lists");
  const mentions = [...document.querySelectorAll("a.mention[id]")];
  const found = document.createElement("section");
  found.className = "stage-found";
  found.hidden = true;
  found.setAttribute("aria-labelledby", "stage-found-title");
  lists.before(found);
  let links = [], step = -1, opener = null;

  const TESTS = {
    place: (link, id) => link.dataset.entity === id && !link.classList.contains("metonymic"),
    acting: (link, id) => link.classList.contains("metonymic") && (link.dataset.meant || link.dataset.entity) === id,
    year: (link, id) => { const [a, b] = (link.dataset.years || "").split(" ").map(Number); return Boolean(a) && a <= Number(id) && Number(id) <= (b || a); },
  };

  // The words around a mention, without the small figures; where the text is not here, its paragraph's summary.
  const around = (link) => {
    const strand = link.closest(".strand"), line = link.closest("p");
    const listed = line.classList.contains("edition-mentions");
    const source = listed ? strand.querySelector(".edition-paragraph") : line;
    let before = "", after = "", past = false;
    const walk = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentNode.closest("sup, .para-number, .para-length")) continue;
      if (!listed && link.contains(node)) past = true;
      else if (past || listed) after += node.data;
      else before += node.data;
    }
    before = before.trimStart();
    const head = before.slice(before.lastIndexOf(". ", before.length - 2) + 1).trimStart();
    const short = head.length > 60 ? `…${head.slice(-52).replace(/^\S*\s/, "")}` : head;
    const cut = after.slice(0, 64);
    const tail = after.length > 64 ? `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 20))}…` : after;
    return listed ? ["", `: ${tail}`] : [short, tail];
  };

  const walkTo = (number) => {
    step = (number + links.length) % links.length;
    links.forEach(({ entry }, index) => index === step ? entry.setAttribute("aria-current", "true") : entry.removeAttribute("aria-current"));
    const { link, entry } = links[step];
    entry.scrollIntoView({ block: "nearest" });
    try { history.replaceState(null, "", `#${link.id}`); } catch { /* file:// in some browsers */ }
    link.scrollIntoView({ block: "center" });
    document.querySelectorAll("a.mention.walked").forEach((each) => each.classList.remove("walked", "open"));
    link.classList.add("walked", "open");
  };
  const button = (words, label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };
  const close = () => {
    found.hidden = true;
    stage.querySelectorAll(".found").forEach((each) => each.classList.remove("found"));
    document.querySelectorAll("a.mention.walked").forEach((each) => each.classList.remove("walked", "open"));
    set("year", null);
    const back = opener && opener.isConnected && opener.offsetParent ? opener : stage.querySelector(".rail-slider");
    back.focus({ preventScroll: true });
  };
  const set = (name, value) => document.dispatchEvent(new CustomEvent("edition:address", { detail: [name, value] }));

  const label = { place: (of) => `${of}: the place is meant`, acting: (of) => `${of} acts`, year: (of) => of };
  const show = ({ kind, id, quiet }) => {
    const some = mentions.filter((link) => TESTS[kind](link, id));
    const entry = kind === "year" ? null : stage.querySelector(`[data-${kind}="${CSS.escape(id)}"]`);
    stage.querySelectorAll(".found").forEach((each) => each.classList.remove("found"));
    if (entry) entry.classList.add("found");
    if (kind === "place") stage.querySelectorAll(`g[data-layer="at-${CSS.escape(id)}"]`).forEach((each) => each.classList.add("found"));
    const name = label[kind](entry ? entry.firstChild.textContent : id);
    const head = document.createElement("p"), title = document.createElement("strong"), list = document.createElement("ol");
    head.className = "stage-found-head";
    title.id = "stage-found-title";
    title.textContent = `${name} (${some.length})`;
    head.append(title);
    if (some.length) head.append(button("‹", "Previous sentence", () => walkTo(step < 0 ? some.length - 1 : step - 1)), button("›", "Next sentence", () => walkTo(step + 1)));
    head.append(button("Close", "Close the list", close));
    links = some.map((link, index) => {
      const item = document.createElement("li"), to = document.createElement("a"), word = document.createElement("b"), para = document.createElement("span");
      const [before, after] = around(link);
      para.className = "stage-para";
      para.textContent = `¶${link.closest(".strand").dataset.para}`;
      word.textContent = link.textContent;
      to.href = `#${link.id}`;
      to.append(para, before, word, after);
      to.addEventListener("click", (event) => { event.preventDefault(); walkTo(index); });
      item.append(to);
      list.append(item);
      return { link, entry: to };
    });
    if (!some.length) list.append(Object.assign(document.createElement("li"), { textContent: "No sentence of this text names it." }));
    step = -1;
    found.replaceChildren(head, list);
    found.hidden = false;
    set("year", kind === "year" ? id : null);
    if (!quiet) { opener = document.activeElement; found.querySelector("button").focus({ preventScroll: true }); }
    else opener = null;
  };
  document.addEventListener("edition:find", (event) => show(event.detail));
  // The words of the text have changed: a list would show the old ones.
  document.addEventListener("edition:text", () => { if (!found.hidden) close(); found.replaceChildren(); });

  lists.addEventListener("click", (event) => {
    const asked = event.target.closest("button");
    if (!asked) return;
    const kind = asked.dataset.place ? "place" : "acting";
    document.dispatchEvent(new CustomEvent("edition:find", { detail: { kind, id: asked.dataset[kind] } }));
  });
  stage.querySelector(".stage-maps").addEventListener("click", (event) => {
    const layer = event.target.closest("g[data-layer].lit");
    if (layer) document.dispatchEvent(new CustomEvent("edition:find", { detail: { kind: "place", id: layer.dataset.layer.slice(3) } }));
  });
  stage.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !found.hidden && !document.querySelector("dialog.edition-card[open]")) close();
  });

  // --- The address: the paragraph as #p07 once the reader has scrolled, year and view where they were chosen.
  const keep = (change) => {
    const address = new URL(location.href);
    change(address);
    try { if (address.href !== location.href) history.replaceState(null, "", address); } catch { /* file:// in some browsers */ }
  };
  document.addEventListener("edition:address", ({ detail: [name, value] }) => keep((address) => {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }));
  let waiting = 0, scrolled = false;
  for (const event of ["wheel", "touchmove", "keydown"]) addEventListener(event, () => { scrolled = true; }, { passive: true });
  document.addEventListener("edition:paragraph", ({ detail: strand }) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!scrolled || (target && (strand.contains(target) || !/^#p\d+$/.test(location.hash) && target.matches("a.mention")))) return;
      keep((address) => { address.hash = strand.id; });
    }, 400);
  });
})();
