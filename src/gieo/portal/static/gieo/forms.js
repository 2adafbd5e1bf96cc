/* Forms: one click is one act, nothing typed is lost, limits count while one writes. */

// ---------------------------------------------------------------- a second click does nothing

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent === "yes") {
    event.preventDefault();
    return;
  }
  if (form.method !== "post" || event.defaultPrevented) return;
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Coming back with the browser's arrow: the buttons work again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) release(form);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form) release(form);
});

const release = (form) => {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
};

// A greyed act says why, it does not act.
document.addEventListener(
  "click",
  (event) => {
    if (event.target.closest("[aria-disabled='true']")) event.preventDefault();
  },
  true,
);

// ---------------------------------------------------------------- "are you sure": a dialog beside the button

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  if (event.target.closest("dialog [data-close]")) event.target.closest("dialog").close();
});

// ---------------------------------------------------------------- counters: so many of so many

const countWords = (text) => text.trim().split(/\s+/).filter(Boolean).length;

const count = (control) => {
  const counter = document.querySelector(`[data-counts="${CSS.escape(control.id)}"]`);
  if (!counter) return;
  const used = counter.dataset.unit === "words" ? countWords(control.value) : [...control.value].length;
  const limit = Number(counter.dataset.limit);
  counter.querySelector("[data-used]").textContent = used.toLocaleString("vi");
  counter.classList.toggle("is-near", used > limit * 0.9 && used <= limit);
  counter.classList.toggle("is-over", used > limit);
};

document.addEventListener("input", (event) => event.target.id && count(event.target));

// ---------------------------------------------------------------- the mark of the autosave

const clockTime = () => new Date().toLocaleTimeString("vi", { hour12: false });

const setMark = (form, state) => {
  for (const mark of form.querySelectorAll("[data-save-mark]")) {
    mark.dataset.state = state;
    const words = mark.dataset[state];
    mark.querySelector("[data-words]").textContent = state === "saved" ? `${words} ${clockTime()}` : words;
  }
};

const autosaving = (event) => event.target.closest?.("[data-autosave]");

document.addEventListener("input", (event) => autosaving(event) && setMark(autosaving(event), "waiting"));
document.addEventListener("htmx:beforeRequest", (event) => autosaving(event) && setMark(autosaving(event), "saving"));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = autosaving(event);
  if (!form) return;
  setMark(form, event.detail.successful ? "saved" : "failed");
  if (event.detail.successful) forget(form);
});

// ---------------------------------------------------------------- the copy in the browser, until the server has it

const PREFIX = "gieo-draft:";
const timers = new WeakMap();

const keyOf = (form) => PREFIX + form.dataset.draft;

const contentOf = (form) =>
  [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");

const keep = (form) => {
  try {
    localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), content: contentOf(form) }));
  } catch {
    // the store is full or forbidden: the server's autosave remains
  }
};

const forget = (form) => form.dataset.draft && localStorage.removeItem(keyOf(form));

const putBack = (form, content) => {
  const seen = {};
  for (const [name, value] of content) {
    const controls = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    const ticked = controls.find((control) => ["checkbox", "radio"].includes(control.type) && control.value === value);
    seen[name] = (seen[name] ?? -1) + 1;
    if (ticked) ticked.checked = true;
    else if (controls[seen[name]]) controls[seen[name]].value = value;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
};

const offerDraft = (form) => {
  const kept = JSON.parse(localStorage.getItem(keyOf(form)) ?? "null");
  const offer = form.querySelector("[data-draft-offer]");
  if (!kept || !offer || JSON.stringify(kept.content) === JSON.stringify(contentOf(form))) return;
  offer.hidden = false;
  offer.querySelector("[data-when]").textContent = new Date(kept.at).toLocaleString("vi");
  offer.querySelector("[data-take]").addEventListener("click", () => {
    putBack(form, kept.content);
    offer.hidden = true;
  });
  offer.querySelector("[data-drop]").addEventListener("click", () => {
    forget(form);
    offer.hidden = true;
  });
};

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (!form) return;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => keep(form), 800));
});

// ---------------------------------------------------------------- a session that ended: back to the field, text kept

const LEFT = "gieo-left";
const ACCOUNT = "/tai-khoan/";

const cameFromSignIn = () => document.referrer && new URL(document.referrer).pathname.startsWith(ACCOUNT);

/* What stands in the form that is being written, for this window alone; the editor of a proposal keeps its own copy. */
const noteLeft = (control) => {
  const form = control?.closest?.("main form[method=post]");
  if (!form || form.closest("[data-editor]") || location.pathname.startsWith(ACCOUNT)) return;
  const left = { path: location.pathname, action: form.getAttribute("action"), field: control.id, content: contentOf(form) };
  sessionStorage.setItem(LEFT, JSON.stringify(left));
};

const comeBack = () => {
  const left = JSON.parse(sessionStorage.getItem(LEFT) ?? "null");
  if (location.pathname.startsWith(ACCOUNT)) return; // on the way
  sessionStorage.removeItem(LEFT);
  if (!left || left.path !== location.pathname || !cameFromSignIn()) return;
  const forms = [...document.querySelectorAll("main form[method=post]")];
  const form = forms.find((each) => each.getAttribute("action") === left.action);
  if (!form) return;
  putBack(form, left.content);
  document.getElementById(left.field)?.focus();
};

document.addEventListener("focusin", (event) => noteLeft(event.target));
document.addEventListener("change", (event) => noteLeft(event.target));
document.addEventListener("submit", () => noteLeft(document.activeElement), true);

// ---------------------------------------------------------------- start, also for parts that htmx brings

const start = (root) => {
  root.querySelectorAll("form[data-draft]").forEach(offerDraft);
  root.querySelectorAll("[data-counts]").forEach((counter) => {
    const control = document.getElementById(counter.dataset.counts);
    if (control) count(control);
  });
  root.querySelector("[data-error-summary]")?.focus();
};

start(document);
comeBack();
document.addEventListener("htmx:load", (event) => event.target !== document.body && start(event.target));
