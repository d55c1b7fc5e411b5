// The doctor's station: scan, order, finish the visit; then who paid what, and the state that finds its end by itself.
import { get, post } from "./api.js";
import { clear, counter, refunding } from "./counter.js";
import { FAULTS, order } from "./faults.js";
import { both, byId, choice, draw, h, speaks, t, walk, yuan } from "./page.js";
import { bar, isInDoubt, isOpen, legend, partsOf, partsOfEstimate } from "./split.js";

const LOOK_EVERY_MS = 600;

let start;
let act;
let department;
let visit = null;
let scanning = false;
let basket = [];
let estimate = null;
let estimating = false;
let payment = null;
let problem = null;
let sending = false;
let story = "";
let fault = "none";
let picture = bar();
let looking = 0;

/** {actions}: person(), code(), signed(), step(number), paid(payment, text, final), renewed(), settled(). */
export function begin(all, actions) {
  start = all;
  act = actions;
  department = start.departments[0];
  walk(byId("departments"));
  prescribe();
  turn();
}

const item = (code) => start.items.find((one) => one.item_code === code);
const total = () => basket.reduce((sum, line) => sum + item(line.item_code).price_fen * line.quantity, 0);
const verified = () => visit !== null && visit.verification.result === "VERIFIED";
const done = () => payment !== null && story === "done";

function prescribe() {
  basket = department.usual.map((one) => ({ ...one }));
}

/** Another patient: everything from the beginning. */
export function receive(person) {
  department = start.departments.find((one) => one.department === (person.guardian ? "PAEDIATRICS" : "INTERNAL"));
  reset();
}

function reset() {
  visit = null;
  scanning = false;
  estimate = null;
  payment = null;
  problem = null;
  sending = false;
  story = "";
  picture = bar();
  clear();
  prescribe();
  act.step(1);
  turn();
}

export function turn() {
  departments();
  patient();
  work();
  foot();
}

function departments() {
  const fixed = visit !== null || scanning;
  byId("departments").classList.toggle("is-fixed", visit !== null);
  draw(byId("departments"), start.departments.map((one) => {
    const button = choice("radio", one.department, one === department, () => { department = one; prescribe(); turn(); }, both(one.title));
    button.disabled = fixed && one !== department;
    return button;
  }));
}

function patient() {
  const element = byId("patient");
  element.className = "patient" + (visit === null ? " is-waiting" : "");
  if (visit === null) {
    draw(element, h("div", { class: "patient-scan", "aria-hidden": "true" }), h("div", {}, h("b", {}, t("station.wait")), h("p", {}, t("station.wait-tell"))));
    return;
  }
  const told = visit.verification;
  if (told.result !== "VERIFIED") {
    draw(element, h("span", { class: "patient-mark is-bad", "aria-hidden": "true" }, "!"),
      h("div", {}, h("b", {}, t(told.result === "REJECTED" ? "station.rejected" : "station.doubt")), h("p", {}, told.operator_text ? both(told.operator_text) : both(told.message) || t("station.no-answer"))));
    return;
  }
  const person = act.person();
  const seen = told.person;
  draw(element, h("span", { class: "face face-" + person.role.toLowerCase(), "aria-hidden": "true" }, person.name.zh.at(-1)),
    h("div", { class: "patient-facts" }, h("div", {}, h("b", {}, speaks() === "en" ? both(person.name) : seen.name), h("span", {}, t("age", person.age)),
      h("span", {}, t("insurance." + seen.insurance_type))), h("p", {}, credit(told))),
    h("span", { class: "verified" }, "✓ " + t("station.verified")));
}

/** Whose credit account pays, where it is not the patient's own. */
function guardian() {
  const person = act.person();
  const found = visit !== null && visit.verification.guardian && person.guardian ? start.people.find((one) => one.role === person.guardian) : null;
  return found ? both(found.name) : "";
}

function credit(told) {
  const who = guardian() ? t("guardian", guardian()) + " · " : "";
  if (!told.agreement) {
    return who + t("station.no-credit");
  }
  const left = told.agreement.available_credit_fen;
  return who + (left === undefined ? t("station.credit-unknown") : t("station.credit", yuan(left))) + (left !== undefined && left < total() / 4 ? " · " + t("station.credit-low") : "");
}

function work() {
  const element = byId("work");
  element.classList.toggle("is-result", payment !== null || story === "settling");
  if (payment !== null || story === "settling") {
    draw(element, result());
  } else {
    draw(element, order_(), estimated());
  }
}

function order_() {
  const rows = basket.map((line) => {
    const one = item(line.item_code);
    return h("li", { class: "line" },
      h("span", { class: "class class-" + one.item_class, title: t("station.class." + one.item_class + ".tell") }, t("station.class." + one.item_class)),
      h("span", { class: "line-name" }, one.item_name),
      h("span", { class: "stepper" },
        h("button", { type: "button", "data-key": "-" + one.item_code, "aria-label": line.quantity > 1 ? t("station.fewer", one.item_name) : t("station.remove", one.item_name), onclick: () => change(line, -1) }, "−"),
        h("span", { class: "line-quantity" }, String(line.quantity)),
        h("button", { type: "button", "data-key": "+" + one.item_code, "aria-label": t("station.more", one.item_name), disabled: line.quantity >= 99, onclick: () => change(line, 1) }, "+")),
      h("b", { class: "line-fen" }, yuan(one.price_fen * line.quantity)));
  });
  return h("div", { class: "order" },
    rows.length > 0 ? h("ul", { class: "lines" }, rows) : h("div", { class: "nothing" }, h("p", { class: "nothing-title" }, t("station.empty-basket")), h("p", {}, t("station.empty-basket-tell"))),
    h("label", { class: "add" }, h("span", { class: "visually-hidden" }, t("station.add")), chooser()));
}

function chooser() {
  const select = h("select", { class: "pick", "data-key": "add", onchange: (event) => { add(event.target.value); } }, h("option", { value: "" }, "+ " + t("station.choose")),
    ["01", "02", "03"].map((kind) => h("optgroup", { label: t("station.class." + kind + ".tell") },
      start.items.filter((one) => one.item_class === kind).map((one) => h("option", { value: one.item_code }, one.item_name + "  " + yuan(one.price_fen))))));
  return select;
}

function add(code) {
  const line = basket.find((one) => one.item_code === code);
  if (line) {
    line.quantity = Math.min(99, line.quantity + 1);
  } else if (code) {
    basket.push({ item_code: code, quantity: 1 });
  }
  changed();
}

function change(line, by) {
  line.quantity += by;
  basket = basket.filter((one) => one.quantity > 0);
  changed();
}

function changed() {
  estimate = null;
  work();
  patient();
  foot();
}

function estimated() {
  if (problem) {
    return h("div", { class: "notice is-bad", role: "alert" }, h("b", {}, t("station.problem")), h("p", {}, problem));
  }
  if (!estimate) {
    return null;
  }
  const parts = partsOfEstimate(estimate, Boolean(visit.verification.agreement));
  const shown = bar();
  shown.show(parts, total());
  return h("div", { class: "estimate", role: "status" }, h("h3", {}, t("station.estimated")), shown.element, legend(parts, total(), guardian()));
}

export function foot() {
  const element = byId("station-foot");
  if (visit !== null && !verified() && !scanning) {
    draw(element, faultChooser(), h("div", { class: "actions" }, h("button", { type: "button", class: "btn", "data-key": "next", onclick: () => act.next() }, t("station.next")),
      h("button", { type: "button", class: "btn btn-primary btn-lg", "data-key": "main", onclick: scan }, t("station.scan-again"))));
  } else if (!verified()) {
    draw(element, sum(), faultChooser(), h("div", { class: "actions" },
      h("button", { type: "button", class: "btn btn-primary btn-lg", "data-key": "main", disabled: scanning || !act.code(), onclick: scan }, t(scanning ? "station.scanning" : "station.scan"))));
  } else if (payment === null && story === "") {
    draw(element, sum(), faultChooser(), h("div", { class: "actions" },
      h("button", { type: "button", class: "btn", "data-key": "estimate", disabled: estimating || basket.length === 0, onclick: tryOut }, t("station.estimate")),
      h("button", { type: "button", class: "btn btn-primary btn-lg", "data-key": "main", disabled: sending || basket.length === 0, onclick: finish }, t("station.finish"))));
  } else if (problem && payment === null) {
    draw(element, h("div", { class: "actions" }, h("button", { type: "button", class: "btn btn-primary btn-lg", "data-key": "main", onclick: finish }, t("station.try-again"))));
  } else {
    draw(element, afterwards(), h("div", { class: "actions" },
      h("button", { type: "button", class: done() && !isOpen(payment) ? "btn btn-primary btn-lg" : "btn btn-lg", "data-key": "main", disabled: !done() || refunding(), onclick: () => act.next() }, t("station.next"))));
  }
}

function sum() {
  return h("div", { class: "sum-row" }, h("span", {}, t("station.total")), h("b", { class: "total" }, yuan(total()), h("small", {}, " " + t("station.yuan"))));
}

function faultChooser() {
  return h("label", { class: "fault" + (fault === "none" ? "" : " is-on") }, h("span", { class: "fault-name" }, t("station.fault")),
    h("select", { class: "pick", "data-key": "fault", id: "fault", onchange: (event) => choose(event.target.value) },
      Object.keys(FAULTS).map((key) => h("option", { value: key, selected: key === fault }, t("fault." + key)))),
    h("span", { class: "fault-tell" }, t("fault." + fault + ".tell")));
}

async function choose(key) {
  fault = key;
  foot();
  await order(key, act.parties());
}

export async function scan() {
  if (scanning || !act.code()) {
    return;
  }
  scanning = true;
  problem = null;
  departments();
  foot();
  try {
    const opened = await post("/stage/visits", { person_no: act.person().person_no, code: act.code(), department: department.department });
    visit = { ...opened, verification: opened.status === 200 ? opened.verification : { result: "IN_DOUBT", ...opened.verification } };
  } finally {
    scanning = false;
  }
  if (verified()) {
    act.step(2);
  }
  turn();
}

const bill = () => ({ person_no: act.person().person_no, bill_number: visit.bill_number, visit_number: visit.visit_number, verification_id: visit.verification.verification_id,
  department: department.department, started_at: visit.started_at, lines: basket });

async function tryOut() {
  estimating = true;
  problem = null;
  foot();
  try {
    const told = await post("/stage/estimates", bill());
    estimate = told.status === 200 && told.body.self_pay_fen !== undefined ? told.body : null;
    problem = estimate ? null : words(told);
  } finally {
    estimating = false;
  }
  work();
  foot();
}

/** What Medpay says when it does not do what it was asked. */
function words(told) {
  if (told.status === 0) {
    return t("station.no-answer");
  }
  return told.body.message ? both(told.body.message) : (told.body.insurance && told.body.insurance.reason) || t("station.problem");
}

async function finish() {
  problem = null;
  sending = true;
  story = "settling";
  payment = null;
  work();
  foot();
  byId("work").scrollTop = 0;
  watchSoon();
  const told = await post("/stage/payments", bill()).catch(() => ({ status: 0, body: {} }));
  sending = false;
  if (told.body.payment_id) {
    takes(told.body);
    watchSoon();
  } else if (payment === null) {
    problem = words(told);
    story = told.status === 0 ? "settling" : "";
    work();
    foot();
  }
}

/** One look at a time, whoever asks for it. */
function watchSoon() {
  clearTimeout(looking);
  looking = setTimeout(watch, LOOK_EVERY_MS);
}

/** Asks how it stands until it stands still; while the request itself is open too. */
async function watch() {
  if (visit === null || (payment !== null && !isOpen(payment) && story === "done")) {
    return;
  }
  const number = visit.bill_number;
  try {
    const told = await get("/stage/payments/" + number + "?person_no=" + act.person().person_no + "&known=" + (payment && !sending ? payment.state : ""));
    if (visit !== null && visit.bill_number === number && told.status === 200) {
      takes(told.body);
    }
  } catch {
    // the next look tells
  }
  if (visit !== null && visit.bill_number === number && (sending || payment === null || isOpen(payment))) {
    watchSoon();
  }
}

function takes(news) {
  const same = payment !== null && JSON.stringify(payment) === JSON.stringify(news);
  payment = news;
  if (act.settled()) {
    tell();
  } else if (!same) {
    work();
    foot();
  }
}

/** The story goes on with each message that is shown: insurance first, then the charge. */
export function heard(message) {
  if (message === null) {
    tell();
    return;
  }
  if (story === "settling" && message.from === "insurance" && message.operation === "2207" && message.summary.startsWith("0") && !message.fault) {
    story = "insured";
    work();
  }
}

function tell() {
  if (payment === null || story === "") {
    return;
  }
  const finished = !isOpen(payment);
  if (!finished && !isInDoubt(payment)) {
    work();
    return;
  }
  story = "done";
  work();
  foot();
  act.paid(payment, finished && payment.state !== "REFUSED" ? both(payment.patient_text) : "", department, guardian());
  if (finished) {
    act.step(payment.state === "PAID" ? 4 : 3);
  }
}

const awaitsTap = () => payment !== null && payment.state === "AT_WINDOW" && payment.next_action === "CONFIRM_ON_PHONE";

function result() {
  const known = payment !== null && story !== "settling";
  const parts = known ? partsOf(payment, story === "done") : [];
  const state = story !== "done" ? (story === "insured" ? "INSURED" : "SETTLING_INSURANCE") : awaitsTap() ? "CONFIRM" : payment.state;
  const amount = payment === null ? total() : payment.total_fen;
  setTimeout(() => picture.show(parts, amount), 0);
  return h("div", { class: "result" },
    h("div", { class: "result-head" }, h("span", { class: "pill pill-large pill-" + state, role: "status" }, t("state." + state)),
      h("span", { class: "result-sum" }, yuan(amount), h("small", {}, " " + t("station.yuan")))),
    h("h3", {}, t("station.result")), picture.element,
    parts.length > 0 ? legend(parts, amount, guardian()) : h("p", { class: "result-open" }, payment !== null && payment.state === "REFUSED" ? t("payer.nobody") : problem || t("station.settling")),
    story === "done" && payment !== null ? [said(), desk()] : null);
}

/** What may still be done at the counter, and what may go wrong while it is done. */
function desk() {
  const shown = counter(payment, { person: () => act.person().person_no, lines: basket.length, takes: takesAfter, turn: () => { work(); foot(); }, renew });
  const mayFail = payment.state === "PAID" || payment.state === "PAID_AT_WINDOW";
  return shown ? h("section", { class: "desk" }, h("h3", {}, t("counter.title")), mayFail && payment.refunded_fen < payment.total_fen ? faultChooser() : null, shown) : null;
}

function said() {
  return h("blockquote", { class: "read-aloud" }, h("span", {}, t("station.read-aloud")), h("p", {}, both(payment.patient_text)),
    h("footer", {}, both(payment.operator_text)));
}

function afterwards() {
  if (payment === null || !done()) {
    return null;
  }
  if (!isOpen(payment)) {
    return h("div", { class: "afterwards" }, h("p", {}, h("a", { href: "/payments/" + start.institution_code + "/" + payment.payment_id }, t("station.details"))),
      refunding() ? h("button", { type: "button", class: "btn", "data-key": "clock", onclick: advance }, t("station.clock")) : null);
  }
  const out = fault === "blackout";
  return h("div", { class: "notice" }, h("p", {}, t(out ? "station.restore-tell" : "station.clock-tell")),
    h("div", { class: "actions" }, out ? h("button", { type: "button", class: "btn", "data-key": "restore", onclick: () => choose("none") }, t("station.restore")) : null,
      h("button", { type: "button", class: "btn btn-primary", "data-key": "clock", onclick: advance }, t("station.clock"))));
}

/** The counter did something: the payment goes on from there. */
function takesAfter(news) {
  payment = news;
  story = "done";
  work();
  foot();
  if (isOpen(payment)) {
    watchSoon();
  }
}

/** A refund has ended: how the payment stands since. */
async function renew() {
  const told = await get("/stage/payments/" + payment.bill_number + "?person_no=" + act.person().person_no + "&known=" + payment.state).catch(() => null);
  if (told && told.status === 200 && payment !== null && told.body.bill_number === payment.bill_number) {
    takesAfter(told.body);
  }
}

async function advance() {
  await post("/api/clock", { advance: "PT1M" });
  await act.renewed();
}

/** The next visit begins with nothing going wrong. */
export async function next() {
  if (fault !== "none") {
    await choose("none");
  }
  reset();
}
