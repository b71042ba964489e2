/* Comfort for figures; everything is readable and switchable without it.
   Layers: kept in the address (?layers-<figure>=a,b) so that a view can be shared, and switched by class where the
   browser does not know :has(). Views (?view-<figure>=verified), years (?year-<figure>=1988) and steps
   (?step-<figure>=2) stand in the address too, each choice an entry of the history, so that a view can be cited and Back
   leads to the one before. Marks: a click leads to the row or list entry they stand for; a row or entry under the pointer
   or the focus lights its mark, in both forms of a drawing. No style is set on an element, so that a site can forbid it. */
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

  function asked(name) {
    return new URL(window.location.href).searchParams.get(name);
  }

  /* Write a choice into the address: null takes it out. A step is one that Back can undo. */
  function keep(name, value, step) {
    var address = new URL(window.location.href);
    if (value === asked(name)) return;
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
    try {
      if (step) window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    } catch (error) {
      /* Some browsers refuse this for files opened from disk; the switch itself works. */
    }
  }

  function remember(figure) {
    var boxes = layersOf(figure);
    var changed = boxes.some(function (box) { return box.checked !== box.defaultChecked; });
    var names = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.dataset.layer; });
    keep("layers-" + figure.id, changed ? names.join(",") : null, false);
  }

  function recall(figure) {
    var wanted = asked("layers-" + figure.id), names = (wanted || "").split(",");
    layersOf(figure).forEach(function (box) {
      box.checked = wanted === null ? box.defaultChecked : names.indexOf(box.dataset.layer) >= 0;
    });
  }

  function open(target) {
    var fold = target.closest("details");
    if (fold) fold.open = true;
    target.setAttribute("tabindex", "-1");
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  }

  /* A row leads to its mark in the first form of a drawing; where the other form is shown, to the mark there. */
  function follow(figure, event) {
    var link = event.target.closest('a[href*="-mark-"]');
    var mark = link && document.getElementById(link.hash.slice(1));
    if (!mark || mark.getClientRects().length) return;
    var shown = Array.from(figure.querySelectorAll('[data-for="' + CSS.escape(mark.dataset.for) + '"]')).find(function (one) {
      return one.getClientRects().length;
    });
    if (!shown) return;
    figure.querySelectorAll(".mark.an-asked").forEach(function (one) { one.classList.remove("an-asked"); });
    shown.classList.add("an-asked");
    shown.scrollIntoView({ block: "center" });
  }

  function link(figure) {
    figure.classList.add("an-linked");
    figure.addEventListener("click", function (event) { follow(figure, event); });
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

  /* Views: all, verified only, without metonymic (annotate.figures.kit.views). Whatever is not in every view says in
     data-views in which it is; the caption, the counts and the table follow the drawing. */
  function views(figure) {
    var choice = figure.querySelector(".an-views");
    if (!choice) return;
    var boxes = Array.from(choice.querySelectorAll("input")), name = "view-" + figure.id;

    function see(view) {
      boxes.forEach(function (box) { box.checked = box.value === view; });
      figure.querySelectorAll("[data-views]").forEach(function (part) {
        var shown = part.dataset.views.split(" ").indexOf(view) >= 0;
        if (!(part instanceof SVGElement)) part.hidden = !shown;
        else if (shown) part.removeAttribute("display");
        else part.setAttribute("display", "none");
      });
      figure.dataset.view = view;
      figure.dispatchEvent(new CustomEvent("an-view"));
    }

    function recalled() {
      var wanted = asked(name);
      see(boxes.some(function (box) { return box.value === wanted; }) ? wanted : "all");
    }

    boxes.forEach(function (box) {
      box.addEventListener("change", function () {
        see(box.value);
        keep(name, box.value === "all" ? null : box.value, true);
      });
    });
    window.addEventListener("popstate", recalled);
    choice.hidden = false;
    recalled();
  }

  /* A drawing is offered as PNG too, made from its SVG when it is asked for, where the build has put no picture beside
     the page. A page read from the disk may not read the file of a drawing: there it is offered as SVG alone. */
  function pictures(figure) {
    if (figure.querySelector('a[download$=".png"]')) { return; }
    figure.querySelectorAll('a[download$=".svg"]').forEach(function (link) {
      if (link.protocol === "file:") { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.className = "an-download";
      button.textContent = link.textContent.replace("SVG", "PNG");
      button.addEventListener("click", function () {
        var image = new Image();
        image.onload = function () {
          var canvas = document.createElement("canvas"), pen = canvas.getContext("2d"), scale = 3;
          canvas.width = image.width * scale;
          canvas.height = image.height * scale;
          pen.fillStyle = "#ffffff";
          pen.fillRect(0, 0, canvas.width, canvas.height);
          pen.drawImage(image, 0, 0, canvas.width, canvas.height);
          var made = document.createElement("a");
          made.download = link.download.replace(/svg$/, "png");
          made.href = canvas.toDataURL("image/png");
          made.click();
        };
        image.src = link.href;
      });
      link.after(" ", button);
    });
  }

  /* A slider through years: annotate.figures.recognition.page says what the attributes hold. */
  function rows(text) {
    return text.split("|").map(function (entry) { return entry.split(" "); });
  }

  function years(box) {
    var name = box.dataset.figure, first = Number(box.dataset.first), counts = rows(box.dataset.counts);
    var slider = box.querySelector('input[type="range"]'), figure = document.getElementById(name), waiting = 0;
    var shown = box.querySelector("output"), said = document.getElementById(name + "-year-words"), looks = {};
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

    function words(five) {
      return "Seoul only " + five[0] + ", Pyongyang only " + five[1] + ", both " + five[2] + "; consuls without relations " +
        five[3] + ", recognition only " + five[4];
    }

    function draw() {
      var at = Number(slider.value) - first, ten = counts[at], doubtless = figure.dataset.view === "verified";
      places.forEach(function (each) {
        var sign = (doubtless ? each.sure : each.all).charAt(at), look = looks[sign.toLowerCase()];
        if (each.place) {
          each.place.setAttribute("class", look.role + (sign === sign.toLowerCase() ? each.edge : " dashed"));
          var pattern = name + "-hatch-" + look.role;
          if (document.getElementById(pattern)) each.place.setAttribute("fill", "url(#" + pattern + ")");
          else each.place.removeAttribute("fill");
          var lent = sign === sign.toLowerCase() ? "" : " (row of a larger state of the time)";
          each.title.textContent = look.words ? each.name + ": " + look.words + lent : each.name;
        }
        if (each.word) each.word.textContent = look.words;
      });
      shown.textContent = slider.value;
      also.forEach(function (year) { year.textContent = slider.value; });
      if (heading) heading.textContent = heading.textContent.replace(/\d{4}/, slider.value);
      var every = words(ten.slice(0, 5)), sure = words(ten.slice(5));
      said.textContent = "All rows: " + every + ". Without what is graded low: " + sure +
        ". Difference in both: " + (ten[2] - ten[7]) + ".";
      slider.setAttribute("aria-valuetext", slider.value + ": " + (doubtless ? sure : every));
    }

    function recalled() {
      var wanted = Number(asked("year-" + name));
      slider.value = wanted >= Number(slider.min) && wanted <= Number(slider.max) ? wanted : slider.defaultValue;
      draw();
    }

    /* The year goes into the address when the slider comes to rest: one step of the history, not one for each year. */
    slider.addEventListener("input", function () {
      draw();
      window.clearTimeout(waiting);
      waiting = window.setTimeout(function () {
        keep("year-" + name, slider.value === slider.defaultValue ? null : slider.value, true);
      }, 350);
    });
    figure.addEventListener("an-view", draw);
    window.addEventListener("popstate", function () {
      window.clearTimeout(waiting);
      recalled();
    });
    box.hidden = said.parentNode.hidden = false;
    recalled();
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
    var key = "step-" + figure.id;
    function only(wanted) {
      parts.forEach(function (part, at) { part.classList.toggle("an-away", wanted >= 0 && at !== wanted); });
      boxes[wanted >= 0 ? wanted : parts.length].checked = true;
    }
    function choose(wanted) {
      only(wanted);
      keep(key, wanted === 0 ? null : wanted < 0 ? "all" : String(wanted + 1), true);
    }
    function recalled() {
      var wanted = asked(key), at = Number(wanted) - 1;
      only(wanted === "all" ? -1 : at >= 0 && at < parts.length ? at : 0);
    }
    var names = parts.map(function (part, at) { return (at + 1) + ". " + part.dataset.step; });
    var boxes = names.concat("all, one below the other").map(function (name, at) {
      var label = document.createElement("label");
      var box = document.createElement("input");
      box.type = "radio";
      box.name = figure.id + "-step";
      box.addEventListener("change", function () { choose(at < parts.length ? at : -1); });
      label.append(box, " " + name);
      choice.append(label);
      return box;
    });
    parts[0].parentNode.before(choice);
    recalled();
    window.addEventListener("popstate", recalled);
    figure.addEventListener("click", function (event) {
      var link = event.target.closest('a[href^="#"]');
      var target = link && document.getElementById(link.hash.slice(1));
      var at = target ? parts.indexOf(target.closest(".an-step")) : -1;
      if (at >= 0) choose(at);
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
      views(figure);
      link(figure);
      steps(figure);
      pictures(figure);
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
