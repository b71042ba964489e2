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
    // In whole where the paragraph is as high, else in two lines or one each: a line of it has sixty letters at most and
    // is 28 pixels high, one of a source 36 and 16.
    const high = strand.firstElementChild.textContent.length / 60 * 28, sources = [...margin.children];
    const whole = sources.reduce((sum, line) => sum + Math.ceil(line.textContent.length / 36) * 16 + 4, 0);
    margin.classList.add(high + 20 > whole ? "whole" : high > sources.length * 38 ? "few" : "tight");
    strand.append(margin);
  }
})();
