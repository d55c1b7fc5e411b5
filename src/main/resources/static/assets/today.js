// The board of today renews itself. A hidden tab asks nothing, and asks at once when it is seen again; an opened table stays open.
(function () {
  "use strict";
  var opened = [];

  document.body.addEventListener("htmx:beforeRequest", function (event) {
    if (document.hidden) {
      event.preventDefault();
    }
  });
  document.body.addEventListener("htmx:beforeSwap", function () {
    opened = Array.from(document.querySelectorAll("#board details[open]"), function (each) { return each.id; });
  });
  document.body.addEventListener("htmx:afterSwap", function () {
    opened.forEach(function (id) {
      var again = document.getElementById(id);
      if (again) {
        again.open = true;
      }
    });
  });
  document.addEventListener("visibilitychange", function () {
    var board = document.getElementById("board");
    if (!document.hidden && board) {
      window.htmx.ajax("GET", board.getAttribute("hx-get"), { target: "#board", swap: "outerHTML" });
    }
  });
})();
