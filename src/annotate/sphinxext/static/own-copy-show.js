// A reader's copy on the page: taken in, shown with the marks as a private build shows it, put away again. The page's own
// links, numbers and notes are moved into the text and back, so that cards, filter and stage go on as they are.
// Nothing is sent; only where the reader ticks it, the paragraphs stay in the tab's session storage.
(() => {
  "use strict";
  const MOST = 8_000_000;
  const { made } = globalThis.editionPage;
  const printed = (words) => words.replaceAll("'", "’");

  // --- A paragraph with its marks (annotate.sphinxext.layout).
  const findQuote = (text, quote, nth, fold) => {
    const hay = fold(text), needle = fold(quote);
    let at = -needle.length;
    for (let n = 0; n < nth; n += 1) if ((at = hay.indexOf(needle, at + needle.length)) < 0) return -1;
    return at;
  };
  const runsOf = (text, links, data, fold) => {
    const found = [];
    for (const link of links) {
      const quote = link.textContent, start = findQuote(text, quote, data.nth[link.id] || 1, fold);
      if (start >= 0) found.push({ link, start, end: start + quote.length });
    }
    found.sort((one, other) => one.start - other.start || other.end - one.end);
    let end = 0; // links do not stand in links
    return found.filter((run) => run.start >= end && (end = run.end));
  };
  const marksOf = (text, rows, runs, fold) => {
    const settled = new Map();
    for (const [quote, nth, number, anchor, back, look] of rows) {
      const start = findQuote(text, quote, nth, fold);
      if (start < 0) continue;
      const end = start + quote.length, run = runs.find((each) => each.start < end && end < each.end), at = run ? run.end : end;
      const mark = made("sup", { className: look, id: back }, made("a", { className: "reference internal", href: `#${anchor}` }, `${number}`));
      settled.set(at, [...(settled.get(at) || []), mark]);
    }
    return settled;
  };

  // Returns how to undo it.
  const overlay = (strand, item, data, fold) => {
    const line = strand.querySelector(".edition-paragraph"), names = strand.querySelector(".edition-mentions");
    const undo = [], { text } = item;
    const keep = (node) => { const inner = [...node.childNodes]; undo.unshift(() => node.replaceChildren(...inner)); };
    const links = names ? [...names.querySelectorAll("a.mention")] : [];
    keep(line);
    if (names) keep(names);
    const runs = runsOf(text, links, data, fold), marks = marksOf(text, data.marks[item.para] || [], runs, fold);
    const shown = made("p", { className: "edition-paragraph own-copy-text", id: line.id }, line.querySelector(".para-number"), " ");
    let at = 0;
    const write = (to) => {
      for (const cut of [...marks.keys(), to].filter((each) => each >= at && each <= to).sort((a, b) => a - b)) {
        shown.append(...(cut > at ? [text.slice(at, cut)] : []), ...(marks.get(cut) || []));
        marks.delete(cut);
        at = cut;
      }
    };
    for (const { link, start, end } of runs) {
      write(start);
      const words = link.lastChild, said = words.data;
      undo.push(() => { words.data = said; });
      words.data = text.slice(start, end);
      shown.append(link);
      at = end;
    }
    write(text.length);
    line.replaceWith(shown);
    undo.push(() => shown.replaceWith(line));
    const left = links.filter((link) => !shown.contains(link));
    if (names && left.length) {
      names.replaceChildren(made("span", { className: "mentions-label" }, "Also named here: "), ...left.flatMap((link, n) => (n ? [" · ", link] : [link])));
    } else if (names) {
      const place = document.createComment("names");
      names.replaceWith(place);
      undo.push(() => place.replaceWith(names));
    }
    for (const [, , , anchor, back] of data.marks[item.para] || []) {
      const to = strand.querySelector(`[id="${CSS.escape(anchor)}"] .note-back`);
      if (!to || !shown.querySelector(`[id="${CSS.escape(back)}"]`)) continue;
      const before = to.getAttribute("href");
      to.setAttribute("href", `#${back}`);
      undo.push(() => to.setAttribute("href", before));
    }
    return () => undo.reverse().forEach((step) => step());
  };
  const remark = (strand, words) => {
    const note = made("p", { className: "own-copy-note" }, words);
    strand.querySelector(".edition-paragraph").after(note);
    return () => note.remove();
  };

  // --- The room: what opens under "I have a copy".
  const room = (box, key) => {
    const data = globalThis.editionCopies[box.dataset.text], { takeIn, report, reader } = globalThis.editionCopy;
    const { fold } = reader(data), statement = box.closest("aside"), label = statement.getAttribute("aria-label");
    const summary = box.querySelector("summary"), said = box.lastElementChild, asks = summary.textContent;
    let undo = [], items = null;

    const pasted = made("textarea", { rows: 5, spellcheck: false, autocomplete: "off" });
    const chosen = made("input", { type: "file", accept: ".txt,.text,.md,text/plain" });
    const form = made("form", { className: "own-copy-form" },
      made("p", {}, "Paste the text, choose a file, or drop one anywhere on this page. It is compared here, paragraph by paragraph, and then shown with its marks. Nothing of it is sent, and nothing is stored."),
      made("label", {}, made("span", {}, "Its text"), pasted),
      made("label", {}, made("span", {}, "or a file: plain text, UTF-8"), chosen),
      made("button", {}, "Compare and show it"));
    const kept = made("input", { type: "checkbox" });
    const shown = made("div", { className: "own-copy-shown", hidden: true },
      made("ul", {}),
      made("label", { className: "own-copy-keep" }, kept, made("span", {}, "Keep it in this tab until I close it, so that it is still here when I come back from another page")));
    const away = made("button", { type: "button" }, "Put it away");
    const mark = made("div", { className: "own-copy-mark", role: "region", "aria-label": "Your own copy" },
      made("p", {}, made("strong", {}, "Your own copy"), " of a text in copyright, on this page alone. Not for publication."), away);
    said.tabIndex = -1;
    said.textContent = "";
    said.className = "own-copy-said";
    box.append(form, shown);

    const putAway = () => {
      document.querySelector("dialog.edition-card[open]")?.close();
      undo.reverse().forEach((step) => step());
      [undo, items] = [[], null];
      mark.remove();
      document.body.classList.remove("own-copy-page");
      statement.setAttribute("aria-label", label);
      summary.textContent = asks;
      [form.hidden, shown.hidden, kept.checked] = [false, true, false];
      try { sessionStorage.removeItem(key); } catch { /* storage is switched off */ }
      document.dispatchEvent(new CustomEvent("edition:text"));
    };
    const list = (lines) => {
      const few = lines.slice(0, 40), more = lines.length - few.length;
      shown.querySelector("ul").replaceChildren(...few.map(([words, para]) => made("li", {}, para === null ? words : made("a", { href: `#${data.anchors[para]}` }, words))), ...(more ? [made("li", {}, `and ${more} more`)] : []));
    };
    const show = (found) => {
      document.querySelector("dialog.edition-card[open]")?.close();
      items = found;
      const differing = items.filter((item) => item.state !== "same"), lines = report(items, data).map(printed);
      for (const item of items) {
        const strand = item.para === null ? null : document.getElementById(data.anchors[item.para])?.closest(".strand");
        if (!strand) continue;
        if (item.text) undo.push(overlay(strand, item, data, fold));
        if (item.state === "altered") undo.push(remark(strand, printed(`Your copy ${data.words.altered} here`) + ": a mark may stand at other words, or be missing."));
        if (item.state === "missing") undo.push(remark(strand, `This paragraph is ${data.words.missing}: above is the editors’ summary.`));
      }
      list(differing.map((item, n) => [lines[n], item.para]));
      document.querySelector(".reading-bar").after(mark);
      document.body.classList.add("own-copy-page");
      statement.setAttribute("aria-label", "Your own copy");
      summary.textContent = "Your copy is shown";
      [form.hidden, shown.hidden] = [true, false];
      said.textContent = lines.at(-1);
      pasted.value = chosen.value = "";
      document.dispatchEvent(new CustomEvent("edition:text"));
    };

    const compare = async (read) => {
      if (items) putAway();
      box.open = true;
      said.classList.remove("refused");
      said.textContent = "Comparing …";
      await new Promise((done) => { setTimeout(done, 30); });
      let found;
      try { found = takeIn(await read(), data); } catch (error) { found = { error: error.message, remedy: "" }; }
      if (found.items) show(found.items);
      else said.textContent = `${found.error} ${found.remedy}`.trim();
      said.classList.toggle("refused", !found.items);
      said.focus({ preventScroll: true });
      said.scrollIntoView({ block: "center" });
    };
    const bounded = (size) => { if (size > MOST) throw new Error(`This is too long to be a copy of this text: more than ${MOST / 1e6} million signs.`); };
    const take = (file) => compare(async () => {
      bounded(file.size);
      const bytes = await file.arrayBuffer();
      try { return new TextDecoder("utf-8", { fatal: true }).decode(bytes); } catch {
        throw new Error(`${file.name}: is not UTF-8. Save it as UTF-8: in an editor 'Save with encoding'. Or paste its text.`);
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [file] = chosen.files;
      if (file && !pasted.value) take(file);
      else compare(async () => { bounded(pasted.value.length); return pasted.value; });
    });
    chosen.addEventListener("change", () => { if (chosen.files.length) pasted.value = ""; });
    away.addEventListener("click", () => {
      putAway();
      box.open = true;
      said.textContent = "Your copy is put away; nothing of it is kept.";
      summary.focus();
    });
    kept.addEventListener("change", () => {
      try {
        if (kept.checked) sessionStorage.setItem(key, JSON.stringify(items));
        else sessionStorage.removeItem(key);
      } catch {
        kept.checked = false;
        said.textContent = "This browser keeps nothing: its storage is full or switched off.";
      }
    });

    try {
      const before = JSON.parse(sessionStorage.getItem(key));
      if (before) {
        show(before);
        kept.checked = true;
        document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
      }
    } catch { /* storage is switched off, or holds something else */ }
    return { take };
  };

  globalThis.editionCopy = { ...globalThis.editionCopy, room };
})();
