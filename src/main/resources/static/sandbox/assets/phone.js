// The patient's phone: who it belongs to, the code that renews itself, the credit account, the bills, and whatever waits for a tap.
import { get, post } from "./api.js";
import { both, byId, choice, draw, h, svg, t, walk, yuan } from "./page.js";
import { legend, partsOf, ring } from "./split.js";

const RENEW_SECONDS = 60;

let start;
let person;
let page = "code";
let kind = "INSURANCE_VOUCHER";
let code = null;
let picture = null;
let renewIn = 0;
let phone = null;
let bills = [];
let seen = 0;
let ahead = 0;
let act;
let drawnFor = 0;

/** {actions}: chosen(person), scan(), changed(). */
export async function begin(all, actions) {
  start = all;
  act = actions;
  walk(byId("cast"));
  walk(byId("phone-nav"));
  await syncClock();
  setInterval(tick, 1000);
  setInterval(() => { if (!document.hidden) { refresh(); } }, 2500);
  choose(start.people[0]);
}

export const present = () => person;

/** Whose card pays: the guardian's for a child. */
export const holder = () => (person.guardian ? start.people.find((other) => other.role === person.guardian) : person);

export const shownCode = () => code;

export async function syncClock() {
  ahead = Date.parse((await get("/api/clock")).instant) - Date.now();
}

function choose(next) {
  person = next;
  page = "code";
  kind = person.guardian ? "FAMILY_SUISHEN_CODE" : "INSURANCE_VOUCHER";
  phone = null;
  code = null;
  picture = null;
  bills = [];
  seen = 0;
  byId("phone-news").replaceChildren();
  turn();
  renew();
  refresh();
  act.chosen(person);
}

/** A new code: every minute, after the clock was moved, and for the next visit. */
export async function renew() {
  const owner = holder();
  const wanted = ++drawnFor;
  renewIn = RENEW_SECONDS;
  try {
    const made = await post("/api/patients/" + owner.person_no + "/codes",
      kind === "FAMILY_SUISHEN_CODE" ? { kind, for_person_no: person.person_no } : { kind });
    const drawn = await post("/stage/pictures", { code: made.code });
    if (wanted === drawnFor) {
      code = made.code;
      picture = drawn;
    }
  } catch {
    if (wanted === drawnFor) {
      code = null;
      picture = null;
    }
  }
  if (wanted === drawnFor) {
    screen();
    foot();
    act.changed();
  }
}

async function refresh() {
  const owner = holder();
  try {
    const told = await get("/stage/phones/" + owner.person_no);
    if (owner === holder()) {
      const before = JSON.stringify(phone);
      phone = told;
      if (JSON.stringify(phone) !== before) {
        screen();
        sheet();
        act.changed();
      }
    }
  } catch {
    // asked again in a moment
  }
}

export const look = refresh;

function tick() {
  byId("phone-time").textContent = new Date(Date.now() + ahead).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Shanghai" });
  if (document.hidden) {
    return;
  }
  renewIn -= 1;
  if (renewIn <= 0) {
    renew();
    return;
  }
  const left = byId("renew-left");
  if (left) {
    left.textContent = String(renewIn);
    byId("renew-ring").setAttribute("stroke-dasharray", ringPart());
  }
}

const ringPart = () => ((renewIn / RENEW_SECONDS) * 50.27).toFixed(2) + " 50.27";

export function turn() {
  cast();
  screen();
  nav();
  sheet();
  foot();
}

function cast() {
  draw(byId("cast"), start.people.map((one) => choice("radio", one.role, one === person, () => { if (one !== person) { choose(one); } },
    h("span", { class: "face face-" + one.role.toLowerCase(), "aria-hidden": "true" }, one.name.zh.at(-1)),
    h("span", { class: "face-name" }, both(one.name)),
    h("span", { class: "face-role" }, t("role." + one.role)))));
}

function nav() {
  const tab = (key, ...label) => choice("tab", key, page === key, () => turnTo(key), ...label);
  draw(byId("phone-nav"), tab("code", t("phone.nav.code")),
    tab("bills", t("phone.nav.bills"), bills.length > seen ? h("span", { class: "count" }, String(bills.length - seen)) : null));
}

function turnTo(next) {
  page = next;
  if (page === "bills") {
    seen = bills.length;
  }
  screen();
  nav();
}

function screen() {
  draw(byId("phone-screen"), page === "code" ? [identity(), qrCard(), account()] : billList());
}

function identity() {
  const owner = holder();
  return h("div", { class: "phone-who" },
    h("span", { class: "face face-" + owner.role.toLowerCase(), "aria-hidden": "true" }, owner.name.zh.at(-1)),
    h("div", {}, h("b", {}, both(owner.name)), h("span", {}, person.guardian ? t("phone.for-child", both(person.name)) : t("insurance." + person.insurance_type))));
}

function kinds() {
  if (person.guardian) {
    return h("div", { class: "qr-kind" }, t("phone.code.FAMILY_SUISHEN_CODE"));
  }
  const group = h("div", { class: "qr-kinds", role: "radiogroup", "aria-label": t("phone.code-kind") },
    ["INSURANCE_VOUCHER", "SUISHEN_CODE"].map((one) => choice("radio", one, one === kind, () => { if (kind !== one) { kind = one; code = null; picture = null; screen(); renew(); } },
      t("phone.code." + one))));
  walk(group);
  return group;
}

function qrCard() {
  return h("div", { class: "qr-card" }, kinds(),
    picture
      ? svg("svg", { class: "qr", viewBox: "0 0 " + picture.size + " " + picture.size, role: "img", "aria-label": t("phone.code-alt"), "shape-rendering": "crispEdges" },
        svg("path", { d: picture.path }))
      : h("div", { class: "qr qr-none" }, drawnFor > 0 && code === null && renewIn < RENEW_SECONDS ? t("phone.no-code") : ""),
    h("p", { class: "qr-renew" },
      svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("circle", { cx: "10", cy: "10", r: "8", class: "renew-track" }),
        svg("circle", { id: "renew-ring", cx: "10", cy: "10", r: "8", class: "renew-ring", "stroke-dasharray": ringPart(), transform: "rotate(-90 10 10)" })),
      h("span", {}, h("span", { id: "renew-left" }, String(Math.max(renewIn, 0))), " ", t("phone.renews"))));
}

const active = () => phone && phone.agreement && phone.agreement.state === "ACTIVE";

export const signed = () => Boolean(active());

function account() {
  if (!phone) {
    return h("div", { class: "credit is-loading" });
  }
  if (!active()) {
    const asked = phone.waiting.some((one) => one.kind === "SIGNING");
    return h("div", { class: "credit" }, h("b", {}, t("phone.no-agreement")), h("p", {}, t("phone.no-agreement-tell")),
      phone.card && !person.guardian ? h("button", { type: "button", class: "credit-sign", "data-key": "sign", disabled: asked, onclick: sign }, t(asked ? "phone.signing" : "phone.sign")) : null);
  }
  const card = phone.card;
  const left = Math.max(card.credit_limit_fen - card.used_fen, 0);
  const limits = phone.agreement.limits || {};
  const fill = h("i");
  fill.style.width = (card.credit_limit_fen === 0 ? 0 : Math.max(1, (left / card.credit_limit_fen) * 100)) + "%";
  return h("div", { class: "credit" + (left < 5000 ? " is-low" : "") },
    h("div", { class: "credit-head" }, h("b", {}, t("phone.credit")), h("span", {}, card.issuer + " " + card.card.slice(-4))),
    h("div", { class: "credit-left" }, t("phone.available", yuan(left))),
    h("div", { class: "credit-bar", "aria-hidden": "true" }, fill),
    h("div", { class: "credit-foot" }, h("span", {}, t("phone.of-limit", yuan(card.credit_limit_fen))),
      limits.per_payment_fen ? h("span", {}, t("phone.per-payment", yuan(limits.per_payment_fen))) : null));
}

async function sign() {
  await post("/stage/phones/" + person.person_no + "/agreements");
  act.signing();
  await refresh();
}

function sheet() {
  const element = byId("phone-sheet");
  const ask = phone && phone.waiting.length > 0 ? phone.waiting[0] : null;
  element.hidden = !ask;
  if (!ask) {
    element.replaceChildren();
    return;
  }
  draw(element, h("div", { class: "sheet-handle", "aria-hidden": "true" }), h("b", {}, t("phone.ask." + ask.kind)), h("p", {}, t("phone.ask." + ask.kind + ".tell")),
    ask.amount_fen === undefined ? null : h("div", { class: "sheet-sum" }, yuan(ask.amount_fen), h("small", {}, " " + t("station.yuan"))),
    h("button", { type: "button", class: "sheet-yes", "data-key": "yes", onclick: () => answer("confirmations") }, t("phone.confirm")),
    h("button", { type: "button", class: "sheet-no", "data-key": "no", onclick: () => answer("refusals") }, t("phone.refuse")));
}

async function answer(word) {
  await post("/api/patients/" + holder().person_no + "/" + word);
  phone = { ...phone, waiting: [] };
  sheet();
  for (let look = 0; look < 8 && !active(); look++) {
    await refresh();
    await new Promise((done) => setTimeout(done, 250));
  }
}

/** A bill arrives, or the one that is there changes. */
export function bill(payment, department, text, guardian) {
  const old = bills.findIndex((one) => one.payment.bill_number === payment.bill_number);
  const entry = { payment, department, guardian };
  if (old < 0) {
    bills.unshift(entry);
  } else {
    bills[old] = entry;
  }
  if (text) {
    draw(byId("phone-news"), h("div", { class: "news" }, h("img", { src: "/assets/mark.svg", alt: "", width: "28", height: "28" }),
      h("div", {}, h("b", {}, t("phone.news")), h("p", {}, text))));
    turnTo("bills");
  }
  refresh();
  nav();
  screen();
}

export function nextVisit() {
  byId("phone-news").replaceChildren();
  page = "code";
  renew();
  turn();
}

function billList() {
  if (bills.length === 0) {
    return h("div", { class: "nothing" }, h("p", { class: "nothing-title" }, t("phone.no-bills")), h("p", {}, t("phone.no-bills-tell")));
  }
  return bills.map(({ payment, department, guardian }, index) => {
    const parts = partsOf(payment);
    return h("article", { class: "bill-card" },
      h("div", { class: "bill-head" }, h("b", {}, both(department.title)), h("span", { class: "pill pill-" + payment.state }, t("state." + payment.state))),
      index === 0 && parts.length > 0 ? ring(parts, payment.total_fen) : h("div", { class: "bill-sum" }, yuan(payment.total_fen), h("small", {}, " " + t("station.yuan"))),
      parts.length > 0 ? legend(parts, payment.total_fen, guardian) : h("p", { class: "bill-none" }, t(payment.state === "REFUSED" ? "payer.nobody" : "station.settling")));
  });
}

/** On a small screen the phone itself leads on. */
function foot() {
  draw(byId("phone-foot"), h("button", { type: "button", class: "btn btn-primary btn-lg", "data-key": "scan-me", disabled: !code, onclick: () => act.scan() }, t("phone.scan-me")));
}
