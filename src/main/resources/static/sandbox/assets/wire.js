// The timeline: lanes of the parties, an arrow for every message, chapters in plain words, the message itself on a click.
import { get } from "./api.js";
import { byId, calm, choice, draw, h, has, speaks, t, walk, yuan } from "./page.js";

const LANES = ["phone", "his", "medpay", "insurance", "unionpay", "bank"];
const LANE_OF = { app: "phone", "voucher-centre": "insurance", suishen: "insurance" };
const EVERY_MS = 350;
const PACE_MS = 140;
/** A number can become visible after a higher one, so the last few are asked for again. */
const LOOK_BACK = 25;
const MOST = 400;

const heard = new Map();
let waiting = [];
let shown = [];
let last = -1;
let from = 0;
let persons = [];
let everybody = false;
let chapter = "";
/** A refund is under way: what is said now is said of it. */
let backing = false;
let estimating = false;
let told = () => {};
let timer = 0;

/** Calls back with each message as it is shown, and with null when none is left to show. */
export function begin(listener) {
  told = listener;
  draw(byId("lanes"), LANES.map((lane) => h("div", { class: "lane lane-" + lane }, h("span", { "data-lane": lane }, t("lane." + lane)))));
  byId("wire-body").addEventListener("keydown", stepThrough);
  walk(byId("wire-follow"));
  turn();
  poll();
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { poll(); } });
}

/** Follows these people from now on, on an empty sheet. */
export function follow(numbers) {
  persons = numbers;
  clear();
}

export function clear() {
  from = Math.max(last, 0);
  heard.clear();
  waiting = [];
  shown = [];
  chapter = "";
  backing = false;
  estimating = false;
  sheet();
}

export const settled = () => waiting.length === 0;

/** Draws everything anew: another language. */
export function turn() {
  document.querySelectorAll("[data-lane]").forEach((lane) => { lane.textContent = t("lane." + lane.dataset.lane); });
  draw(byId("wire-follow"), choice("radio", "one", !everybody, () => show(false), t("wire.only-patient")),
    choice("radio", "all", everybody, () => show(true), t("wire.everybody")));
  sheet();
}

function show(all) {
  if (all !== everybody) {
    everybody = all;
    clear();
    turn();
  }
}

async function poll() {
  clearTimeout(timer);
  if (document.hidden) {
    return;
  }
  try {
    if (last < 0) {
      last = (await get("/stage/messages?after=-1")).last;
      from = last;
    } else if (everybody || persons.length > 0) {
      await listen();
    }
  } catch {
    // the next look tells whether it was for a moment only
  }
  timer = setTimeout(poll, EVERY_MS);
}

async function listen() {
  const asked = from;
  const who = everybody ? "" : persons.map((person) => "&person=" + encodeURIComponent(person)).join("");
  const news = await get("/stage/messages?after=" + Math.max(asked, last - LOOK_BACK) + who);
  if (asked !== from) {
    return;
  }
  last = Math.max(last, ...news.messages.map((message) => message.number));
  const fresh = news.messages.filter((message) => message.number > from && !heard.has(message.number));
  fresh.forEach((message) => heard.set(message.number, true));
  const idle = waiting.length === 0;
  waiting.push(...fresh);
  if (idle && fresh.length > 0) {
    next();
  }
}

function next() {
  if (waiting.length === 0) {
    told(null);
    return;
  }
  const hurry = calm() || document.hidden || waiting.length > 80;
  do {
    const message = waiting.shift();
    append(message);
    told(message);
  } while (hurry && waiting.length > 0);
  if (waiting.length > 0) {
    setTimeout(next, Math.max(30, PACE_MS - waiting.length * 2));
  } else {
    setTimeout(() => { if (waiting.length === 0) { told(null); } else { next(); } }, calm() ? 0 : 250);
  }
}

function sheet() {
  const body = byId("wire-body");
  chapter = "";
  backing = false;
  estimating = false;
  body.classList.toggle("is-empty", shown.length === 0);
  if (shown.length === 0) {
    draw(body, h("div", { class: "nothing" }, h("div", { class: "nothing-picture", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
      h("p", { class: "nothing-title" }, t("wire.empty")), h("p", {}, t("wire.empty-tell"))));
  } else {
    draw(body, shown.flatMap((message) => rows(message)));
  }
  count();
}

function count() {
  byId("wire-count").textContent = shown.length === 0 ? "" : t("wire.count", shown.length);
}

function append(message) {
  const body = byId("wire-body");
  if (shown.length === 0) {
    body.replaceChildren();
    body.classList.remove("is-empty");
  }
  const atEnd = body.scrollHeight - body.scrollTop - body.clientHeight < 120;
  shown.push(message);
  const drawn = rows(message);
  drawn.forEach((row) => row.classList.add("is-new"));
  body.append(...drawn);
  if (shown.length > MOST) {
    shown = shown.slice(-MOST);
    while (body.children.length > MOST + 40) {
      body.firstChild.remove();
    }
  }
  if (atEnd) {
    body.scrollTop = body.scrollHeight;
  }
  count();
}

/** Which part of the story a message opens; empty: it belongs where it is. */
function opens(message) {
  const operation = message.operation;
  if (operation === "estimate") {
    estimating = message.to === "medpay";
    return estimating ? "estimate" : "";
  }
  if (estimating) {
    return "";
  }
  if (["code", "verification", "1162", "1101", "SM01", "SYJ1", "decode"].includes(operation)) {
    return "identify";
  }
  if (operation === "give-back" && message.to === "medpay") {
    backing = true;
    return "back";
  }
  if (operation === "payment" && message.to === "medpay") {
    backing = false;
    return "insured";
  }
  if (operation === "2601") {
    return "void";
  }
  if (/^22/.test(operation)) {
    return backing || operation === "2208" ? "back" : "insured";
  }
  if (["consume", "query", "confirm"].includes(operation)) {
    return backing ? "refund" : "charge";
  }
  if (["open", "token-query", "token-delete", "agreement", "termination"].includes(operation)) {
    return "signing";
  }
  return ["refund", "void"].includes(operation) ? "refund" : "";
}

function rows(message) {
  const opened = everybody ? "" : opens(message);
  const head = opened && opened !== chapter ? [h("div", { class: "chapter chapter-" + opened }, h("h3", {}, t("chapter." + opened)))] : [];
  if (opened) {
    chapter = opened;
  }
  return [...head, row(message)];
}

function lane(party) {
  return LANES.indexOf(LANE_OF[party] || party);
}

const isAnswer = (message) => message.summary !== "" || message.fault !== undefined;

function row(message) {
  const start = lane(message.from);
  const end = lane(message.to);
  const [left, right] = [Math.min(start, end), Math.max(start, end)];
  const lost = ["NO_ANSWER_BEFORE", "NO_ANSWER_AFTER", "DOWN", "SERVER_ERROR"].includes(message.fault);
  const style = ["arrow", "by-" + LANES[start], end < start ? "to-left" : "to-right", goesWrong(message) ? "is-bad" : "", lost ? "is-lost" : "",
    isAnswer(message) ? "is-answer" : "is-request"].join(" ");
  const arrow = h("span", { class: style }, h("span", { class: "arrow-text" }, label(message)), h("span", { class: "arrow-line" }));
  arrow.style.gridColumn = (left * 2 + 2) + " / " + (right * 2 + 2);
  return h("button", { type: "button", class: "wire-row " + (isAnswer(message) ? "row-answer" : "row-request"), "data-number": message.number, tabindex: "-1",
    "aria-label": t("party." + message.from) + " → " + t("party." + message.to) + ": " + plain(message), onclick: () => open(message) }, arrow);
}

const name = (message) => {
  const atBank = "op.bank." + message.operation;
  const key = message.to === "bank" && has(atBank) ? atBank : "op." + message.operation;
  return has(key) ? t(key) : message.operation;
};

const code = (message) => message.summary.split(" ")[0];

function goesWrong(message) {
  if (message.fault && message.fault !== "DUPLICATE" && message.fault !== "LATE") {
    return true;
  }
  const said = code(message);
  if (["insurance", "voucher-centre", "suishen"].includes(message.from)) {
    return !["0", "P001", ""].includes(said);
  }
  if (message.from === "unionpay" || message.from === "bank") {
    return !["00", "A6", "00/00", "00/A6", "12", "waiting", ""].includes(said);
  }
  return message.from === "medpay" && /^[45]/.test(said);
}

/** What an answer says, in a word. */
function saying(message) {
  if (message.fault) {
    return t("mode." + message.fault);
  }
  const word = message.summary.split(" ").at(-1);
  if (message.operation === "estimate" && word === "200") {
    return t("op.estimate");
  }
  if (message.from === "insurance" || message.from === "voucher-centre" || message.from === "suishen") {
    if (goesWrong(message)) {
      return message.summary;
    }
    if (message.operation === "SM01") {
      return t("answer.not-old");
    }
    return message.amount_fen !== undefined && ["2206", "2207"].includes(message.operation) ? t("answer.paid-by-insurance") : t("answer.ok");
  }
  if (message.from === "bank") {
    return goesWrong(message) ? t("answer.no") + " " + code(message) : t("answer.yes");
  }
  if (message.from === "unionpay") {
    return fromUnionPay(message);
  }
  if (["confirmed", "refused", "waiting"].includes(word)) {
    return t("answer." + word);
  }
  if (has("answer." + word)) {
    return t("answer." + word);
  }
  if (has("refund." + word) && ["give-back", "refund-query", "window-return"].includes(message.operation)) {
    return t("refund." + word);
  }
  return has("state." + word) ? t("state." + word) : message.summary;
}

function fromUnionPay(message) {
  const said = code(message);
  if (said === "waiting") {
    return t("answer.waiting");
  }
  if (goesWrong(message)) {
    return said.endsWith("34") ? t("answer.not-found") : t("answer.no") + " " + said.split("/").at(-1);
  }
  if (message.operation === "notify") {
    return t("op.notify") + ": " + t(message.amount_fen === undefined ? "answer.signed" : "answer.charged");
  }
  if (message.operation === "notify-return") {
    return t("op.notify") + ": " + t("answer.returned");
  }
  if (message.operation === "query") {
    return t(backing ? "answer.returned" : "answer.charged");
  }
  return message.operation === "consume" ? t("answer.accepted") : t("answer.ok");
}

function plain(message) {
  const amount = message.amount_fen === undefined ? "" : " " + yuan(message.amount_fen);
  return (isAnswer(message) ? name(message) + " " + saying(message) : name(message)) + amount;
}

function label(message) {
  const parts = isAnswer(message)
    ? [h("span", {}, goesWrong(message) && message.operation !== "notify" ? saying(message) : saying(message))]
    : [h("span", {}, name(message)), /^\d/.test(message.operation) ? h("span", { class: "arrow-code" }, message.operation) : null];
  const ours = message.from === "medpay" && isAnswer(message) && message.amount_fen !== undefined && ["payment", "estimate", "payment-query"].includes(message.operation);
  if (ours) {
    parts.push(h("span", { class: "arrow-code" }, t("answer.left")));
  }
  if (message.amount_fen !== undefined) {
    parts.push(h("b", {}, yuan(message.amount_fen)));
  }
  return parts;
}

/** Up and down walk through the messages. */
function stepThrough(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const all = [...byId("wire-body").querySelectorAll(".wire-row")];
  if (step === undefined || all.length === 0) {
    return;
  }
  event.preventDefault();
  const at = all.indexOf(document.activeElement);
  const target = all[Math.min(Math.max(at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step, 0), all.length - 1)];
  target.focus();
}

/** The message as people can read it: JSON indented, form fields one to a line. */
function readable(content) {
  const cut = content.indexOf("\n");
  const first = content.startsWith("{") || cut < 0 ? "" : content.slice(0, cut + 1) + "\n";
  const body = first ? content.slice(cut + 1) : content;
  try {
    return first + JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return /^[A-Za-z0-9_]+=/.test(body) ? first + fields(body) : content;
  }
}

function fields(body) {
  const encoded = /%[0-9A-F]{2}/.test(body);
  const pairs = encoded ? [...new URLSearchParams(body)] : body.split(/&(?=[A-Za-z0-9_]+=)/).map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]);
  const width = Math.min(24, Math.max(...pairs.map(([field]) => field.length)));
  return pairs.map(([field, value]) => field.padEnd(width) + "  " + value).join("\n");
}

async function open(message) {
  const dialog = byId("message");
  const text = h("pre", { class: "raw", tabindex: "0" }, "…");
  const at = new Date(message.at).toLocaleTimeString(speaks() === "en" ? "en-GB" : "zh-CN", { hour12: false, timeZone: "Asia/Shanghai" }) + "." +
    message.at.slice(20, 23).padEnd(3, "0").replace(/\D/g, "0");
  dialog.replaceChildren(
    h("div", { class: "drawer-head" }, h("h2", { id: "message-title" }, name(message)),
      h("button", { type: "button", class: "close", "aria-label": t("wire.close"), onclick: () => dialog.close() })),
    h("p", { class: "drawer-way" }, h("span", { class: "party by-" + LANES[lane(message.from)] }, t("party." + message.from)), " → ",
      h("span", { class: "party by-" + LANES[lane(message.to)] }, t("party." + message.to))),
    h("dl", { class: "drawer-facts" },
      h("div", {}, h("dt", {}, t("wire.at")), h("dd", {}, at)),
      message.amount_fen === undefined ? null : h("div", {}, h("dt", {}, t("wire.amount")), h("dd", {}, yuan(message.amount_fen) + " " + t("station.yuan")))),
    isAnswer(message) ? h("p", { class: "drawer-said" + (goesWrong(message) ? " is-bad" : "") }, saying(message)) : "",
    h("h3", {}, t("wire.raw")), text);
  dialog.showModal();
  try {
    const { content } = await get("/stage/messages/" + message.number);
    text.textContent = content === undefined ? t(message.fault ? "wire.no-content" : "wire.inside") : readable(content);
  } catch {
    text.textContent = t("wire.no-longer");
  }
}
