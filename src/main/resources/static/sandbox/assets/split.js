// The money as a picture: who pays which part of a bill, as a bar and as a ring.
import { h, percent, svg, t, yuan } from "./page.js";

const OPEN = new Set(["RECEIVED", "SETTLING_INSURANCE", "INSURANCE_IN_DOUBT", "INSURED", "CHARGING", "CHARGE_IN_DOUBT"]);

export const isOpen = (payment) => OPEN.has(payment.state) || payment.state === "REVERSING" || payment.state === "REVERSAL_IN_DOUBT";
export const isInDoubt = (payment) => payment.state === "INSURANCE_IN_DOUBT" || payment.state === "CHARGE_IN_DOUBT" || payment.state === "REVERSAL_IN_DOUBT";

function selfPayer(payment) {
  if (payment.state === "PAID_AT_WINDOW") {
    return ["window-paid", "window"];
  }
  if (payment.state === "AT_WINDOW") {
    return ["window-due", "window"];
  }
  const charge = payment.charge ? payment.charge.state : "NONE";
  return { CHARGED: ["credit", "self"], CHARGING: ["credit-pending", "self pending"], IN_DOUBT: ["credit-doubt", "self doubt"] }[charge] || ["open", "open"];
}

/** The parts of a payment as far as they are known. {shownCharge}: whether the story has come to the charge yet. */
export function partsOf(payment, shownCharge = true) {
  const insurance = payment.insurance;
  if (!insurance || !["SETTLED", "NONE"].includes(insurance.state)) {
    return [];
  }
  const [payer, style] = shownCharge ? selfPayer(payment) : ["open", "open"];
  const uninsured = insurance.state === "NONE" ? payment.total_fen : insurance.self_pay_fen;
  return [["fund", "fund", insurance.fund_paid_fen], ["account", "account", insurance.personal_account_paid_fen],
    ["hospital", "hospital", insurance.other_paid_fen], [payer, style, uninsured]]
    .filter(([, , fen]) => fen > 0).map(([name, css, fen]) => ({ payer: name, style: css, fen }));
}

export function partsOfEstimate(estimate, signed) {
  const insurance = estimate.insurance;
  const carried = signed && estimate.agreement_will_carry !== false;
  return [["fund", "fund", insurance.fund_paid_fen], ["account", "account", insurance.personal_account_paid_fen],
    ["hospital", "hospital", insurance.other_paid_fen], [carried ? "credit-would" : "window-due", carried ? "self" : "window", estimate.self_pay_fen]]
    .filter(([, , fen]) => fen > 0).map(([name, css, fen]) => ({ payer: name, style: css, fen }));
}

/** A bar that grows: the same element stays while its parts change. */
export function bar() {
  const element = h("div", { class: "share-bar", "aria-hidden": "true" });
  return {
    element,
    show(parts, total) {
      const known = new Map([...element.children].map((child) => [child.dataset.slot, child]));
      parts.forEach((part, index) => {
        const slot = part.style.split(" ")[0] === "fund" || part.style === "account" || part.style === "hospital" ? part.style : "rest";
        let piece = known.get(slot);
        if (!piece) {
          piece = h("span", { "data-slot": slot });
          piece.style.flexGrow = "0";
          element.append(piece);
          void piece.offsetWidth;
        }
        known.delete(slot);
        piece.className = part.style.split(" ").map((name) => "part-" + name).join(" ");
        piece.style.order = String(index);
        piece.style.flexGrow = String(part.fen / total);
      });
      known.forEach((piece) => piece.remove());
      element.classList.toggle("is-empty", parts.length === 0);
    },
  };
}

/** {guardian}: whose credit account it is, where it is not the patient's own. */
export function legend(parts, total, guardian) {
  return h("ul", { class: "share-list" }, parts.map((part) => h("li", {},
    h("span", { class: "share-dot " + part.style.split(" ").map((name) => "part-" + name).join(" "), "aria-hidden": "true" }),
    h("span", { class: "share-who" }, t("payer." + part.payer), guardian && part.payer.startsWith("credit") ? h("small", {}, t("guardian", guardian)) : null),
    h("span", { class: "share-percent" }, percent(part.fen, total)),
    h("b", { class: "share-fen" }, yuan(part.fen)))));
}

/** A ring of the same parts; the total stands in its middle. */
export function ring(parts, total) {
  const around = 2 * Math.PI * 42;
  let turned = 0;
  const arcs = parts.map((part) => {
    const length = (part.fen / total) * around;
    const arc = svg("circle", { class: "arc " + part.style.split(" ").map((name) => "part-" + name).join(" "), cx: "60", cy: "60", r: "42",
      "stroke-dasharray": Math.max(length - 2, 1) + " " + (around - Math.max(length - 2, 1)), "stroke-dashoffset": String(-turned) });
    turned += length;
    return arc;
  });
  return svg("svg", { class: "ring", viewBox: "0 0 120 120", role: "img",
    "aria-label": t("split") + ": " + parts.map((part) => t("payer." + part.payer) + " " + yuan(part.fen)).join(", ") },
  svg("circle", { class: "ring-track", cx: "60", cy: "60", r: "42" }),
  svg("g", { transform: "rotate(-90 60 60)" }, arcs),
  svg("text", { class: "ring-sum", x: "60", y: "62" }, yuan(total)), svg("text", { class: "ring-unit", x: "60", y: "76" }, t("station.yuan")));
}
