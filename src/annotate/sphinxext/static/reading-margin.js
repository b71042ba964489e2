// Sources in the margin: beside each paragraph, in a line each, what its small figures lead to; the list at the end has
// them in full. For the eye alone: whoever listens meets each source once, in the list.
(() => {
  "use strict";
  for (const strand of document.querySelectorAll(".strand")) {
    const marks = [...strand.querySelectorAll(".cite-mark a")];
    if (!marks.length) continue;
    const margin = document.createElement("div");
    margin.className = "margin-sources";
    margin.setAttribute("aria-hidden", "true");
    for (const mark of marks) {
      const entry = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
      if (!entry) continue;
      const line = document.createElement("p"), number = document.createElement("sup");
      number.textContent = mark.textContent;
      line.append(number, entry.textContent.replace(/^\s*\d+\s*/, "").replace(/^\(|\)\s*$/g, ""));
      margin.append(line);
    }
    // Two lines for each where the paragraph is long enough: sixty letters a line of text, at most.
    margin.classList.toggle("few", strand.firstElementChild.textContent.length / 60 * 28 > marks.length * 38);
    strand.append(margin);
  }
})();
