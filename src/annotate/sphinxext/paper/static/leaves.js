/* Notes at the foot of their page: paragraphs with their notes are laid on sheets of the page's height, in order. A
   paragraph that is higher than what is left goes to the next sheet; one that is higher than a sheet, with its notes,
   runs over onto the next page. The first sheet of a part is shorter by its heading. */
(function () {
  "use strict";

  function height(element) {
    var style = getComputedStyle(element);
    return element.getBoundingClientRect().height + parseFloat(style.marginTop) + parseFloat(style.marginBottom);
  }

  function make(className, into) {
    var made = document.createElement("div");
    made.className = className;
    into.append(made);
    return made;
  }

  function lay(leaves) {
    var blocks = Array.from(leaves.children).map(function (block) {
      var said = block.querySelector("p"), notes = Array.from(block.querySelectorAll(".note"));
      return { said: said, notes: notes, high: height(said), low: height(block.querySelector(".notes")) };
    });
    var probe = make("leaf", document.body), whole = probe.getBoundingClientRect().height, rule = 12;
    probe.remove();
    var above = leaves.getBoundingClientRect().top - leaves.parentNode.getBoundingClientRect().top;
    var room = whole - above, used = 0, leaf = null, body = null, foot = null;
    leaves.textContent = "";

    function turn() {
      leaf = make("leaf", leaves);
      if (above) { leaf.style.height = whole - above + "px"; }
      body = make("body", leaf);
      foot = null;
      room = whole - above;
      above = 0;
      used = 0;
    }

    blocks.forEach(function (block) {
      var more = block.high + block.low + (block.low && !foot ? rule : 0);
      if (!leaf || (used && used + more > room)) {
        turn();
        more = block.high + block.low + (block.low ? rule : 0);
      }
      used += more;
      var holder = make("block", body);
      holder.append(block.said);
      if (block.notes.length) {
        foot = foot || make("foot", leaf);
        block.notes.forEach(function (note) { foot.append(note, " "); });
      }
      if (used > room) { leaf.style.height = "auto"; }
    });
  }

  document.querySelectorAll(".leaves").forEach(lay);
  document.documentElement.dataset.laid = "yes";
})();
