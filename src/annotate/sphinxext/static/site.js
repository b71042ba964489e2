// The header's menu closes on Escape and on a click elsewhere. It opens without this. A table that is wider than its room
// says so. And what the other scripts make elements with, and load what is asked for later by.
(() => {
  "use strict";
  // Whatever is given as words is set as text, never read as markup.
  const made = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in element && !name.startsWith("aria")) element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };
  // A style sheet or a script of the book; scripts run in the order in which they are asked for.
  const load = (address) => new Promise((done, failed) => {
    const element = address.endsWith(".css") ? made("link", { rel: "stylesheet", href: address }) : made("script", { async: false, src: address });
    element.addEventListener("load", done);
    element.addEventListener("error", failed);
    document.head.append(element);
  });
  globalThis.editionPage = { made, load };

  const open = () => document.querySelector(".site-menu details[open], .bar-legend[open]");
  document.addEventListener("click", (event) => {
    const menu = open();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && open();
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopImmediatePropagation();
  });
  // A link into what is folded up opens it, whatever the browser's age; so does one to its heading. What is open in wide
  // windows and on paper is so by a rule of the style sheet, where the browser knows it.
  const reveal = () => {
    const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    at?.querySelectorAll(":scope > :is(.open-wide, .name-fold)").forEach((fold) => { fold.open = true; });
    for (let fold = at; (fold = fold?.closest("details")); fold = fold.parentElement) fold.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();
  if (!CSS.supports("selector(::details-content)")) {
    const unfold = () => document.querySelectorAll(".open-wide, .name-fold, .acts-fold").forEach((fold) => { fold.open = true; });
    addEventListener("beforeprint", unfold);
    if (innerWidth >= 900) document.querySelectorAll(".open-wide").forEach((fold) => { fold.open = true; });
  }
  const measured = new ResizeObserver((boxes) => boxes.forEach(({ target }) => target.classList.toggle("wider", target.scrollWidth > target.clientWidth + 1)));
  document.querySelectorAll(".pst-scrollable-table-container, .an-scroll").forEach((box) => measured.observe(box));
})();
