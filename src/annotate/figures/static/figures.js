/* Comfort for figures; everything is readable and switchable without it.
   Layers: kept in the address (?layers-<figure>=a,b) so that a view can be shared, and switched by class where the
   browser does not know :has(). Marks: a click leads to the row or list entry they stand for; a row or entry under
   the pointer or the focus lights its mark. */
(function () {
  "use strict";

  function layersOf(figure) {
    return Array.from(figure.querySelectorAll("input[data-layer]"));
  }

  function show(figure) {
    layersOf(figure).forEach(function (box) {
      figure.querySelectorAll('g[data-layer="' + CSS.escape(box.dataset.layer) + '"]').forEach(function (group) {
        group.classList.toggle("an-shown", box.checked);
        group.classList.toggle("an-hidden", !box.checked);
      });
    });
  }

  function remember(figure) {
    var address = new URL(window.location.href);
    var boxes = layersOf(figure);
    var changed = boxes.some(function (box) { return box.checked !== box.defaultChecked; });
    var names = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.dataset.layer; });
    if (changed) address.searchParams.set("layers-" + figure.id, names.join(","));
    else address.searchParams.delete("layers-" + figure.id);
    try {
      window.history.replaceState(null, "", address);
    } catch (error) {
      /* Some browsers refuse this for files opened from disk; the switch itself works. */
    }
  }

  function recall(figure) {
    var wanted = new URL(window.location.href).searchParams.get("layers-" + figure.id);
    if (wanted === null) return;
    var names = wanted.split(",");
    layersOf(figure).forEach(function (box) { box.checked = names.indexOf(box.dataset.layer) >= 0; });
  }

  function open(target) {
    var fold = target.closest("details");
    if (fold) fold.open = true;
    target.setAttribute("tabindex", "-1");
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  }

  function link(figure) {
    figure.classList.add("an-linked");
    figure.querySelectorAll(".mark[data-for]").forEach(function (mark) {
      var target = document.getElementById(mark.dataset.for);
      if (!target) return;
      mark.addEventListener("click", function () { open(target); });
      mark.addEventListener("pointerenter", function () { target.classList.add("an-lit"); });
      mark.addEventListener("pointerleave", function () { target.classList.remove("an-lit"); });
      ["pointerenter", "focusin"].forEach(function (on) {
        target.addEventListener(on, function () { mark.classList.add("an-lit"); });
      });
      ["pointerleave", "focusout"].forEach(function (off) {
        target.addEventListener(off, function () { mark.classList.remove("an-lit"); });
      });
    });
  }

  /* A slider through years: annotate.figures.recognition_page says what the attributes hold. */
  function rows(text) {
    return text.split("|").map(function (entry) { return entry.split(" "); });
  }

  function years(box) {
    var name = box.dataset.figure, first = Number(box.dataset.first), counts = rows(box.dataset.counts);
    var slider = box.querySelector('input[type="range"]'), doubtless = box.querySelector('input[type="checkbox"]');
    var shown = box.querySelector("output"), said = box.querySelector("p"), looks = {};
    var also = document.querySelectorAll("#" + name + " .an-year-shown");
    var heading = document.querySelector("#" + name + " .an-panel-title");
    rows(box.dataset.looks).forEach(function (look) {
      looks[look[0]] = { role: look[1], words: look.slice(2).join(" ") };
    });
    var places = rows(box.dataset.codes).map(function (entry) {
      var place = document.getElementById(name + "-place-" + entry[0]);
      var title = place && place.querySelector("title");
      return {
        place: place, title: title, edge: place && place.classList.contains("framed") ? " framed" : "", name: title ? title.textContent.split(": ")[0] : "",
        word: document.getElementById(name + "-state-" + entry[0]), all: entry[1], sure: entry[2] || entry[1]
      };
    });

    function words(three) {
      return "Seoul only " + three[0] + ", Pyongyang only " + three[1] + ", both " + three[2];
    }

    function draw() {
      var at = Number(slider.value) - first, three = counts[at];
      places.forEach(function (each) {
        var sign = (doubtless.checked ? each.sure : each.all).charAt(at), look = looks[sign.toLowerCase()];
        if (each.place) {
          each.place.setAttribute("class", look.role + (sign === sign.toLowerCase() ? each.edge : " dashed"));
          var lent = sign === sign.toLowerCase() ? "" : " (row of a larger state of the time)";
          each.title.textContent = look.words ? each.name + ": " + look.words + lent : each.name;
        }
        if (each.word) each.word.textContent = look.words;
      });
      shown.textContent = slider.value;
      also.forEach(function (year) { year.textContent = slider.value; });
      if (heading) heading.textContent = heading.textContent.replace(/\d{4}/, slider.value);
      var every = words(three.slice(0, 3)), sure = words(three.slice(3));
      said.textContent = "All rows: " + every + ". Without what is graded low: " + sure +
        ". Difference in both: " + (three[2] - three[5]) + ".";
      slider.setAttribute("aria-valuetext", slider.value + ": " + (doubtless.checked ? sure : every));
    }

    slider.addEventListener("input", draw);
    doubtless.addEventListener("change", draw);
    box.hidden = false;
    draw();
  }

  /* Steps: a choice of one, made by radio buttons (arrow keys move between them); "all" is what stands without script.
     A link into a step that is put away brings it back. */
  function steps(figure) {
    var parts = Array.from(figure.querySelectorAll(".an-step"));
    if (!parts.length) return;
    var choice = document.createElement("fieldset");
    var legend = document.createElement("legend");
    legend.textContent = "Step";
    choice.className = "an-layers an-steps";
    choice.append(legend);
    function only(wanted) {
      parts.forEach(function (part, at) { part.classList.toggle("an-away", wanted >= 0 && at !== wanted); });
    }
    var names = parts.map(function (part, at) { return (at + 1) + ". " + part.dataset.step; });
    var boxes = names.concat("all, one below the other").map(function (name, at) {
      var label = document.createElement("label");
      var box = document.createElement("input");
      box.type = "radio";
      box.name = figure.id + "-step";
      box.autocomplete = "off";
      box.addEventListener("change", function () { only(at < parts.length ? at : -1); });
      label.append(box, " " + name);
      choice.append(label);
      return box;
    });
    parts[0].parentNode.before(choice);
    boxes[0].checked = true;
    only(0);
    figure.addEventListener("click", function (event) {
      var link = event.target.closest('a[href^="#"]');
      var target = link && document.getElementById(link.hash.slice(1));
      var at = target ? parts.indexOf(target.closest(".an-step")) : -1;
      if (at >= 0) { boxes[at].checked = true; only(at); }
    });
  }

  function unfold() {
    var target = window.location.hash.length > 1 && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    var fold = target && target.closest(".an-figure details");
    if (fold && !fold.open) {
      fold.open = true;
      target.scrollIntoView({ block: "center" });
    }
  }

  function start() {
    unfold();
    window.addEventListener("hashchange", unfold);
    document.querySelectorAll(".an-years").forEach(years);
    document.querySelectorAll(".an-figure").forEach(function (figure) {
      recall(figure);
      show(figure);
      layersOf(figure).forEach(function (box) {
        box.addEventListener("change", function () { show(figure); remember(figure); });
      });
      link(figure);
      steps(figure);
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
