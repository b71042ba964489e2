// The parts of the form: labelled fields, and one that searches as one types. Everything is set as text.
(() => {
  "use strict";
  const { made } = globalThis.editionPage;

  // A field under its label, with a line of help.
  const field = (name, words, control, help = "") => {
    control.id = `form-${name}`;
    if ("name" in control) control.name = name;
    const row = made("div", { className: `form-row form-row-${name}` }, made("label", { htmlFor: control.id }, words), control);
    if (help) {
      row.append(made("span", { className: "form-help", id: `${control.id}-help` }, help));
      control.setAttribute("aria-describedby", `${control.id}-help`);
    }
    return row;
  };
  const input = (properties) => made("input", { type: "text", autocomplete: "off", spellcheck: false, ...properties });
  const select = (choices) => made("select", {}, ...choices.map(([value, words]) => made("option", { value }, words)));

  // A field that offers what is found for its words: arrows choose, Enter takes, Escape closes the list alone.
  const seeker = (name, words, help, find) => {
    const box = input({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `form-${name}-list`, autocapitalize: "off" });
    const list = made("ul", { className: "form-list", id: `form-${name}-list`, role: "listbox", "aria-label": words, hidden: true });
    const row = field(name, words, box, help);
    box.after(list);
    let found = [], at = -1, value = "";
    const shut = () => { list.hidden = true; at = -1; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
    const mark = (next) => {
      at = next;
      [...list.children].forEach((item, number) => item.setAttribute("aria-selected", number === at));
      const item = list.children[at];
      if (!item) { box.removeAttribute("aria-activedescendant"); return; }
      box.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    };
    const take = (one) => { value = one.value; box.value = one.words; shut(); box.dispatchEvent(new Event("change", { bubbles: true })); };
    const show = () => {
      found = box.value.trim() ? find(box.value.trim()) : [];
      list.replaceChildren(...found.map((one, number) => {
        const item = made("li", { role: "option", id: `form-${name}-${number}`, "aria-selected": "false" }, made("b", {}, one.words));
        if (one.about) item.append(made("span", { className: "form-about" }, one.about));
        item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(one); });
        return item;
      }));
      list.hidden = !found.length;
      box.setAttribute("aria-expanded", Boolean(found.length));
      mark(-1);
    };
    box.addEventListener("input", () => { value = ""; show(); });
    box.addEventListener("blur", shut);
    box.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        if (list.hidden) show();
        else mark((at + step + found.length) % found.length);
      } else if (event.key === "Enter" && !list.hidden && found[at]) {
        event.preventDefault();
        take(found[at]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        shut();
      }
    });
    return { row, box, get value() { return value; }, set: (id, shown) => { value = id; box.value = shown; } };
  };

  globalThis.editionFields = { field, input, select, seeker };
})();
