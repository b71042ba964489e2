// The header's menu closes on Escape and on a click elsewhere. It opens without this. A table that is wider than its room
// says so.
(() => {
  "use strict";
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
  const measured = new ResizeObserver((boxes) => boxes.forEach(({ target }) => target.classList.toggle("wider", target.scrollWidth > target.clientWidth + 1)));
  document.querySelectorAll(".pst-scrollable-table-container, .an-scroll").forEach((box) => measured.observe(box));
})();
