// Words in the reader's language, elements made from data (never from markup), money as people read it.

let words = { zh: {}, en: {} };
let language = document.documentElement.lang.startsWith("en") ? "en" : "zh";

export function learn(all) {
  words = all;
}

export function speaks() {
  return language;
}

/** The text under this key; {0} … are filled in. An unknown key shows itself, so that it is noticed. */
export function t(key, ...values) {
  const text = words[language][key];
  return text === undefined ? key : text.replace(/\{(\d)\}/g, (_, index) => values[index]);
}

export function has(key) {
  return words[language][key] !== undefined;
}

/** A text that comes in both languages. */
export function both(text) {
  return text ? text[language] : "";
}

/** Turns the page to another language: whatever stands in the markup, here; the rest draws itself anew. */
export function speak(next) {
  language = next;
  document.documentElement.lang = next === "en" ? "en" : "zh-CN";
  document.title = t("title") + " · " + t("brand");
  document.querySelectorAll("[data-t]").forEach((element) => { element.textContent = t(element.dataset.t); });
  document.querySelectorAll("[data-label]").forEach((element) => element.setAttribute("aria-label", t(element.dataset.label)));
  document.querySelectorAll("[data-title]").forEach((element) => element.setAttribute("title", t(element.dataset.title)));
}

export const byId = (id) => document.getElementById(id);

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** h("p", {class: "x", onclick: …}, "text", child …) */
export function h(name, properties = {}, ...children) {
  return fill(document.createElement(name), properties, children);
}

export function svg(name, properties = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), properties, children);
}

/** Draws a part anew and keeps the focus where it was: by data-key. */
export function draw(parent, ...children) {
  const active = document.activeElement;
  const key = active && parent.contains(active) ? active.dataset.key : undefined;
  parent.replaceChildren(...children.flat().filter(Boolean));
  if (key) {
    const again = parent.querySelector('[data-key="' + CSS.escape(key) + '"]');
    if (again) {
      again.focus({ preventScroll: true });
    }
  }
}

/** Fen as yuan: 12345 is 123.45. Integers all the way. */
export function yuan(fen) {
  const whole = Math.trunc(fen / 100).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  return whole + "." + String(fen % 100).padStart(2, "0");
}

export const percent = (part, total) => (total === 0 ? "0" : (Math.round((part * 1000) / total) / 10).toFixed(1)) + "%";

export const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Arrow keys walk through a group of radios, as the keyboard's users expect. */
export function walk(group) {
  group.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    const radios = [...group.querySelectorAll("[role=radio], [role=tab]")];
    const next = radios[(radios.indexOf(document.activeElement) + step + radios.length) % radios.length];
    next.focus();
    next.click();
  });
}

/** One of a group: a button that is a radio or a tab. Only the chosen one is in the tab order. */
export function choice(role, key, chosen, onclick, ...children) {
  return h("button", { type: "button", role, class: "one-of", "data-key": key, tabindex: chosen ? "0" : "-1",
    [role === "tab" ? "aria-selected" : "aria-checked"]: String(chosen), onclick }, ...children);
}
