// A whole day of visits, through the signed API like everything else.
import { get, post } from "./api.js";
import { byId, h, t } from "./page.js";

const SHARES = ["0", "0.05", "0.2"];
let timer = 0;

export function begin(started) {
  byId("play-open").addEventListener("click", () => open(started));
  byId("play").addEventListener("close", () => clearTimeout(timer));
}

function field(label, name, values) {
  return h("label", { class: "play-field" }, h("span", {}, label),
    h("select", { class: "pick", name }, values.map(([value, text, chosen]) => h("option", { value, selected: Boolean(chosen) }, text))));
}

function open(started) {
  const dialog = byId("play");
  const form = h("form", { class: "play-form" },
    field(t("play.visits"), "visits", [["10", "10"], ["50", "50", true], ["200", "200"], ["500", "500"]]),
    field(t("play.rate"), "per_second", [["2", "2"], ["5", "5", true], ["20", "20"]]),
    field(t("play.faults"), "faults", SHARES.map((share, index) => [share, t("play.faults." + index), index === 0])),
    h("button", { type: "submit", class: "btn btn-primary" }, t("play.start")));
  const progress = h("div", { class: "play-progress", role: "status" });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = new FormData(form);
    try {
      await post("/api/play", { visits: Number(chosen.get("visits")), per_second: Number(chosen.get("per_second")), faults: Number(chosen.get("faults")), seed: Date.now() % 1000000 });
      started();
    } catch {
      progress.replaceChildren(h("p", { class: "notice is-bad" }, t("play.unavailable")));
      return;
    }
    look(progress);
  });
  dialog.replaceChildren(h("div", { class: "drawer-head" }, h("h2", { id: "play-title" }, t("play.title")),
    h("button", { type: "button", class: "close", "aria-label": t("play.close"), onclick: () => dialog.close() })),
  h("p", {}, t("play.tell")), form, progress);
  dialog.showModal();
  look(progress);
}

async function look(progress) {
  clearTimeout(timer);
  try {
    const told = await get("/api/play");
    if (told.total > 0) {
      draw(progress, told);
    }
    if (told.state === "RUNNING") {
      timer = setTimeout(() => look(progress), 600);
    }
  } catch {
    progress.replaceChildren();
  }
}

function draw(progress, told) {
  const figure = (name, value) => h("div", {}, h("b", {}, String(value)), h("span", {}, t("play." + name)));
  progress.replaceChildren(
    h("div", { class: "play-state" }, h("span", { class: "pill pill-" + (told.state === "DONE" ? "PAID" : told.state === "FAILED" ? "REFUSED" : "CHARGING") }, t("play." + told.state)),
      h("span", {}, t("play.of", told.done, told.total))),
    h("progress", { max: told.total, value: told.done, "aria-label": t("play.progress") }),
    h("div", { class: "play-figures" }, figure("paid", told.paid), figure("window", told.at_window), figure("refused", told.refused)));
}
