/* The citations of a page name the paragraph, annotation or note that the address names, and where the page is read. */
(function () {
  "use strict";
  const box = document.querySelector(".cite-box");
  if (!box) return;
  const base = box.dataset.base, page = box.dataset.page;
  const forms = Array.from(box.querySelectorAll("pre[data-cite]"), (pre) => ({ pre, text: pre.textContent }));
  function named() {
    let id = "";
    try { id = decodeURIComponent(window.location.hash.slice(1)); } catch { return ""; }
    return /^[\w.:-]+$/.test(id) && document.getElementById(id) ? id.replace(/^about-/, "") : "";
  }
  function kind(id) {
    const number = id.match(/-p(\d+)$/);
    if (number) return "paragraph " + Number(number[1]);
    return id.startsWith("note-") ? "note " + id.slice(5) : id.startsWith("a-") ? "annotation " + id : "";
  }
  function show() {
    const id = named(), what = id && kind(id);
    const online = window.location.protocol.startsWith("http");
    const here = window.location.href.split("#")[0];
    for (const { pre, text } of forms) {
      let said = text;
      if (what) {
        said = said.replaceAll(page, page + "#" + id);
        if (!id.startsWith("note-")) said = said.replaceAll(base, base + "#" + id);
        if (pre.dataset.cite === "plain") said = said.replace("”", ", " + what + "”");
      }
      if (online && pre.dataset.cite === "plain") {
        said = said.replace(page + (what ? "#" + id : ""), here + (what ? "#" + id : ""));
      }
      pre.textContent = said;
    }
    box.querySelector("summary").textContent = what ? "Cite this page, or " + what : "Cite this page";
  }
  window.addEventListener("hashchange", show);
  show();
})();
