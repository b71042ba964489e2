// What matches in the search's index, and how well. No page is touched here: question in, records out.
(() => {
  "use strict";
  // One folding for question and names: no case, accents, apostrophes, points; what else is no letter or figure is a blank.
  const flat = (words) => words.normalize("NFKD").toLowerCase()
    .replace(/[\p{M}.'’‘ʻʼʹʺ`´]/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ");
  const fold = (words) => flat(words).trim();
  // What a word and its inflections begin with.
  const stem = (word) => word.length > 5 ? word.replace(/(ies|ied|es|ed|ing|s|y|e)$/, "") : word;
  const OTHER = /[\p{Script=Hangul}\p{Script=Han}]/u;

  // Letters to add, take away, exchange or swap to make one word of another; more than `most` is most + 1.
  const apart = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      before = last;
      last = row;
    }
    return last[b.length];
  };
  const near = (a, b) => {
    const most = b.length < 4 || b[0] !== a[0] ? 0 : b.length < 8 ? 1 : 2;
    return most > 0 && apart(a, b, most) <= most;
  };

  const named = (words) => {
    const key = fold(words), parts = key.split(" ");
    return { words, parts, ends: parts.map((_, at) => parts.slice(at).join("")) };
  };
  // A question in which * stands for any letters and ? for one, as a pattern of whole words; null where neither stands. More
  // than four stars would be tried in too many ways.
  const wildcards = (words) => {
    if (!/[*?]/.test(words)) return null;
    let stars = 0;
    const pieces = words.trim().split(/(\*+|\?)/).map((piece) => piece === "?" ? "[^ ]" : piece[0] !== "*" ? flat(piece) : ++stars > 4 ? "" : "[^ ]*");
    return new RegExp(` ${pieces.join("").replace(/ +/g, " ").replace(/\[\^ \]/g, "\\S").trim()} `);
  };
  const asked = (words) => {
    const key = fold(words), parts = key.split(" ").filter(Boolean), wild = wildcards(words);
    return { key, parts, wild, whole: parts.join(""), stems: wild ? [] : parts.map(stem), other: OTHER.test(words) };
  };

  // How well a name answers a question: 0 not at all.
  const fit = (name, ask) => {
    const [all] = name.ends;
    if (ask.wild) {
      const words = ` ${name.parts.join(" ")} `, match = words.match(ask.wild);
      return !match ? 0 : match[0] === words ? 80 : 60;
    }
    if (all === ask.whole) return 100;
    if (all.startsWith(ask.whole)) return 80;
    if (name.ends.some((end) => end.startsWith(ask.whole))) return 70;
    if (ask.parts.every((part) => name.parts.some((word) => word.startsWith(part)))) return 60;
    return ask.other && all.includes(ask.whole) ? 55 : 0;
  };
  const nearly = (name, ask) => ask.wild ? 0 : near(name.ends[0], ask.whole) ? 40
    : ask.parts.every((part) => name.parts.some((word) => word === part || near(word, part))) ? 30 : 0;

  const holds = (text, ask) => ask.wild ? ask.wild.test(`${text} `) : ask.stems.every((part) => text.includes(` ${part}`));
  const covers = (span, year) => span.length > 0 && (!span[0] || span[0] <= year) && (!span[1] || year <= span[1]);

  // The index as it is asked: names and words folded, once.
  const prepare = (index) => {
    const entities = index.entities.map(([id, kind, label, description, times, names, spelt, ...span], at) => ({
      at, id, kind, label, description, times, span,
      names: [named(label), ...names.map((name) => Object.assign(named([].concat(name)[0]), { lang: Array.isArray(name) ? name[1] : "" }))],
      spelt: spelt.map((pattern) => new RegExp(`^(?:${pattern})$`)),
      url: index.kinds[kind][2].replace("{}", encodeURIComponent(id)),
    }));
    const paragraphs = index.paragraphs.map(([text, number, anchor, words]) => ({
      text: index.texts[text], number, words, folded: ` ${fold(words)}`, url: `${index.texts[text][2]}#${anchor}`, years: [],
    }));
    const mentions = index.mentions.map(([id, para, quote, start, kind, entity, meant, disputed, ...span]) => {
      const within = paragraphs[para];
      if (span.length) within.years.push(span);
      return { id, within, quote, start, kind, entity, meant, disputed, span, name: named(quote), url: `${within.text[2]}#${id}` };
    });
    const sections = index.sections.map(([url, page, title, words]) => ({ url, page, title, words, name: named(title), folded: ` ${fold(`${title} ${words}`)}` }));
    return { kinds: index.kinds, entities, paragraphs, mentions, sections };
  };

  // A mention is of a year if its date is, or a date of its paragraph.
  const dated = (mention, year) => mention.span.length ? covers(mention.span, year) : mention.within.years.some((span) => covers(span, year));
  const ranked = (list) => list.sort((a, b) => b.fit - a.fit);

  const entitiesFor = (index, ask) => {
    const look = (how) => ask.whole ? index.entities.flatMap((entity) => {
      let best = 0, by = null;
      for (const name of entity.names) {
        // Of two that a word names, the one that is called so comes before the one that it also stands for.
        const found = how(name, ask) - (name === entity.names[0] ? 0 : 0.5);
        if (found > best && found > 0) [best, by] = [found, name];
      }
      if (how === fit && best < 59 && !ask.wild && entity.spelt.some((pattern) => pattern.test(ask.whole))) best = 65;
      return best ? [{ entity, by, fit: best }] : [];
    }) : index.entities.map((entity) => ({ entity, by: null, fit: 1 }));
    const found = look(fit);
    return found.length ? { found, guessed: false } : { found: look(nearly), guessed: true };
  };

  // Return entities, mentions and sections for words, a kind ("" for any), a year (0 for any) and a status of mentions ("" for
  // any, "decided", "disputed"), the best ones first. Where a status is asked, records are those of such mentions.
  const find = (index, words, kind = "", year = 0, status = "") => {
    const ask = asked(words), of = index.kinds.findIndex(([slug]) => slug === kind);
    const nothing = { entities: [], mentions: [], sections: [], guessed: false };
    if (!ask.whole && of < 0 && !year && !status) return nothing;
    const { found, guessed } = entitiesFor(index, ask);
    const sure = new Map(found.filter((each) => ask.whole && each.fit >= 29).map((each) => [each.entity.at, each.fit]));
    const mentions = ranked(index.mentions.flatMap((mention) => {
      if ((of >= 0 && mention.kind !== of) || (year && !dated(mention, year))) return [];
      if (status && (status === "disputed") !== Boolean(mention.disputed)) return [];
      const good = ask.whole ? Math.max(fit(mention.name, ask), sure.get(mention.entity) || 0, (sure.get(mention.meant) || 0) - 1) : 1;
      return good > 0 ? [{ mention, fit: good }] : [];
    }));
    const mentioned = new Set(mentions.flatMap(({ mention }) => [mention.entity, mention.meant]));
    const during = (entity) => mentioned.has(entity.at) || (!status && (!year || covers(entity.span, year)));
    const entities = found.filter(({ entity }) => (of < 0 || entity.kind === of) && during(entity))
      .sort((a, b) => b.fit - a.fit || b.entity.times - a.entity.times || a.entity.at - b.entity.at);
    const shown = new Set(mentions.map(({ mention }) => mention.within));
    const passages = of >= 0 || status || !ask.whole ? [] : [
      ...index.paragraphs.flatMap((each) => !shown.has(each) && holds(each.folded, ask) && (!year || each.years.some((span) => covers(span, year))) ? [{ ...each, title: "", fit: each.folded.includes(` ${ask.key}`) ? 50 : 20 }] : []),
      ...(year ? [] : index.sections.flatMap((each) => {
        const good = fit(each.name, ask) || (holds(each.folded, ask) ? (each.folded.includes(` ${ask.key}`) ? 40 : 10) : 0);
        return good ? [{ ...each, fit: good }] : [];
      })),
    ];
    return { entities, mentions, sections: ranked(passages), guessed: guessed && entities.length > 0, stems: ask.stems };
  };

  globalThis.editionSearch = { fold, prepare, find };
})();
