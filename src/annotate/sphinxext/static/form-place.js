// Where words stand in a paragraph, what a date means, and the rows of the tables: nothing of the page is changed here.
(() => {
  "use strict";
  // As annotate.files.texts.fold: signs that count as one where words are compared.
  const SIGNS = new Map(globalThis.editionFormData.alike.flatMap(([signs, one]) => [...signs].map((sign) => [sign, one])));
  const fold = (words) => [...words].map((sign) => SIGNS.get(sign) || sign).join("");
  const MARKS = ".para-number, .cite-mark, .note-mark, .headerlink, .form-ask";

  // The words of a paragraph, without the small figures in it, and where a range begins and ends in them.
  const wordsOf = (paragraph, range) => {
    const filter = (node) => node.parentElement.closest(MARKS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, filter);
    let text = "", start = -1, end = -1;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (range && range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.length;
        if (start < 0) start = text.length + from;
        end = text.length + to;
      }
      text += node.data;
    }
    const blank = text.length - text.trimStart().length;
    return { text: text.trim(), start: Math.max(start - blank, start < 0 ? -1 : 0), end: end - blank };
  };

  // Whole words, without the blanks and commas around them.
  const LETTER = /[\p{L}\p{N}]/u, EDGE = /[\s,;:“”„"«»]/;
  const whole = ({ text, start, end }) => {
    while (start < end && EDGE.test(text[start])) start++;
    while (end > start && EDGE.test(text[end - 1])) end--;
    while (start > 0 && LETTER.test(text[start - 1]) && LETTER.test(text[start] || "")) start--;
    while (end < text.length && LETTER.test(text[end]) && LETTER.test(text[end - 1] || "")) end++;
    return { quote: text.slice(start, end), start };
  };

  // Where each occurrence begins; they are counted from the left and do not overlap.
  const occurrences = (text, quote) => {
    const hay = fold(text), needle = fold(quote), found = [];
    for (let at = needle ? hay.indexOf(needle) : -1; at >= 0; at = hay.indexOf(needle, at + needle.length)) found.push(at);
    return found;
  };

  // Whether so many words in a row also stand in a text: they may not go out of a text in copyright.
  const plainWords = (words) => (fold(words).toLowerCase().match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) || []);
  const shares = (words, texts, most) => {
    const said = plainWords(words), runs = new Set();
    for (const text of texts) {
      const all = plainWords(text);
      for (let at = 0; at + most <= all.length; at++) runs.add(all.slice(at, at + most).join(" "));
    }
    return said.some((_, at) => at + most <= said.length && runs.has(said.slice(at, at + most).join(" ")));
  };

  // As annotate.files.ledger.anchor; "" where the browser does not hash (pages that came unencrypted).
  const anchor = async (fingerprint, text, para, quote, nth) => {
    if (!globalThis.crypto || !crypto.subtle || !fingerprint) return "";
    const bytes = new TextEncoder().encode([text, para, fold(quote), nth].join("\x1f"));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return `${fingerprint}-${[...digest.slice(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  };

  // --- Dates: words to EDTF, its form, and back to words.
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const month = (word) => MONTHS.findIndex((name) => word.length > 2 && name.toLowerCase().startsWith(word.toLowerCase().replace(/\.$/, "").replace(/^sept$/, "sep"))) + 1;
  const two = (number) => String(number).padStart(2, "0");
  const PART = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/;
  const isPart = (part) => {
    if (/^-?(\d{3}X|\d\dXX)$/.test(part) || /^-?\d{4}-(XX(-XX)?|(0[1-9]|1[0-2])-XX|2[1-4])$/.test(part)) return true;
    const [all, year, mm, dd] = PART.exec(part) || [];
    if (!all || (mm && (mm < "01" || mm > "12"))) return false;
    if (!dd) return true;
    const day = new Date(Date.UTC(2000, Number(mm) - 1, Number(dd)));
    day.setUTCFullYear(Number(year), Number(mm) - 1, Number(dd));
    return dd > "00" && day.getUTCMonth() === Number(mm) - 1;
  };
  const isEdtf = (value) => {
    const [first, second, ...more] = value.split("/");
    if (/^[[{].*[\]}]$/.test(value)) return value.slice(1, -1).split(/,|\.\./).every((part) => !part || isPart(part.trim()));
    if (second === undefined) return isPart(first);
    const ends = [first, second].every((end) => end === "" || end === ".." || isPart(end));
    const backwards = isPart(first) && isPart(second) && first[0] !== "-" && second[0] !== "-" && first.slice(0, 4) > second.slice(0, 4);
    return !more.length && ends && !backwards && (isPart(first) || isPart(second));
  };
  const onePart = (words) => {
    const about = /^(?:about|around|circa|ca\.?|c\.)\s+/i, bare = words.replace(about, "").replace(/(\d)(st|nd|rd|th)\b(?! century)/g, "$1").trim();
    const mark = about.test(words) ? "~" : "";
    let found;
    if (isPart(bare)) return bare + mark;
    if ((found = /^(?:the )?(\d{3})0s$/.exec(bare))) return `${found[1]}X`;
    if ((found = /^(?:the )?(\d{1,2})(?:st|nd|rd|th) century$/.exec(bare))) return `${two(found[1] - 1)}XX`;
    if ((found = /^(\d{1,2})\.? (\p{L}+\.?),? (\d{4})$/u.exec(bare)) && month(found[2])) return `${found[3]}-${two(month(found[2]))}-${two(found[1])}${mark}`;
    if ((found = /^(\p{L}+\.?) (\d{1,2}),? (\d{4})$/u.exec(bare)) && month(found[1])) return `${found[3]}-${two(month(found[1]))}-${two(found[2])}${mark}`;
    if ((found = /^(\p{L}+\.?),? (\d{4})$/u.exec(bare)) && month(found[1])) return `${found[2]}-${two(month(found[1]))}${mark}`;
    return "";
  };
  // A date in words or in EDTF as EDTF; "" where it is not understood.
  const dateOf = (typed) => {
    const words = typed.trim().replace(/\s+/g, " ");
    if (isEdtf(words)) return words;
    const ends = words.replace(/^(from|between) /i, "").split(/ ?[–—] ?| to | and | until /i);
    const value = ends.length === 2 ? ends.map(onePart).join("/") : onePart(words);
    return isEdtf(value) && !(ends.length === 2 && value.split("/").includes("")) ? value : "";
  };
  const saidPart = (part) => {
    const mark = { "~": "about ", "?": "perhaps ", "%": "perhaps about " }[part.at(-1)] || "", [all, year, mm, dd] = PART.exec(part) || [];
    if (!all) return /X$/.test(part) && !part.includes("-", 1) ? (part.endsWith("XX") ? `the ${part.slice(0, -2)}00s` : `the ${part.slice(0, -1)}0s`) : part;
    return `${mark}${dd ? `${Number(dd)} ` : ""}${mm ? `${MONTHS[mm - 1]} ` : ""}${year}`;
  };
  const saidDate = (value) => /^[[{]/.test(value) ? value : value.split("/").map((end) => end === ".." || end === "" ? "…" : saidPart(end)).join(" to ");

  // --- Rows, as annotate.files.tables.dump writes them.
  const clean = (cell) => String(cell).normalize("NFC").replace(/[\u0000-\u001f\u007f-\u009f\u00a0\u2007\u2028\u2029\u202f]+/g, " ").replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, "").replace(/ {2,}/g, " ").trim();
  const quoted = (cell) => /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const table = (columns, row) => `${columns.join(",")}\n${columns.map((name) => quoted(clean(row[name] ?? ""))).join(",")}\n`;
  const slug = (words) => words.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

  globalThis.editionPlace = { fold, wordsOf, whole, occurrences, plainWords, shares, anchor, isEdtf, dateOf, saidDate, clean, table, slug };
})();
