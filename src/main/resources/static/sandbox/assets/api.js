// Talks to the page's own server part (/sandbox/stage) and to the sandbox's control API (/sandbox/api).

/** A certain no, with the server's words for it. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.code || String(status));
    this.status = status;
    this.problem = problem;
  }
}

async function send(method, path, body) {
  const headers = { Accept: "application/json", "X-Medpay-Stage": "1" };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  const response = await fetch("/sandbox" + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: "no-store" });
  const text = await response.text();
  const json = text ? JSON.parse(text) : {};
  if (!response.ok) {
    throw new Refusal(response.status, json);
  }
  return json;
}

export const get = (path) => send("GET", path);
export const post = (path, body = {}) => send("POST", path, body);
export const drop = (path) => send("DELETE", path);
