/* Runs before the page is drawn, so that nobody sees the wrong theme flash: light, dark, or as the device says. */
"use strict";

(() => {
  const KEY = "gieo-theme";
  const device = window.matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => {
    try {
      return localStorage.getItem(KEY) ?? "auto";
    } catch {
      return "auto"; // storage is forbidden: follow the device
    }
  };

  const mark = () => {
    for (const button of document.querySelectorAll("[data-theme]")) {
      button.setAttribute("aria-pressed", String(button.dataset.theme === chosen()));
    }
  };

  const apply = () => {
    const dark = chosen() === "dark" || (chosen() === "auto" && device.matches);
    document.documentElement.dataset.bsTheme = dark ? "dark" : "light";
  };

  const choose = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // lasts for this page only
    }
    apply();
    mark();
  };

  apply();
  device.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", mark);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-theme]");
    if (button) choose(button.dataset.theme);
  });
})();
