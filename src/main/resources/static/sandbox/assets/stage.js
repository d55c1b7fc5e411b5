// The page: one story in three steps, told by the phone, the doctor's station and the timeline together.
import { get, post } from "./api.js";
import { tidy } from "./faults.js";
import { byId, draw, h, learn, speak, speaks, t } from "./page.js";
import * as phone from "./phone.js";
import * as play from "./play.js";
import * as station from "./station.js";
import * as wire from "./wire.js";

const PARTS = ["phone", "station", "wire"];
let shown = "phone";
let news = 0;

function step(number) {
  [...byId("steps").children].forEach((item, index) => {
    item.classList.toggle("is-done", index + 1 < number);
    if (index + 1 === number) {
      item.setAttribute("aria-current", "step");
    } else {
      item.removeAttribute("aria-current");
    }
  });
}

/** On a small screen one part at a time. */
function show(part) {
  shown = part;
  document.body.dataset.show = part;
  if (part === "wire") {
    news = 0;
  }
  tabs();
}

function tabs() {
  draw(byId("tabs"), PARTS.map((part) => h("button", { type: "button", class: "tab", "data-key": part, "aria-current": part === shown ? "page" : null, onclick: () => show(part) },
    t("tab." + part), part === "wire" && news > 0 && shown !== "wire" ? h("span", { class: "count" }, String(Math.min(news, 99))) : null)));
}

function followed(person) {
  const holder = phone.holder();
  return holder === person ? [person.person_no] : [person.person_no, holder.person_no];
}

function turnTo(language) {
  speak(language);
  byId("language").setAttribute("href", language === "en" ? "?lang=zh" : "?lang=en");
  phone.turn();
  station.turn();
  wire.turn();
  tabs();
}

function switchLanguage() {
  const link = byId("language");
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const next = speaks() === "en" ? "zh" : "en";
    await fetch("/sandbox?lang=" + next);
    turnTo(next);
  });
}

async function start() {
  learn(await get("/stage/words"));
  tabs();
  const all = await get("/stage/start");
  await Promise.all([post("/stage/renewal"), tidy(all.people)]);
  wire.begin((message) => {
    station.heard(message);
    if (message && shown !== "wire") {
      news += 1;
      tabs();
    }
  });
  let ready = false;
  station.begin(all, {
    person: () => phone.present(),
    parties: () => ({ patient: phone.present().person_no, payer: phone.holder().person_no }),
    code: () => (ready ? phone.shownCode() : null),
    step,
    settled: wire.settled,
    renewed: async () => { await phone.syncClock(); await phone.renew(); },
    paid: (payment, text, department, guardian) => phone.bill(payment, department, text, guardian),
    next: async () => {
      await post("/stage/renewal");
      await station.next();
      wire.clear();
      phone.nextVisit();
      show("phone");
    },
  });
  await phone.begin(all, {
    chosen: (person) => { ready = true; wire.follow(followed(person)); station.receive(person); },
    changed: () => station.foot(),
    signing: () => {},
    scan: async () => { show("station"); await station.scan(); },
  });
  play.begin(() => byId("wire-follow").querySelector('[data-key="all"]').click());
  switchLanguage();
}

start().catch((failure) => {
  const trouble = byId("trouble");
  const alone = failure.problem && failure.problem.field === "medpay.sandbox.application-url";
  draw(trouble, h("b", {}, t("trouble")), h("p", {}, t(alone ? "trouble.no-application" : "trouble.tell")), h("button", { type: "button", class: "btn", onclick: () => location.reload() }, t("trouble.reload")));
  trouble.hidden = false;
  if (!failure.problem) {
    throw failure;
  }
});
