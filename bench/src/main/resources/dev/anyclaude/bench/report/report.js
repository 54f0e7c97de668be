(() => {
  "use strict";
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const dark = () => root.dataset.theme
    ? root.dataset.theme === "dark"
    : system.matches;
  const show = () => button.setAttribute("aria-pressed", String(dark()));
  system.addEventListener("change", show);
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    show();
  });
  if (location.hash === "#dark" || location.hash === "#light") {
    root.dataset.theme = location.hash.slice(1);
  }
  show();

  for (const link of document.querySelectorAll("a[data-file]")) {
    link.addEventListener("click", event => {
      event.preventDefault();
      const holder = document.getElementById(link.dataset.file);
      const text = holder.textContent.replaceAll("\\u003c", "<");
      const url = URL.createObjectURL(new Blob([text], { type: holder.type }));
      const save = document.createElement("a");
      save.href = url;
      save.download = link.download;
      save.click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
    });
  }
})();
