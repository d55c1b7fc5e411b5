// The code stands behind the # of the link, the part that no server and no log ever sees: it goes into the field, and out of the address.
(function () {
  "use strict";
  var code = window.location.hash.slice(1);
  if (/^[A-Za-z0-9-]{10,40}$/.test(code)) {
    document.getElementById("invitation").value = code;
    window.history.replaceState(null, "", window.location.pathname);
  }
})();
