// The stage follows the text: each paragraph says what it shows (annotate.figures.stage). Nothing is measured on the
// way: a paragraph that crosses the line a third down the window sets attributes, and style does the rest.
(() => {
  "use strict";
  const stage = document.getElementById("stage");
  const strands = [...document.querySelectorAll(".strand[data-situation]")];
  if (!stage || !strands.length) return;
  const play = stage.querySelector(".stage-play"), now = stage.querySelector(".stage-now");
  const korea = document.getElementById("stage-korea-map"), earth = document.getElementById("stage-earth-map");
  const slider = stage.querySelector(".rail-slider"), thread = stage.querySelector(".thread");
  const pin = stage.querySelector(".stage-pin"), views = [...stage.querySelectorAll("input[name=view]")];
  const counts = stage.querySelector(".stage-counts"), here = document.querySelector(".bar-place");
  const rows = (text) => text.split("|").map((entry) => entry.split(" "));
  const since = rows(play.dataset.since), FIRST = Number(play.dataset.first);
  const looks = Object.fromEntries(rows(play.dataset.looks)), five = rows(play.dataset.counts);
  const titles = Object.fromEntries([...stage.querySelectorAll(".stage-map [data-situation]")].map((each) => [each.dataset.situation, each.textContent]));
  const layers = new Map(), items = new Map(), dots = new Map();
  for (const layer of stage.querySelectorAll("g[data-layer]")) layers.set(layer.dataset.layer, [...(layers.get(layer.dataset.layer) || []), layer]);
  stage.querySelectorAll(".stage-lists button").forEach((button) => items.set(button.dataset.place ? `p ${button.dataset.place}` : `a ${button.dataset.acting}`, button.parentNode));
  stage.querySelectorAll(".rail-drawing .year").forEach((dot) => dots.set(Number(dot.dataset.year), dot));
  const lit = new Set();
  let places = null, shown = 0, at = null, year = 0, situation = "";

  const view = () => (views.find((box) => box.checked) || views[0]).value;
  const situationOf = (wanted) => since.filter(([, begin]) => Number(begin) <= wanted).pop()[0];
  const last = FIRST + five.length - 1;

  // The world at the end of a year; outlines are looked up, and painted for the first time, while nothing else happens.
  const world = (wanted) => {
    const drawn = Math.min(Math.max(wanted, FIRST), last);
    if (drawn === shown) return drawn;
    places = places || rows(play.dataset.signs).map(([code, signs]) => {
      const place = document.getElementById(`stage-earth-place-${code}`);
      return { place, signs, edge: place && place.classList.contains("framed") ? " framed" : "", look: place ? place.getAttribute("class") : "" };
    }).filter((each) => each.place);
    for (const each of places) {
      const sign = each.signs.charAt(drawn - FIRST), small = sign.toLowerCase();
      const look = looks[small] + (sign === small ? each.edge : " dashed");
      if (look !== each.look) each.place.setAttribute("class", each.look = look);
    }
    shown = drawn;
    const [rok, dprk, both] = five[drawn - FIRST];
    counts.textContent = `Seoul only ${rok}, Pyongyang only ${dprk}, both ${both} states at the end of ${drawn}.`;
    return drawn;
  };

  const draw = () => {
    const chosen = view();
    let what = situation;
    if (chosen === "world") what = "world";
    if (chosen === "korea" && what === "world") what = "line";
    play.dataset.situation = what;
    korea.toggleAttribute("data-now", what !== "world");
    earth.toggleAttribute("data-now", what === "world");
    const drawn = what === "world" ? world(year) : year;
    const words = what === "world" ? `Relations with the two Koreas, end of ${drawn}` : titles[what];
    now.textContent = drawn === year || what !== "world" ? words : `${words} (the record goes from ${FIRST} to ${last})`;
    slider.value = year;
    slider.setAttribute("aria-valuetext", `${year}: ${now.textContent}`);
  };

  // The thread leads from date to date in the order of telling, above the line.
  const x = (wanted) => 8 + 344 * (wanted - Number(slider.min)) / (Number(slider.max) - Number(slider.min));
  const spun = (spans) => {
    let path = "", before = null;
    for (const [a, b] of spans) {
      const to = x((a + b) / 2);
      if (before === null) path = `M${to.toFixed(1)} 27`;
      else if (Math.abs(to - before) > 1) path += `Q${((before + to) / 2).toFixed(1)} ${(27 - Math.min(22, 6 + Math.abs(to - before) / 5)).toFixed(1)} ${to.toFixed(1)} 27`;
      before = to;
    }
    return path || "M0 0";
  };

  const light = (strand) => {
    for (const each of lit) each.classList.remove("lit");
    lit.clear();
    const add = (each) => { each.classList.add("lit"); lit.add(each); };
    const ids = (name) => (strand.dataset[name] || "").split(" ").filter(Boolean);
    const when = Number(strand.dataset.year);
    for (const id of ids("places")) {
      const item = items.get(`p ${id}`), { since: from, until } = item.firstElementChild.dataset;
      const there = (!from || Number(from) <= when) && (!until || when <= Number(until));
      item.classList.toggle("away", !there);
      add(item);
      if (there) (layers.get(`at-${id}`) || []).forEach(add);
    }
    for (const id of ids("acting")) if (items.has(`a ${id}`)) add(items.get(`a ${id}`));
    const spans = ids("years").map((span) => span.split("-").map(Number)).map(([a, b]) => [a, b || a]);
    for (const [a, b] of spans) for (const [named, dot] of dots) if (named >= a && named <= b) add(dot);
    thread.setAttribute("d", spun(spans));
  };

  const head = (strand) => {
    const section = strand.closest("section"), title = section && section.querySelector(":scope > h2");
    return `¶${strand.dataset.para}${title ? ` · ${title.firstChild.textContent}` : ""}`;
  };

  const cross = (strand) => {
    if (at === strand) return;
    const begun = performance.now();
    if (at) at.removeAttribute("data-now");
    at = strand;
    strand.setAttribute("data-now", "");
    here.textContent = head(strand);
    if (pin.getAttribute("aria-pressed") === "true") return;
    light(strand);
    [situation, year] = [strand.dataset.situation, Number(strand.dataset.year)];
    draw();
    document.dispatchEvent(new CustomEvent("edition:paragraph", { detail: strand }));
    performance.measure("stage", { start: begun });
  };

  const choose = (wanted) => { year = wanted; situation = situationOf(wanted); draw(); };
  const set = (name, value) => document.dispatchEvent(new CustomEvent("edition:address", { detail: [name, value] }));

  slider.addEventListener("input", () => choose(Number(slider.value)));
  slider.addEventListener("change", () => document.dispatchEvent(new CustomEvent("edition:find", { detail: { kind: "year", id: slider.value, quiet: true } })));
  views.forEach((box) => box.addEventListener("change", () => { draw(); set("view", view() === "text" ? null : view()); }));
  pin.addEventListener("click", () => {
    const held = pin.getAttribute("aria-pressed") !== "true";
    pin.setAttribute("aria-pressed", held);
    pin.textContent = held ? "Pinned" : "Pin";
    if (!held && at) { const strand = at; at = null; cross(strand); }
  });
  document.addEventListener("edition:find", (event) => { if (event.detail.kind === "year") choose(Number(event.detail.id)); });

  const asked = new URLSearchParams(location.search);
  const start = views.find((box) => box.value === asked.get("view"));
  if (start) start.checked = true;
  const watch = new IntersectionObserver((entries) => {
    const crossing = entries.filter((entry) => entry.isIntersecting).pop();
    if (crossing) cross(crossing.target);
  }, { rootMargin: "-33% 0px -66% 0px" });
  strands.forEach((strand) => watch.observe(strand));
  cross(strands[0]);
  const abroad = strands.find((strand) => strand.dataset.situation === "world");
  if (abroad) (globalThis.requestIdleCallback || setTimeout)(() => { if (!shown) world(Number(abroad.dataset.year)); });
  const wanted = Number(asked.get("year"));
  // When every script has run, the one that lists sentences too, and the paragraph in view has been crossed.
  const ask = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    document.dispatchEvent(new CustomEvent("edition:find", { detail: { kind: "year", id: String(wanted), quiet: true } }));
  }));
  if (wanted >= Number(slider.min) && wanted <= Number(slider.max)) addEventListener("DOMContentLoaded", ask);
})();
