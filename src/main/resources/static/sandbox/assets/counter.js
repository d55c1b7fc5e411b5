// The cashier's counter: what may still be done with a bill once the doctor has finished, and how a refund finds its end.
import { get, post } from "./api.js";
import { both, byId, h, t, yuan } from "./page.js";

const LOOK_EVERY_MS = 500;
const OPEN = new Set(["REQUESTED", "REVERSING", "RESETTLING", "RETURNING"]);

let refund = null;
let busy = false;
let problem = null;
let looking = 0;

/** Another patient: nothing is left of the last one. */
export function clear() {
  clearTimeout(looking);
  refund = null;
  busy = false;
  problem = null;
}

export const refunding = () => refund !== null && OPEN.has(refund.state);

/** {context}: person() → number, lines → how many, takes(payment), turn() draws again. */
export function counter(payment, context) {
  const actions = choices(payment, context);
  if (!refund && !problem && actions.length === 0) {
    return null;
  }
  return h("div", { class: "counter" }, refund ? told(payment, context) : null,
    problem ? h("p", { class: "counter-problem", role: "alert" }, problem) : null,
    actions.length > 0 ? h("div", { class: "actions actions-left" }, actions) : null);
}

function choices(payment, context) {
  const due = payment.window ? payment.window.amount_due_fen : 0;
  if (payment.state === "AT_WINDOW") {
    return [button("collect", t("counter.collect", yuan(due)), () => act(payment, context, "window-payment", { amount_fen: due })),
      button("give-up", t("counter.give-up"), () => act(payment, context, "cancellation", {}))];
  }
  if (payment.state === "CHARGE_IN_DOUBT") {
    const self = payment.insurance.self_pay_fen || payment.total_fen;
    return [button("collect", t("counter.collect-doubt", yuan(self)), () => act(payment, context, "window-payment", { amount_fen: self, despite_doubt: true }))];
  }
  if ((payment.state === "PAID" || payment.state === "PAID_AT_WINDOW") && !refunding() && payment.refunded_fen < payment.total_fen && !(refund && refund.state === "RETURN_AT_WINDOW")) {
    const whole = button("refund", t("counter.refund"), () => giveBack(payment, context, {}));
    return context.lines > 1 && payment.refunded_fen === 0 ? [whole, button("refund-line", t("counter.refund-line"), () => giveBack(payment, context, { line_number: 1 }))] : [whole];
  }
  return [];
}

function button(key, words, onclick) {
  return h("button", { type: "button", class: "btn", "data-key": key, disabled: busy, onclick }, words);
}

function told(payment, context) {
  return h("div", { class: "refund" },
    h("div", { class: "refund-head" }, h("b", {}, t("counter.refund-of", yuan(refund.total_fen))),
      h("span", { class: "pill pill-" + refund.state, role: "status" }, t("refund." + refund.state))),
    h("p", {}, both(refund.patient_text)),
    refund.state === "RETURN_AT_WINDOW" ? h("div", { class: "actions actions-left" }, button("pay-out", t("counter.pay-out", yuan(refund.charge_fen)), () => payOut(payment, context))) : null);
}

async function act(payment, context, what, body) {
  await doing(context, async () => {
    const answer = await post("/stage/payments/" + payment.payment_id + "/" + what, { person_no: context.person(), ...body });
    takes(answer, (news) => context.takes(news));
  });
}

async function giveBack(payment, context, body) {
  await doing(context, async () => {
    const answer = await post("/stage/payments/" + payment.payment_id + "/refunds", { person_no: context.person(), ...body });
    takes(answer, (news) => { refund = news; });
  });
  follow(payment, context);
}

async function payOut(payment, context) {
  await doing(context, async () => {
    takes(await post("/stage/payments/" + payment.payment_id + "/refunds/" + refund.refund_number + "/window-return", { person_no: context.person() }),
      (news) => { refund = news; });
  });
}

async function doing(context, work) {
  busy = true;
  problem = null;
  context.turn();
  try {
    await work();
  } finally {
    busy = false;
  }
  context.turn();
  byId("work").scrollTop = byId("work").scrollHeight;
}

function takes(answer, keep) {
  if (answer.status >= 200 && answer.status < 300) {
    keep(answer.body);
  } else {
    problem = answer.body.message ? both(answer.body.message) : t("station.no-answer");
  }
}

/** Looks until the refund has found its end. */
function follow(payment, context) {
  clearTimeout(looking);
  if (!refund) {
    return;
  }
  if (!refunding()) {
    context.renew();
    return;
  }
  looking = setTimeout(async () => {
    const number = refund && refund.refund_number;
    const answer = await get("/stage/payments/" + payment.payment_id + "/refunds/" + number + "?person_no=" + context.person()).catch(() => null);
    if (answer && answer.status === 200 && refund && refund.refund_number === number) {
      refund = answer.body;
      context.turn();
    }
    follow(payment, context);
  }, LOOK_EVERY_MS);
}
