// A slash goes to the search field, as long as nothing is being written elsewhere; Escape leaves it.
(function () {
  "use strict";
  var field = document.querySelector("[data-search]");
  if (!field) {
    return;
  }
  document.addEventListener("keydown", function (event) {
    var writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "Escape" && event.target === field) {
      field.blur();
    }
  });
})();
