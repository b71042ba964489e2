// The form on which readers suggest: a name or date, a note, a new record, that a mention is none. It makes one row of a table of proposals, and
// the ways to send it; nothing is sent from here, and nothing of the text goes into the row but the words themselves.
(() => {
  "use strict";
  const data = globalThis.editionFormData, { made } = globalThis.editionPage, { field, input, select, seeker } = globalThis.editionFields;
  const P = globalThis.editionPlace, index = globalThis.editionSearch.prepare(globalThis.editionIndex);
  const narrow = matchMedia("(max-width: 899px)"), KEY = "edition.by";
  const WHAT = [["proposals", "Name or date"], ["proposals/notes", "Note"], ["proposals/records", "New record"], ["proposals/objections", "This is no mention"]];
  const KINDS = [["", "choose …"], ["PERSON", "a person"], ["PLACE", "a place"], ["ORG", "an organisation or group"], ["DATE", "a date"], ["EVENT", "an event"], ["TERM", "a term"]];
  const SURE = [["high", "sure"], ["medium", "fairly sure"], ["low", "a guess"]];
  const entityOf = (id) => index.entities.find((one) => one.id === id);
  let opener = null, strand = null, text = "", was = null, opened = "";

  const seek = (kind) => (words) => globalThis.editionSearch.find(index, words, kind()).entities.slice(0, 7)
    .map(({ entity }) => ({ value: entity.id, words: entity.label, about: entity.description }));
  const source = (words) => {
    const parts = P.fold(words).toLowerCase().split(/\s+/);
    return data.sources.filter(([key, name]) => parts.every((part) => `${key} ${P.fold(name)}`.toLowerCase().includes(part)))
      .slice(0, 7).map(([key, name]) => ({ value: key, words: name, about: key }));
  };

  // --- The fields.
  const title = made("h2", { id: "form-title" });
  const problems = made("div", { className: "form-problems", role: "alert" });
  const what = made("fieldset", { className: "form-what" }, made("legend", {}, "What do you suggest?"), ...WHAT.map(([value, words]) =>
    made("label", {}, made("input", { type: "radio", name: "what", value }), made("span", {}, words))));
  const para = input({ inputMode: "numeric", maxLength: 4 }), quote = input({ maxLength: 200 }), nth = select([["1", "1"]]);
  const kind = select(KINDS), sense = select([["literal", "the place itself"], ["metonymic", "those who act there"]]);
  const entity = seeker("entity", "Who or what it is", "Search by a name in any script. Not there? Suggest a new record.", seek(() => kind.value.toLowerCase()));
  const meant = seeker("refers_to", "Who is meant", "A government, state or people.", seek(() => ""));
  const edtf = input({}), relation = select([["", "at or in it"], ["before", "until or before it"], ["after", "since or after it"]]);
  const read = made("output", { className: "form-read", htmlFor: "form-edtf" });
  const note = made("textarea", { rows: 4, maxLength: 2000 }), remark = input({ maxLength: 500 });
  const sources = seeker("sources", "Source", "Search by author, paper or title.", source), place = input({ maxLength: 80 });
  const label = input({ maxLength: 120 }), type = select(Object.keys(data.types).map((name) => [name, name]));
  const description = input({ maxLength: 200 }), names = input({ maxLength: 300 }), span = input({});
  const certainty = select(SURE), why = made("textarea", { rows: 2, maxLength: 600 }), by = input({ autocomplete: "nickname", maxLength: 60 });
  const rows = {
    para: field("para", "Paragraph", para), quote: field("quote", "Words", quote, "Exactly as they stand, no more than the name or date."),
    nth: field("nth", "Which of them", nth), kind: field("kind", "They name", kind), entity: entity.row,
    edtf: field("edtf", "Date", edtf, "In words or in EDTF: 30 September 1990, 1990-09-30, 1960s, about 1960."),
    relation: field("relation", "The sentence speaks of a time", relation),
    note: field("note", "Note", note, "In your own words."), sources: sources.row, place: field("place", "Where in it", place, "A page, a document, an article: p. 2."),
    remark: field("remark", "A source that is not in the list", remark),
    label: field("label", "Name in English", label), type: field("type", "What sort", type), description: field("description", "Who or what it is, in a line", description),
    names: field("names", "Names in other languages", names, `Each after its language: ko:부산; ru:Пусан. Languages: ${Object.keys(data.languages).join(", ")}.`),
    span: field("span", "When it existed", span, "1900 to 1950, or in EDTF; empty if you do not know."),
    sense: field("sense", "Here the name means", sense), meant: meant.row,
    certainty: field("certainty", "How sure are you?", certainty), why: field("why", "Why, and how you know", why), by: field("by", "Your name, as you want to be thanked", by),
  };
  rows.edtf.append(read);
  const shown = {
    "proposals": ["kind", "entity", "edtf", "relation", "sense", "meant", "certainty", "why", "by"],
    "proposals/notes": ["note", "sources", "place", "remark", "certainty", "by"],
    "proposals/records": ["label", "type", "description", "names", "span", "sense", "meant", "certainty", "why", "by"],
    "proposals/objections": ["why", "by"],
  };
  const done = made("div", { className: "form-done", hidden: true });
  const close = made("button", { type: "button", className: "form-close" }, "Close");
  const form = made("form", { noValidate: true }, what, ...Object.values(rows), problems, made("button", { type: "submit", className: "form-next" }, "Make the row"), done);
  const dialog = made("dialog", { className: "edition-form", "aria-labelledby": "form-title" }, close, title, form);
  document.body.append(dialog);

  const table = () => form.elements.what.value;
  const placed = () => kind.value === "PLACE" && table() === "proposals" || table() === "proposals/records" && data.types[type.value] === "PLACE";
  const paragraph = () => strand && strand.querySelector(".edition-paragraph");
  const words = () => { const here = paragraph(); return here && !here.matches(".precis") ? P.wordsOf(here).text : ""; };

  // Which fields are asked for, by what is suggested.
  const settle = () => {
    const date = kind.value === "DATE", asked = new Set(shown[table()]);
    if (table() === "proposals") for (const name of date ? ["entity", "sense", "meant"] : ["edtf", "relation"]) asked.delete(name);
    if (!placed()) { asked.delete("sense"); asked.delete("meant"); }
    if (sense.value !== "metonymic") asked.delete("meant");
    if (!sources.value) asked.delete("place");
    const found = P.occurrences(words(), quote.value.trim()).length;
    for (const name of Object.keys(rows)) rows[name].hidden = !asked.has(name) && name !== "quote" && !(name === "para" && !rows.para.dataset.known) && !(name === "nth" && found !== 1);
    rows.nth.hidden = !(found > 1 || (!words() && quote.value));
    done.hidden = true;
    const value = P.dateOf(edtf.value);
    read.textContent = !edtf.value.trim() ? "" : value ? `${value}, that is ${P.saidDate(value)}` : "Not understood yet.";
  };
  const count = (wanted = "1") => {
    const many = words() ? P.occurrences(words(), quote.value.trim()).length : 9;
    nth.replaceChildren(...Array.from({ length: Math.max(many, 1) }, (_, at) => made("option", { value: `${at + 1}` }, many > 1 ? `the ${at + 1}${["st", "nd", "rd"][at] || "th"}${words() ? ` of ${many}` : ""}` : "1")));
    nth.value = wanted;
  };
  const locate = (number) => {
    strand = document.querySelector(`.strand[data-para="${CSS.escape(String(number).replace(/^¶/, "").trim())}"]`);
    const here = paragraph();
    if (here) text = here.id.replace(/-p\d+$/, "");
  };

  // What is known of the words when they are first shown: a date, or somebody of whom it is a name.
  const guess = () => {
    const value = P.dateOf(quote.value), [best] = value ? [] : globalThis.editionSearch.find(index, quote.value).entities;
    edtf.value = value;
    if (value) kind.value = "DATE";
    else if (best && best.by && P.fold(best.by.words).toLowerCase() === P.fold(quote.value).toLowerCase()) {
      kind.value = index.kinds[best.entity.kind][0].toUpperCase();
      entity.set(best.entity.id, best.entity.label);
    }
    label.value = quote.value;
  };
  const fill = (id) => {
    was = data.mentions[opened = id];
    const [of, number, ...read_] = was, [words_, occurrence, kind_, entity_, sense_, meant_, date, relation_] = read_;
    text = of;
    locate(number);
    quote.value = words_;
    count(`${occurrence}`);
    kind.value = kind_;
    entity.set(entity_, (entityOf(entity_) || { label: entity_ }).label);
    sense.value = sense_ || "literal";
    meant.set(meant_, (entityOf(meant_) || { label: meant_ }).label);
    edtf.value = date;
    relation.value = relation_;
    label.value = words_;
  };

  // The mention at the words: the one that the form was opened at, else the only one.
  const marked = () => {
    const here = [text, strand && strand.dataset.para, P.fold(P.clean(quote.value)), nth.value || "1"].join("\n");
    const found = Object.keys(data.mentions).filter((id) => data.mentions[id].slice(0, 4).map((cell) => P.fold(`${cell}`)).join("\n") === here);
    return found.includes(opened) ? [opened] : found;
  };

  // --- What is still wrong, and the row.
  const wrong = () => {
    const found = [], add = (control, said) => found.push({ control, said }), of = table();
    const [, reserved] = data.texts[text] || [], here = words(), said = P.clean(quote.value);
    if (!strand) add(para, "Give the number of a paragraph, as it stands beside it.");
    if (!said) add(quote, "Give the words that you speak of.");
    else if (here && !P.occurrences(here, said).length) add(quote, `The words do not stand in paragraph ${strand.dataset.para}. Copy them from it.`);
    if (reserved && P.plainWords(said).length >= data.words) add(quote, `The text is in copyright: give fewer than ${data.words} words of it.`);
    const texts = reserved ? [...document.querySelectorAll(".edition-paragraph:not(.precis)")].map((one) => P.wordsOf(one).text) : [];
    for (const control of [note, why, remark, description]) {
      if (!control.closest(".form-row").hidden && P.shares(control.value, texts, data.words)) add(control, `Here stand ${data.words} or more words of the text in a row. It is in copyright: say it in your own words.`);
    }
    if (of === "proposals" && !kind.value) add(kind, "Say what the words name.");
    if (of === "proposals" && kind.value === "DATE" && !P.dateOf(edtf.value) && (edtf.value.trim() || !why.value.trim())) add(edtf, "Give the date in words or in EDTF, or say below why none can be given.");
    if (of === "proposals" && kind.value !== "DATE" && !entity.value && (entity.box.value.trim() || !why.value.trim())) add(entity.box, "Choose from the list, or leave it empty and say below who it is.");
    if (!rows.meant.hidden && !meant.value && meant.box.value.trim()) add(meant.box, "Choose from the list, or leave it empty.");
    if (of === "proposals/notes" && !note.value.trim()) add(note, "Write the note.");
    if (of === "proposals/notes" && !sources.value && !remark.value.trim()) add(sources.box, "A note needs a source: choose one, or describe it below.");
    if (/[{}<>`\\]/.test(place.value)) add(place, "Write the place in the source without the signs { } < > ` \\.");
    if (of === "proposals/records" && (!label.value.trim() || /[<>]/.test(label.value))) add(label, "Give its name, without < and >.");
    if (of === "proposals/records" && P.slug(label.value) && entityOf(P.slug(label.value))) add(label, "There is a record of this name: choose it under Name or date, or give a name that tells the two apart.");
    const strange = names.value.split(";").map((one) => one.trim()).filter((one) => one && !(one.includes(":") && one.split(":")[0].trim() in data.languages && one.split(":")[1].trim()));
    if (of === "proposals/records" && strange.length) add(names, `A name stands after its language: ko:부산. Not so: ${strange.join("; ")}.`);
    if (of === "proposals/records" && span.value.trim() && !P.dateOf(span.value)) add(span, "Give the time in words or in EDTF: 1900 to 1950.");
    if (of === "proposals/objections") {
      const { length } = marked();
      if (!length) add(quote, "No mention of the edition stands at these words: choose one that is marked.");
      if (length > 1) add(quote, "Several readings stand at these words: open the form at the one that you mean.");
      if (!why.value.trim()) add(why, "Say why it is no mention.");
    }
    if (!by.value.trim()) add(by, "Give a name or handle, so that you can be thanked.");
    if (!found.length && of === "proposals" && was && same()) add(entity.box, "Nothing differs from what the edition has yet: change what is wrong, or suggest a note.");
    return found;
  };
  const same = () => {
    const [, , words_, occurrence, kind_, entity_, sense_, meant_, date, relation_] = was, now = cells();
    return [words_, `${occurrence}`, kind_, entity_, sense_, meant_, date, relation_].every((cell, at) =>
      cell === [now.quote, now.nth, now.kind, now.entity, now.sense, now.refers_to, now.edtf, now.relation][at]);
  };
  const cells = () => {
    const date = kind.value === "DATE", held = { text, para: strand ? strand.dataset.para : "", quote: P.clean(quote.value), nth: nth.value || "1", certainty: certainty.value, by: by.value };
    const meaning = placed() ? { sense: sense.value, refers_to: sense.value === "metonymic" ? meant.value : "" } : { sense: "", refers_to: "" };
    if (table() === "proposals/notes") {
      const at = place.value.trim();
      return { ...held, note: note.value, sources: sources.value && (at ? `${sources.value}#${at}` : sources.value), remark: remark.value };
    }
    if (table() === "proposals/records") {
      const spelt = names.value.split(";").map((one) => one.split(":").map((part) => part.trim()).join(":")).filter(Boolean).join("; ");
      return { ...held, ...meaning, id: P.slug(label.value), type: type.value, label: label.value, description: description.value, names: spelt, span: P.dateOf(span.value), note: why.value };
    }
    if (table() === "proposals/objections") return { ...held, annotation: marked()[0], note: why.value };
    const value = date ? { edtf: P.dateOf(edtf.value), relation: relation.value, entity: "" } : { edtf: "", relation: "", entity: entity.value };
    return { ...held, ...(date ? { sense: "", refers_to: "" } : meaning), ...value, kind: kind.value, note: why.value };
  };

  const finish = async () => {
    const row = cells(), of = table(), [, , prints] = data.texts[text];
    if (was || words()) row.context = await P.anchor(prints[row.para], text, row.para, row.quote, row.nth);
    const content = P.table(data.tables[of], row);
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14), name = `${P.slug(by.value) || "reader"}-${stamp}.csv`, folder = `data/${of}`;
    try { localStorage.setItem(KEY, by.value.trim()); } catch { /* storage is switched off */ }
    const area = made("textarea", { readOnly: true, rows: 5, value: content, "aria-label": "The row, under the names of its columns", spellcheck: false });
    const copy = made("button", { type: "button" }, "Copy"), said = made("span", { className: "form-said", role: "status" });
    copy.addEventListener("click", () => {
      const select_ = () => { area.select(); said.textContent = document.execCommand("copy") ? "Copied." : "Selected: copy it with your keyboard."; };
      if (navigator.clipboard) navigator.clipboard.writeText(content).then(() => { said.textContent = "Copied."; }, select_);
      else select_();
    });
    const ways = [], head = made("h3", { tabIndex: -1 }, "Ready to be sent");
    if (data.repository) {
      const subject = `Suggestion: “${row.quote}”, ¶${row.para} (${text})`;
      const issue = `${data.repository}/issues/new?${new URLSearchParams({ template: "proposal.yml", title: subject, rows: content })}`;
      const file = `${data.repository}/new/${encodeURIComponent(data.branch)}/${folder}?${new URLSearchParams({ filename: name, value: content })}`;
      const outside = (href, words_) => made("a", { href, target: "_blank", rel: "noopener noreferrer" }, words_);
      ways.push(made("p", { className: "form-ways" }, outside(issue, "Send as an issue"), outside(file, "Send as a new file")),
        made("p", { className: "form-help" }, "Both open GitHub with everything filled in; you look at it there and press the button. An issue is simplest; a file becomes a pull request of your own."));
    } else ways.push(made("p", { className: "form-help" }, `This edition names no place to send it to. Copy it, and give it to the editors, or put it into a new file ${folder}/${name} of the edition.`));
    done.replaceChildren(head, ...ways, area, made("p", { className: "form-ways" }, copy, said));
    done.hidden = false;
    head.focus();
    done.scrollIntoView({ block: "nearest" });
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = wrong();
    form.querySelectorAll("[aria-invalid]").forEach((control) => control.removeAttribute("aria-invalid"));
    problems.replaceChildren(...(found.length ? [made("ul", {}, ...found.map(({ said }) => made("li", {}, said)))] : []));
    for (const { control } of found) { control.closest(".form-row").hidden = false; control.setAttribute("aria-invalid", "true"); }
    if (found.length) found[0].control.focus();
    else finish();
  });
  form.addEventListener("input", (event) => {
    if (event.target === para) locate(para.value);
    if (event.target === quote || event.target === para) count();
    settle();
  });
  form.addEventListener("change", (event) => {
    const one = event.target === entity.box && entityOf(entity.value);
    if (one) kind.value = index.kinds[one.kind][0].toUpperCase();
    settle();
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    dialog.close();
  });
  dialog.addEventListener("close", () => { if (opener && opener.isConnected) opener.focus({ preventScroll: true }); });

  // at: the link of a mention, or a paragraph with a range of chosen words or without, or nothing; and what opened it.
  const open = (at) => {
    const card = document.querySelector("dialog.edition-card[open]");
    if (card) card.close();
    form.reset();
    for (const one of [entity, meant, sources]) one.set("", "");
    ({ opener } = at);
    [strand, text, was, opened] = [null, "", null, ""];
    problems.replaceChildren();
    form.elements.what.value = "proposals";
    certainty.value = "medium";
    try { by.value = localStorage.getItem(KEY) || ""; } catch { /* storage is switched off */ }
    if (at.mention && data.mentions[at.mention.id]) fill(at.mention.id);
    else if (at.paragraph) {
      locate(at.paragraph.closest(".strand").dataset.para);
      if (at.range) {
        const full = P.wordsOf(at.paragraph, at.range), { quote: chosen, start } = P.whole(full);
        quote.value = chosen;
        const which = P.occurrences(full.text, chosen).indexOf(start);
        count(`${Math.max(which, 0) + 1}`);
        guess();
      } else count();
    }
    rows.para.dataset.known = strand ? "yes" : "";
    if (strand) para.value = strand.dataset.para;
    title.textContent = quote.value ? `“${quote.value}”, ¶${para.value}` : strand ? `Paragraph ${para.value}` : "Suggest a correction";
    settle();
    if (!dialog.open && narrow.matches) dialog.showModal();
    else if (!dialog.open) dialog.show();
    dialog.scrollTop = 0;
    (strand ? quote.value ? form.elements.what[0] : quote : para).focus();
  };

  globalThis.editionForm = { open };
})();
