// Ink and filter of the bar: how strongly names are marked, and which. Without this, the legend explains the marks.
(() => {
  "use strict";
  const KEY = "edition.show", GROUPS = ["show", "sense", "status", "sure", "notes"], INK = "ink";
  const mentions = [...document.querySelectorAll("a.mention")];
  const bar = document.querySelector(".reading-bar");
  if (!mentions.length || !bar) return;
  const boxes = [...bar.querySelectorAll("input[type=checkbox]")];
  const inks = [...bar.querySelectorAll("input[name=ink]")];
  const said = bar.querySelector(".legend-said");
  const of = (group) => boxes.filter((box) => box.name === group);
  const values = (group) => of(group).filter((box) => box.checked).map((box) => box.value);

  // What the groups ask of a mention.
  const traits = (link) => {
    const names = link.classList;
    return {
      show: [...names].find((name) => name.startsWith("mention-")).slice("mention-".length),
      sense: names.contains("metonymic") ? "metonymic" : "literal",
      status: names.contains("disputed") ? "disputed" : "accepted",
      sure: names.contains("low") ? "low" : names.contains("medium") ? "medium" : "high",
    };
  };

  const apply = () => {
    const wanted = ["show", "sense", "status", "sure"].filter((group) => of(group).length).map((group) => [group, new Set(values(group))]);
    let shown = 0;
    for (const link of mentions) {
      const has = traits(link), on = wanted.every(([group, some]) => some.has(has[group]));
      shown += on;
      if (on !== link.classList.contains("off")) continue;
      link.classList.toggle("off", !on);
      // A link that is switched off is plain text: no tab stop, no announcement.
      if (!on) { link.dataset.href = link.getAttribute("href"); link.removeAttribute("href"); }
      else { link.setAttribute("href", link.dataset.href); delete link.dataset.href; }
    }
    const notes = of("notes")[0];
    document.body.classList.toggle("no-notes", Boolean(notes) && !notes.checked);
    return shown;
  };

  // Nothing is written into the address or the store while everything stands as it stands at first.
  const state = () => {
    const query = new URLSearchParams();
    for (const group of GROUPS) {
      if (of(group).some((box) => !box.checked)) query.set(group, values(group).join(",") || "none");
    }
    const ink = inks.find((box) => box.checked);
    if (ink && ink !== inks[0]) query.set(INK, ink.value);
    return query.toString().replaceAll("%2C", ",");
  };
  const remember = () => {
    const query = state();
    try { query ? localStorage.setItem(KEY, query) : localStorage.removeItem(KEY); } catch { /* storage is switched off */ }
    const rest = [...new URLSearchParams(location.search)].filter(([name]) => ![...GROUPS, INK].includes(name));
    const every = [query, new URLSearchParams(rest).toString()].filter(Boolean).join("&");
    try { history.replaceState(null, "", `${location.pathname}${every ? `?${every}` : ""}${location.hash}`); } catch { /* file:// in some browsers */ }
  };
  const restore = () => {
    const asked = new URLSearchParams(location.search);
    let query = asked;
    if (![...GROUPS, INK].some((name) => asked.has(name))) {
      try { query = new URLSearchParams(localStorage.getItem(KEY) || ""); } catch { query = asked; }
    }
    for (const box of boxes) if (query.has(box.name)) box.checked = query.get(box.name).split(",").includes(box.value);
    for (const box of inks) if (query.get(INK) === box.value) box.checked = true;
  };
  const ink = () => { document.body.dataset.ink = (inks.find((box) => box.checked) || inks[0]).value; };
  const tell = (shown) => { said.textContent = shown === mentions.length ? `${shown}` : `${shown} of ${mentions.length}`; };
  const changed = () => { tell(apply()); ink(); remember(); };

  boxes.forEach((box) => { box.hidden = false; box.addEventListener("change", changed); });
  inks.forEach((box) => box.addEventListener("change", changed));
  const buttons = bar.querySelector(".legend-buttons");
  buttons.hidden = false;
  buttons.addEventListener("click", (event) => {
    const which = event.target.dataset.show;
    if (!which) return;
    boxes.forEach((box) => { if (box.name === "show" || which === "all") box.checked = which === "all"; });
    changed();
  });
  restore();
  tell(apply());
  ink();

  // A link to a mention shows it even where the filter hides its kind.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const link = target && target.closest("a.mention.off");
    if (!link) return;
    const has = Object.values(traits(link));
    boxes.forEach((box) => { if (has.includes(box.value)) box.checked = true; });
    tell(apply());
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
