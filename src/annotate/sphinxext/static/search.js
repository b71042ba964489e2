// The search: a dialog on every page, and the page of the search. Index and matcher are loaded when it is first opened.
(() => {
  "use strict";
  const dialog = document.querySelector(".search-dialog");
  const form = document.querySelector(".search-form");
  if (!form) return;
  const room = form.parentNode, said = room.querySelector(".search-said"), list = room.querySelector(".search-found");
  const { q, kind, year } = form.elements;
  const root = document.documentElement.dataset.content_root || "./";
  const FEW = { entities: 6, mentions: 8, sections: 6 }, MANY = 200;
  let index = null, asked = false, waiting = 0;

  const load = () => {
    if (asked) return;
    asked = true;
    said.textContent = "The index is being loaded …";
    let left = 2;
    for (const source of form.dataset.scripts.split(" ")) {
      const script = document.createElement("script");
      script.src = source;
      script.async = false;
      script.addEventListener("error", () => { asked = false; said.textContent = "The index could not be loaded. Type on to try again."; });
      script.addEventListener("load", () => {
        left -= 1;
        if (left || !globalThis.editionIndex) return;
        index = globalThis.editionSearch.prepare(globalThis.editionIndex);
        show();
      });
      document.head.append(script);
    }
  };

  // Elements are made of text; nothing of the index is ever read as markup.
  const made = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };
  const item = (url, head, ...rest) => {
    const link = made("a", "search-hit", made("span", "search-head", ...[].concat(head)), ...rest);
    link.href = root + url;
    return made("li", "", link);
  };
  const count = (number, one, many) => number ? `${number} ${number === 1 ? one : many}` : "";

  const entityItem = ({ entity, by }) => {
    const head = [made("b", "", entity.label)];
    if (by && by.words !== entity.label) {
      const name = made("span", "search-name", by.words);
      if (by.lang) name.lang = by.lang;
      head.push(" · ", name);
    }
    const of = index.kinds[entity.kind][1];
    const place = [of[0].toUpperCase() + of.slice(1), count(entity.times, "mention", "mentions")].filter(Boolean).join(", ");
    return item(entity.url, head, made("span", "search-about", entity.description), made("span", "search-place", place));
  };
  const cutBefore = (words) => words.length > 60 ? `…${words.slice(-52).replace(/^\S*\s/, "")}` : words;
  const cutAfter = (words, most = 70) => words.length > most ? `${words.slice(0, most).replace(/\s\S*$/, "")}…` : words;
  const mentionItem = ({ mention }) => {
    const { within, quote, start } = mention, points = start < 0 ? [] : [...within.words];
    const before = points.slice(0, Math.max(start, 0)).join(""), after = points.slice(start + [...quote].length).join("");
    const head = start < 0 ? [made("b", "", `“${quote}”`)] : [cutBefore(before), made("b", "", quote), cutAfter(after)];
    const about = start < 0 ? [made("span", "search-about", cutAfter(within.words, 110))] : [];
    return item(mention.url, head, ...about, made("span", "search-place", `${within.text[1]}, ¶${within.number}`));
  };
  const passageItem = (stems) => (passage) => {
    const words = passage.words.split(" "), { fold } = globalThis.editionSearch;
    const hit = (word) => ` ${fold(word)}`, is = (word) => stems.some((stem) => hit(word).includes(` ${stem}`));
    const at = Math.max(words.findIndex(is), 0), from = Math.max(at - 8, 0);
    const line = words.slice(from, from + 24).flatMap((word) => [is(word) ? made("mark", "", word) : word, " "]);
    const about = made("span", "search-about", from ? "… " : "", ...line, from + 24 < words.length ? "…" : "");
    const title = passage.title || `${passage.text[1]}, ¶${passage.number}`;
    const place = passage.title && passage.page !== passage.title ? passage.page : "";
    return item(passage.url, [made("b", "", title)], about, made("span", "search-place", place));
  };

  const group = (title, found, most, make) => {
    if (!found.length) return [];
    const head = made("h2", "search-group", title, " ", made("span", "search-count", `${found.length}`));
    const rows = made("ol", "search-list", ...found.slice(0, most).map(make));
    return [made("section", "", head, rows)];
  };
  const address = () => {
    const asks = new URLSearchParams();
    for (const field of [q, kind, year]) if (field.value) asks.set(field.name, field.value);
    return `${form.getAttribute("action")}${asks.size ? `?${asks}` : ""}`;
  };

  const show = () => {
    if (!index) return;
    const found = globalThis.editionSearch.find(index, q.value, kind.value, Number(year.value) || 0);
    const most = (name) => dialog ? FEW[name] : MANY;
    const parts = [
      ...group(found.guessed ? "Names spelt nearly so" : "People, places and other records", found.entities, most("entities"), entityItem),
      ...group("In the texts", found.mentions, most("mentions"), mentionItem),
      ...group("Passages and pages", found.sections, most("sections"), passageItem(found.stems || [])),
    ];
    const more = ["entities", "mentions", "sections"].some((name) => found[name].length > most(name));
    if (more && dialog) {
      const all = made("a", "search-hit search-all", "All results");
      all.href = address();
      parts.push(made("p", "", all));
    }
    list.replaceChildren(...parts);
    const numbers = [count(found.entities.length, "record", "records"), count(found.mentions.length, "mention", "mentions"), count(found.sections.length, "passage", "passages")].filter(Boolean);
    const nothing = q.value.trim() || kind.value || year.value;
    said.textContent = numbers.length ? numbers.join(", ") : nothing ? "Nothing found. Names may be written in any script and romanisation." : "";
    if (!dialog) try { history.replaceState(null, "", nothing ? address() : location.pathname); } catch { /* file:// in some browsers */ }
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
  for (const field of [q, kind, year]) if (given.has(field.name)) field.value = given.get(field.name);
  open();
})();
