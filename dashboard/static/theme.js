// Sets the theme before anything is painted. A file of its own, because the policy allows no inline script.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem("picloud.theme");
  } catch {
    // storage is blocked: the system's choice stands
  }
  var dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = chosen === "dark" || chosen === "light" ? chosen : dark ? "dark" : "light";
})();
