// What can go wrong, in plain words, and the orders to the sandbox behind each.
import { drop, get, post } from "./api.js";

/** How long a line stays silent before it is cut: long enough to be seen, shorter than anybody's patience. */
const SILENCE_MS = 1200;

const lost = (party, operation, mode) => ({ party, operation, mode, times: 1, delay_ms: SILENCE_MS });

export const FAULTS = {
  none: [],
  "charge-declined": [{ party: "unionpay", operation: "consume", mode: "DECLINE", times: 1 }],
  "both-lost": [lost("unionpay", "consume", "NO_ANSWER_AFTER"), { party: "unionpay", operation: "notify", mode: "DOWN", times: 1 }],
  "insurance-lost": [lost("insurance", "2207", "NO_ANSWER_AFTER")],
  "insurance-silent": [lost("insurance", "2207", "NO_ANSWER_BEFORE")],
  "insurance-refuses": [{ party: "insurance", operation: "2207", mode: "DECLINE", times: 1 }],
  "answer-lost": [lost("unionpay", "consume", "NO_ANSWER_AFTER")],
  "notice-lost": [{ party: "unionpay", operation: "notify", mode: "DOWN", times: 1 }],
  "wrong-signature": [{ party: "unionpay", operation: "consume", mode: "WRONG_SIGNATURE", times: 1 }, { party: "unionpay", operation: "notify", mode: "WRONG_SIGNATURE", times: 1 }],
  blackout: [lost("unionpay", "consume", "NO_ANSWER_AFTER"), { party: "unionpay", operation: "notify", mode: "DOWN", times: 0 },
    { party: "unionpay", operation: "query", mode: "DOWN", times: 0 }],
  "reversal-lost": [lost("insurance", "2208", "NO_ANSWER_AFTER")],
  "reversal-refused": [{ party: "insurance", operation: "2208", mode: "DECLINE", times: 1 }],
  "return-refused": [{ party: "unionpay", operation: "void", mode: "DECLINE", times: 1 }, { party: "unionpay", operation: "refund", mode: "DECLINE", times: 1 }],
  "centre-silent": [lost("voucher-centre", "1162", "NO_ANSWER_BEFORE")],
};

let ordered = "none";

/** What a page that was closed has left behind for these people. */
export async function tidy(people) {
  const numbers = new Set(people.map((person) => person.person_no));
  if ((await get("/api/faults")).faults.some((fault) => numbers.has(fault.person_no))) {
    await drop("/api/faults");
  }
}

/** Orders this one for these people alone, and takes back what this page ordered before. {parties}: whose messages each party must spoil. */
export async function order(key, parties) {
  if (ordered !== "none") {
    await drop("/api/faults");
  }
  ordered = key;
  for (const fault of FAULTS[key]) {
    await post("/api/faults", { ...fault, person_no: fault.party === "unionpay" ? parties.payer : parties.patient });
  }
}
