// What the search found, as lists of links. Loaded with matcher and index when the search is first opened.
(() => {
  "use strict";
  const root = document.documentElement.dataset.content_root || "./";
  const FEW = { entities: 6, mentions: 8, sections: 6 }, MANY = 200;
  let index = null;

  const made = (tag, className, ...children) => globalThis.editionPage.made(tag, className ? { className } : {}, ...children);
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
  // Show what is found for the fields of a form: in the dialog the best, with the way to all of it (`all`), else everything.
  const show = ({ q, kind, year, status }, said, list, all) => {
    index ||= globalThis.editionSearch.prepare(globalThis.editionIndex);
    const found = globalThis.editionSearch.find(index, q.value, kind.value, Number(year.value) || 0, status.value);
    const most = (name) => all ? FEW[name] : MANY;
    const parts = [
      ...group(found.guessed ? "Names spelt nearly so" : "People, places and other records", found.entities, most("entities"), entityItem),
      ...group("In the texts", found.mentions, most("mentions"), mentionItem),
      ...group("Passages and pages", found.sections, most("sections"), passageItem(found.stems || [])),
    ];
    if (all && ["entities", "mentions", "sections"].some((name) => found[name].length > most(name))) {
      const link = made("a", "search-hit search-all", "All results");
      link.href = all;
      parts.push(made("p", "", link));
    }
    list.replaceChildren(...parts);
    const numbers = [count(found.entities.length, "record", "records"), count(found.mentions.length, "mention", "mentions"), count(found.sections.length, "passage", "passages")].filter(Boolean);
    const nothing = q.value.trim() || kind.value || year.value || status.value ? "Nothing found. Names may be written in any script and romanisation." : "";
    said.textContent = numbers.join(", ") || nothing;
  };

  globalThis.editionSearch.show = show;
})();
