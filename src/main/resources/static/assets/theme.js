// Light or dark: the reader's choice is kept in a cookie, else the system's preference holds. Runs in the head, so that nothing flashes.
(function () {
  "use strict";
  var root = document.documentElement;
  var system = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    var found = document.cookie.match(/(?:^|; )theme=(dark|light)(?:;|$)/);
    return found ? found[1] : null;
  }

  function show() {
    var dark = chosen() === "dark" || (chosen() === null && system.matches);
    root.setAttribute("data-bs-theme", dark ? "dark" : "light");
    var button = document.getElementById("theme");
    if (button) {
      button.setAttribute("aria-pressed", String(dark));
    }
  }

  show();
  system.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.getElementById("theme");
    button.hidden = false;
    show();
    button.addEventListener("click", function () {
      var next = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
      document.cookie = "theme=" + next + "; path=/; max-age=31536000; samesite=lax";
      show();
    });
  });
})();
